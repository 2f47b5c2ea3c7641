import { describe, expect, it } from "@jest/globals";
import { parseValue } from "graphql";
import { DateScalar } from "../../../src/graphql/scalars/date";
import { DateLiteralScalar } from "../../../src/graphql/scalars/date-literal";
import { DateTimeScalar } from "../../../src/graphql/scalars/date-time";

describe("Date", () => {
  it.each(["2026-03-31", "2024-02-29", "1700-01-01", "4000-12-31"])("takes %s as it is", (text) => {
    expect(DateScalar.parseValue(text)).toBe(text);
    expect(DateScalar.parseLiteral(parseValue(`"${text}"`))).toBe(text);
  });

  it.each([
    ["31.03.2026", "write it as YYYY-MM-DD"],
    ["2026-3-1", "write it as YYYY-MM-DD"],
    ["2026-03-31T00:00:00Z", "write it as YYYY-MM-DD"],
    ["", "write it as YYYY-MM-DD"],
    ["2026-02-29", "the calendar has no such day"],
    ["2026-13-01", "the calendar has no such day"],
    ["2026-00-10", "the calendar has no such day"],
    ["1699-12-31", "Salesforce holds the years 1700 to 4000"],
  ])("refuses %j and says why", (text, why) => {
    expect(() => DateScalar.parseValue(text)).toThrow(`"${text}" is not a Date: ${why}.`);
  });

  it.each(["20260331", "null", "true"])("refuses the literal %s, which is no string", (literal) => {
    expect(() => DateScalar.parseLiteral(parseValue(literal))).toThrow("Date must be a string.");
  });

  it("answers what Salesforce holds, unshifted", () => {
    expect(DateScalar.serialize("2026-03-31")).toBe("2026-03-31");
  });
});

describe("DateTime", () => {
  it.each([
    ["2026-03-31T16:00:00Z", "2026-03-31T16:00:00.000Z"],
    ["2026-03-31T16:00Z", "2026-03-31T16:00:00.000Z"],
    ["2026-03-31T23:30:00.5-05:00", "2026-04-01T04:30:00.500Z"],
    ["2026-01-01T00:00:00+02:00", "2025-12-31T22:00:00.000Z"],
  ])("takes %s as %s", (text, utc) => {
    expect(DateTimeScalar.parseValue(text)).toBe(utc);
  });

  it.each([
    ["2026-03-31", "write it as YYYY-MM-DDThh:mm:ss with Z or an offset such as +02:00"],
    ["2026-03-31T16:00:00", "write it as YYYY-MM-DDThh:mm:ss with Z or an offset such as +02:00"],
    ["2026-03-31T24:00:00Z", "write it as YYYY-MM-DDThh:mm:ss with Z or an offset such as +02:00"],
    ["2026-02-30T16:00:00Z", "the calendar has no such day"],
    ["1700-01-01T00:00:00+14:00", "Salesforce holds the years 1700 to 4000"],
    ["4000-12-31T23:59:59-12:00", "Salesforce holds the years 1700 to 4000"],
  ])("refuses %s and says why", (text, why) => {
    expect(() => DateTimeScalar.parseValue(text)).toThrow(`"${text}" is not a DateTime: ${why}.`);
  });

  it("answers Salesforce's moments in UTC, as ISO 8601 writes them", () => {
    expect(DateTimeScalar.serialize("2026-03-31T16:00:00.000+0000")).toBe("2026-03-31T16:00:00.000Z");
  });
});

describe("DateLiteral", () => {
  it.each([
    ["today", "TODAY"],
    ["THIS_FISCAL_QUARTER", "THIS_FISCAL_QUARTER"],
    ["LAST_90_DAYS", "LAST_90_DAYS"],
    ["last_n_days:30", "LAST_N_DAYS:30"],
    ["N_FISCAL_YEARS_AGO:2", "N_FISCAL_YEARS_AGO:2"],
    ["2026-03-31", "2026-03-31"],
  ])("takes %s", (text, literal) => {
    expect(DateLiteralScalar.parseValue(text)).toBe(literal);
  });

  it.each(["THIS_DAY", "LAST_N_DAYZ:3", "TODAY:1", "constructor", "", "TODAY OR Id != null"])(
    "refuses %j with an example of each form",
    (text) => {
      expect(() => DateLiteralScalar.parseValue(text)).toThrow(
        `"${text}" is not a DateLiteral: use a date such as "2026-03-31", or a literal such as "THIS_QUARTER" or "LAST_N_DAYS:30".`,
      );
    },
  );

  it.each(["LAST_N_DAYS", "LAST_N_DAYS:", "LAST_N_DAYS:0", "LAST_N_DAYS:-1", "LAST_N_DAYS:1:2", "LAST_N_DAYS:99999"])(
    "asks %s for a number",
    (text) => {
      expect(() => DateLiteralScalar.parseValue(text)).toThrow("LAST_N_DAYS needs a number from 1 to 9999");
    },
  );

  it("refuses a date that no calendar has", () => {
    expect(() => DateLiteralScalar.parseValue("2026-02-30")).toThrow("the calendar has no such day");
  });
});
