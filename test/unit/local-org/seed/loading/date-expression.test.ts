import { describe, expect, it } from "@jest/globals";

import {
  daysBetween,
  isDate,
  moveDay,
  parseDateExpression,
} from "../../../../../src/local-org/seed/loading/date-expression";

describe("parseDateExpression", () => {
  const today = "2026-11-21";

  it("reads a day, TODAY and a column, each with a distance or none", () => {
    expect(parseDateExpression("2017-12-31", today)).toEqual({
      base: { kind: "day", day: "2017-12-31" },
      count: 0,
      unit: "day",
    });
    expect(parseDateExpression("TODAY - 1 month", today)).toEqual({
      base: { kind: "day", day: today },
      count: -1,
      unit: "month",
    });
    expect(parseDateExpression("{engage date} + 90 days", today)).toEqual({
      base: { kind: "column", column: "engage date" },
      count: 90,
      unit: "day",
    });
  });

  it.each(["", "tomorrow", "2017-02-30", "{a} + days", "{a} + 3 fortnights", "{a} 3 days", "engage_date", "{}"])(
    "refuses %j",
    (text) => {
      expect(parseDateExpression(text, today)).toBeUndefined();
    },
  );
});

describe("moveDay", () => {
  it.each([
    ["2017-01-31", 1, "month", "2017-02-28"],
    ["2016-02-29", 1, "year", "2017-02-28"],
    ["2016-12-31", 1, "day", "2017-01-01"],
    ["2017-03-31", -1, "month", "2017-02-28"],
    ["2017-01-10", -2, "week", "2016-12-27"],
    ["2016-11-03", 90, "day", "2017-02-01"],
  ] as const)("moves %s by %i %s to %s", (day, count, unit, expected) => {
    expect(moveDay(day, count, unit)).toBe(expected);
  });
});

describe("isDate", () => {
  it("knows the days of the calendar only", () => {
    expect(["2016-02-29", "2017-12-31"].every(isDate)).toBe(true);
    expect(["2017-02-29", "2017-13-01", "31.12.2017", "2017-1-1", ""].some(isDate)).toBe(false);
  });
});

describe("daysBetween", () => {
  it("counts back as well as forth", () => {
    expect(daysBetween("2020-03-21", "2020-03-31")).toBe(10);
    expect(daysBetween("2020-03-01", "2020-02-28")).toBe(-2);
  });
});
