import { describe, expect, it } from "@jest/globals";
import { type DateSetting, readDateLiteral, resolvePeriods } from "../../../../src/local-org/soql/values/date-literals";
import { startOfDay } from "../../../../src/local-org/soql/values/zone-days";

function resolveDateLiteral(name: string, n: number | undefined, when: DateSetting) {
  const periods = readDateLiteral(name, n);
  return periods && resolvePeriods(periods, when);
}

/** A Wednesday. */
const setting: DateSetting = {
  now: new Date("2026-03-18T12:00:00Z"),
  timeZone: "UTC",
  fiscalYearStartMonth: 2,
  locale: "en_US",
};

describe('weeks in date literals (soql.md §4, "Week start")', () => {
  it.each([
    ["en_US", "2026-03-15"],
    ["de_DE", "2026-03-16"],
    ["en_GB", "2026-03-16"],
    ["ar_EG", "2026-03-14"],
    ["nobody knows", "2026-03-15"],
  ])("begin in %s on %s", (locale, from) => {
    expect(resolveDateLiteral("THIS_WEEK", undefined, { ...setting, locale })?.from).toBe(from);
  });

  it.each([
    ["2026-03-15T12:00:00Z", "2026-03-09"],
    ["2026-03-16T12:00:00Z", "2026-03-16"],
  ])("hold the Sunday at their end, where they begin on Monday: %s", (now, from) => {
    const german = { ...setting, locale: "de_DE", now: new Date(now) };
    expect(resolveDateLiteral("THIS_WEEK", undefined, german)?.from).toBe(from);
  });
});

/** soql.md §4, "Date literals": first day, and the day after the last. */
describe("date literals (soql.md §4)", () => {
  it.each([
    ["YESTERDAY", undefined, "2026-03-17", "2026-03-18"],
    ["TODAY", undefined, "2026-03-18", "2026-03-19"],
    ["TOMORROW", undefined, "2026-03-19", "2026-03-20"],
    ["LAST_90_DAYS", undefined, "2025-12-18", "2026-03-19"],
    ["NEXT_90_DAYS", undefined, "2026-03-19", "2026-06-17"],
    ["LAST_WEEK", undefined, "2026-03-08", "2026-03-15"],
    ["THIS_WEEK", undefined, "2026-03-15", "2026-03-22"],
    ["NEXT_WEEK", undefined, "2026-03-22", "2026-03-29"],
    ["LAST_MONTH", undefined, "2026-02-01", "2026-03-01"],
    ["THIS_MONTH", undefined, "2026-03-01", "2026-04-01"],
    ["NEXT_MONTH", undefined, "2026-04-01", "2026-05-01"],
    ["LAST_QUARTER", undefined, "2025-10-01", "2026-01-01"],
    ["THIS_QUARTER", undefined, "2026-01-01", "2026-04-01"],
    ["NEXT_QUARTER", undefined, "2026-04-01", "2026-07-01"],
    ["LAST_YEAR", undefined, "2025-01-01", "2026-01-01"],
    ["THIS_YEAR", undefined, "2026-01-01", "2027-01-01"],
    ["NEXT_YEAR", undefined, "2027-01-01", "2028-01-01"],
    ["LAST_FISCAL_QUARTER", undefined, "2025-11-01", "2026-02-01"],
    ["THIS_FISCAL_QUARTER", undefined, "2026-02-01", "2026-05-01"],
    ["NEXT_FISCAL_QUARTER", undefined, "2026-05-01", "2026-08-01"],
    ["LAST_FISCAL_YEAR", undefined, "2025-02-01", "2026-02-01"],
    ["THIS_FISCAL_YEAR", undefined, "2026-02-01", "2027-02-01"],
    ["NEXT_FISCAL_YEAR", undefined, "2027-02-01", "2028-02-01"],
    ["LAST_N_DAYS", 7, "2026-03-11", "2026-03-19"],
    ["LAST_N_DAYS", 0, "2026-03-18", "2026-03-19"],
    ["NEXT_N_DAYS", 7, "2026-03-19", "2026-03-26"],
    ["N_DAYS_AGO", 7, "2026-03-11", "2026-03-12"],
    ["LAST_N_WEEKS", 2, "2026-03-01", "2026-03-15"],
    ["NEXT_N_WEEKS", 2, "2026-03-22", "2026-04-05"],
    ["N_WEEKS_AGO", 2, "2026-03-01", "2026-03-08"],
    ["LAST_N_MONTHS", 14, "2025-01-01", "2026-03-01"],
    ["NEXT_N_MONTHS", 14, "2026-04-01", "2027-06-01"],
    ["N_MONTHS_AGO", 3, "2025-12-01", "2026-01-01"],
    ["LAST_N_QUARTERS", 2, "2025-07-01", "2026-01-01"],
    ["NEXT_N_QUARTERS", 2, "2026-04-01", "2026-10-01"],
    ["N_QUARTERS_AGO", 2, "2025-07-01", "2025-10-01"],
    ["LAST_N_YEARS", 2, "2024-01-01", "2026-01-01"],
    ["NEXT_N_YEARS", 2, "2027-01-01", "2029-01-01"],
    ["N_YEARS_AGO", 2, "2024-01-01", "2025-01-01"],
    ["LAST_N_FISCAL_QUARTERS", 2, "2025-08-01", "2026-02-01"],
    ["NEXT_N_FISCAL_QUARTERS", 2, "2026-05-01", "2026-11-01"],
    ["N_FISCAL_QUARTERS_AGO", 2, "2025-08-01", "2025-11-01"],
    ["LAST_N_FISCAL_YEARS", 2, "2024-02-01", "2026-02-01"],
    ["NEXT_N_FISCAL_YEARS", 2, "2027-02-01", "2029-02-01"],
    ["N_FISCAL_YEARS_AGO", 2, "2024-02-01", "2025-02-01"],
  ])("%s:%s", (name, n, from, until) => {
    expect(resolveDateLiteral(name, n, setting)).toEqual({ from, until });
  });

  it("counts fiscal periods over the turn of the year", () => {
    const january = { ...setting, now: new Date("2026-01-05T00:00:00Z"), fiscalYearStartMonth: 10 };
    expect(resolveDateLiteral("THIS_FISCAL_YEAR", undefined, january)).toEqual({
      from: "2025-10-01",
      until: "2026-10-01",
    });
    expect(resolveDateLiteral("LAST_FISCAL_QUARTER", undefined, january)).toEqual({
      from: "2025-10-01",
      until: "2026-01-01",
    });
  });

  it.each([
    ["TODAY", 3],
    ["THIS_WEEK", 1],
    ["LAST_N_DAYS", undefined],
    ["THIS_N_DAYS", 3],
    ["LAST_DAY", undefined],
    ["N_DECADES_AGO", 1],
    ["SOMEDAY", undefined],
  ])("knows no %s:%s", (name, n) => {
    expect(resolveDateLiteral(name, n, setting)).toBeUndefined();
  });

  it("ends where dates end, however many periods are asked for", () => {
    expect(resolveDateLiteral("LAST_N_DAYS", 1e15, setting)).toEqual({ from: "1700-01-01", until: "2026-03-19" });
    expect(resolveDateLiteral("NEXT_N_YEARS", Infinity, setting)).toEqual({ from: "2027-01-01", until: "4000-12-31" });
  });

  it("counts days in the zone of the asking user", () => {
    const late = { ...setting, now: new Date("2026-03-31T22:30:00Z") };
    expect(resolveDateLiteral("TODAY", undefined, { ...late, timeZone: "Europe/Oslo" })?.from).toBe("2026-04-01");
    expect(resolveDateLiteral("THIS_QUARTER", undefined, { ...late, timeZone: "Europe/Oslo" })?.from).toBe(
      "2026-04-01",
    );
    expect(resolveDateLiteral("THIS_QUARTER", undefined, { ...late, timeZone: "America/Lima" })?.from).toBe(
      "2026-01-01",
    );
  });
});

describe("the start of a day (soql.md §4)", () => {
  it.each([
    ["2026-03-18", "UTC", "2026-03-18T00:00:00.000Z"],
    ["2026-01-10", "Europe/Oslo", "2026-01-09T23:00:00.000Z"],
    ["2026-07-10", "Europe/Oslo", "2026-07-09T22:00:00.000Z"],
    // Clocks change during these days, and the day begins by the clock before the change.
    ["2026-03-29", "Europe/Oslo", "2026-03-28T23:00:00.000Z"],
    ["2026-10-25", "Europe/Oslo", "2026-10-24T22:00:00.000Z"],
    ["2026-03-30", "Europe/Oslo", "2026-03-29T22:00:00.000Z"],
    // In Cairo the clocks skip from midnight to one.
    ["2026-04-24", "Africa/Cairo", "2026-04-23T22:00:00.000Z"],
    ["2026-03-18", "Asia/Kathmandu", "2026-03-17T18:15:00.000Z"],
    ["2026-03-18", "Pacific/Kiritimati", "2026-03-17T10:00:00.000Z"],
    ["2026-03-18", "Pacific/Niue", "2026-03-18T11:00:00.000Z"],
  ])("%s in %s", (day, timeZone, instant) => {
    expect(startOfDay(day, timeZone).toISOString()).toBe(instant);
  });
});
