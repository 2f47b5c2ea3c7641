import { describe, expect, it } from "@jest/globals";
import { SmallOrg } from "./small-org";

const org = new SmallOrg();
org.add("Opportunity", { Name: "late", CloseDate: "2026-12-31", CreatedDate: "2026-12-31T23:30:00.000Z" });
org.add("Opportunity", { Name: "leap", CloseDate: "2024-02-29", CreatedDate: "2024-02-29T05:00:00.000Z" });
org.add("Opportunity", { Name: "none" });

const named = (where: string, differences = {}) =>
  org.column(`SELECT Name FROM Opportunity WHERE ${where}`, differences);

describe("date functions in WHERE (soql.md §4)", () => {
  it.each([
    ["CALENDAR_YEAR(CloseDate) = 2026", ["late"]],
    ["CALENDAR_QUARTER(CloseDate) = 4", ["late"]],
    ["CALENDAR_MONTH(CloseDate) IN (2, 3)", ["leap"]],
    ["DAY_IN_MONTH(CloseDate) > 29", ["late"]],
    ["DAY_IN_WEEK(CloseDate) = 5", ["late", "leap"]],
    ["DAY_IN_YEAR(CloseDate) = 60", ["leap"]],
    ["DAY_IN_YEAR(CloseDate) = 365", ["late"]],
    ["WEEK_IN_MONTH(CloseDate) = 5", ["late", "leap"]],
    ["WEEK_IN_YEAR(CloseDate) = 53", ["late"]],
    ["WEEK_IN_YEAR(CloseDate) = 9", ["leap"]],
    ["DAY_ONLY(CreatedDate) = 2026-12-31", ["late"]],
    ["DAY_ONLY(CreatedDate) < LAST_YEAR", ["leap"]],
    ["HOUR_IN_DAY(CreatedDate) = 23", ["late"]],
    ["CALENDAR_YEAR(CreatedDate) != 2026", ["leap", "none"]],
    ["CALENDAR_YEAR(CreatedDate) = null", ["none"]],
    ["CALENDAR_YEAR(Account.CreatedDate) = null", ["late", "leap", "none"]],
  ])("%s", (where, expected) => {
    expect(named(where)).toEqual(expected);
  });

  it("work in UTC unless convertTimezone() moves them to the user's zone", () => {
    const tokyo = { timeZone: "Asia/Tokyo" };
    expect(named("CALENDAR_YEAR(CreatedDate) = 2026", tokyo)).toEqual(["late"]);
    expect(named("CALENDAR_YEAR(convertTimezone(CreatedDate)) = 2027", tokyo)).toEqual(["late"]);
    expect(named("HOUR_IN_DAY(convertTimezone(CreatedDate)) = 8", tokyo)).toEqual(["late"]);
    expect(named("DAY_ONLY(convertTimezone(CreatedDate)) = 2024-02-28", { timeZone: "America/Los_Angeles" })).toEqual([
      "leap",
    ]);
  });

  it("count fiscal periods from the org's first month, years by the one they end in", () => {
    const april = { fiscalYearStartMonth: 4 };
    expect(named("FISCAL_YEAR(CloseDate) = 2027", april)).toEqual(["late"]);
    expect(named("FISCAL_YEAR(CloseDate) = 2024", april)).toEqual(["leap"]);
    expect(named("FISCAL_QUARTER(CloseDate) = 3 OR FISCAL_MONTH(CloseDate) = 11", april)).toEqual(["late", "leap"]);
    expect(named("FISCAL_YEAR(CloseDate) = 2026")).toEqual(["late"]);
  });

  it.each([
    ["CALENDAR_YEAR(Name) = 1", "CALENDAR_YEAR() needs a field of type date or dateTime"],
    ["HOUR_IN_DAY(CloseDate) = 1", "HOUR_IN_DAY() needs a field of type dateTime"],
    ["DAY_ONLY(CloseDate) = 2026-01-01", "DAY_ONLY() needs a field of type dateTime"],
    ["CALENDAR_YEAR(convertTimezone(CloseDate)) = 1", "convertTimezone() needs a field of type dateTime"],
    ["convertTimezone(CreatedDate) = TODAY", "this local org does not evaluate converttimezone() here"],
    ["CALENDAR_YEAR(CreatedDate) = '2026'", "must be of type int and should not be enclosed in quotes"],
    ["CALENDAR_DECADE(CreatedDate) = 2", "unexpected token: '('"],
  ])("refuse %s", (where, reason) => {
    expect(org.reason(`SELECT Id FROM Opportunity WHERE ${where}`)).toContain(reason);
  });
});

describe("date functions of groups (soql.md §4 and §6)", () => {
  it("group, and are shown, sorted and filtered by where they are grouped", () => {
    const soql =
      "SELECT CALENDAR_YEAR(CreatedDate), CALENDAR_MONTH(CreatedDate) m, COUNT(Id) n FROM Opportunity " +
      "GROUP BY CALENDAR_YEAR(CreatedDate), CALENDAR_MONTH(CreatedDate) HAVING CALENDAR_YEAR(CreatedDate) > 2000 " +
      "ORDER BY CALENDAR_YEAR(CreatedDate) DESC NULLS LAST";
    expect(org.ask(soql).records).toMatchObject([
      { expr0: 2026, m: 12, n: 1 },
      { expr0: 2024, m: 2, n: 1 },
    ]);
  });

  it("tell a function in UTC from one in the user's zone", () => {
    expect(
      org.reason("SELECT DAY_ONLY(CreatedDate) FROM Opportunity GROUP BY DAY_ONLY(convertTimezone(CreatedDate))"),
    ).toBe("MALFORMED_QUERY: Field must be grouped or aggregated: CreatedDate");
  });

  it("are neither selected nor sorted by without GROUP BY", () => {
    expect(org.reason("SELECT CALENDAR_YEAR(CreatedDate) FROM Opportunity")).toBe(
      "MALFORMED_QUERY: Field must be grouped or aggregated: CALENDAR_YEAR(CreatedDate)",
    );
    expect(org.reason("SELECT Id FROM Opportunity ORDER BY CALENDAR_YEAR(CreatedDate)")).toBe(
      "MALFORMED_QUERY: CALENDAR_YEAR() can be sorted by in a query with GROUP BY only",
    );
  });
});
