import { describe, expect, it } from "@jest/globals";

import { createCalendar } from "../../../../src/local-org/seed/calendar";

describe("createCalendar", () => {
  const calendar = createCalendar(new Date("2026-11-21T23:59:59.999Z"));

  it("counts days from today, whatever the hour", () => {
    expect(calendar.date(0)).toBe("2026-11-21");
    expect(calendar.date(-21)).toBe("2026-10-31");
    expect(calendar.date(41)).toBe("2027-01-01");
    expect(calendar.moment(-1, 90)).toBe("2026-11-20T01:30:00.000Z");
  });

  it("knows the quarters around today", () => {
    const days = (offset: number): string[] => {
      const { first, last } = calendar.quarter(offset);
      return [calendar.date(first), calendar.date(last)];
    };
    expect(days(0)).toEqual(["2026-10-01", "2026-12-31"]);
    expect(days(1)).toEqual(["2027-01-01", "2027-03-31"]);
    expect(days(-4)).toEqual(["2025-10-01", "2025-12-31"]);
  });
});
