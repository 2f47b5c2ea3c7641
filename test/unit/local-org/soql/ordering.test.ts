import { describe, expect, it } from "@jest/globals";
import { SmallOrg } from "./small-org";

/** soql.md §7. */
describe("ORDER BY (soql.md §7)", () => {
  it("sorts text without regard to case, in upper case", () => {
    const org = new SmallOrg();
    for (const name of ["beta", "Alpha", "_first", "ALPHA2", "über", "Zed", "Ödland"])
      org.add("Account", { Name: name });
    const sorted = ["Alpha", "ALPHA2", "beta", "Zed", "_first", "Ödland", "über"];
    expect(org.column("SELECT Name FROM Account ORDER BY Name")).toEqual(sorted);
    expect(org.column("SELECT Name FROM Account ORDER BY Name DESC")).toEqual(sorted.reverse());
  });

  it("puts no value first in both directions, unless told otherwise", () => {
    const org = new SmallOrg();
    for (const value of [2, null, 1]) org.add("Account", { AnnualRevenue: value });
    const order = (terms: string) => org.column(`SELECT AnnualRevenue FROM Account ORDER BY AnnualRevenue ${terms}`);
    expect(order("")).toEqual([null, 1, 2]);
    expect(order("DESC")).toEqual([null, 2, 1]);
    expect(order("ASC NULLS LAST")).toEqual([1, 2, null]);
    expect(order("DESC NULLS LAST")).toEqual([2, 1, null]);
    expect(order("DESC NULLS FIRST")).toEqual([null, 2, 1]);
    expect(order("NULLS LAST")).toEqual([1, 2, null]);
  });

  it("sorts a picklist by the set-up order of its values, unknown ones last", () => {
    const org = new SmallOrg();
    for (const stage of ["Closed Won", "Zebra", "Prospecting", "Aardvark", "Negotiation/Review", null]) {
      org.add("Opportunity", { StageName: stage });
    }
    const sorted = ["Prospecting", "Negotiation/Review", "Closed Won", "Aardvark", "Zebra"];
    expect(org.column("SELECT StageName FROM Opportunity ORDER BY StageName")).toEqual([null, ...sorted]);
    expect(org.column("SELECT StageName FROM Opportunity ORDER BY StageName DESC NULLS LAST")).toEqual([
      ...sorted.reverse(),
      null,
    ]);
  });

  it("sorts false before true, and dates by time", () => {
    const org = new SmallOrg();
    org.add("Opportunity", { IsWon: true, CloseDate: "2026-01-02" });
    org.add("Opportunity", { IsWon: false, CloseDate: "2026-01-03" });
    org.add("Opportunity", { IsWon: true, CloseDate: "2025-12-31" });
    expect(org.column("SELECT CloseDate FROM Opportunity ORDER BY IsWon, CloseDate DESC")).toEqual([
      "2026-01-03",
      "2026-01-02",
      "2025-12-31",
    ]);
  });

  it("sorts by a parent's field and keeps records without a parent", () => {
    const org = new SmallOrg();
    const z = org.add("Account", { Name: "Z" });
    const a = org.add("Account", { Name: "A" });
    for (const [LastName, AccountId] of [
      ["z", z],
      ["a", a],
      ["none", null],
    ] as const)
      org.add("Contact", { LastName, AccountId });
    expect(org.column("SELECT LastName FROM Contact ORDER BY Account.Name")).toEqual(["none", "a", "z"]);
    expect(org.column("SELECT LastName FROM Contact ORDER BY Account.Name DESC NULLS LAST")).toEqual([
      "z",
      "a",
      "none",
    ]);
  });

  it("breaks ties always alike, and not by Id", () => {
    const org = new SmallOrg();
    const ids = Array.from({ length: 20 }, () => org.add("Account", { Name: "same" }));
    const soql = "SELECT Id FROM Account ORDER BY Name";
    const tied = org.column(soql);
    expect(org.column(soql)).toEqual(tied);
    expect(tied).not.toEqual(ids);
    expect([...tied].sort()).toEqual(ids);
    expect(org.column(`${soql}, Id`)).toEqual(ids);
    expect(org.column(`${soql}, Id DESC LIMIT 3`)).toEqual(ids.reverse().slice(0, 3));
  });

  it("answers the same first records whether it sorts few or picks them from many", () => {
    const org = new SmallOrg();
    for (let i = 0; i < 500; i++) org.add("Account", { NumberOfEmployees: (i * 7919) % 101, Name: `n${i % 3}` });
    const soql = "SELECT Id FROM Account ORDER BY NumberOfEmployees DESC, Name";
    const all = org.column(soql);
    expect(all).toHaveLength(500);
    for (const limit of [1, 10, 124, 125, 126, 499])
      expect(org.column(`${soql} LIMIT ${limit}`)).toEqual(all.slice(0, limit));
    expect(org.column(`${soql} LIMIT 20 OFFSET 30`)).toEqual(all.slice(30, 50));
  });

  it("refuses the old and new values of histories (soql.md §5)", () => {
    expect(new SmallOrg().reason("SELECT Id FROM OpportunityFieldHistory ORDER BY NewValue")).toBe(
      "MALFORMED_QUERY: field 'NewValue' can not be sorted in a query call",
    );
  });

  it("takes at most 32 fields", () => {
    const org = new SmallOrg();
    const soql = (count: number) =>
      `SELECT Id FROM Account ORDER BY ${Array.from({ length: count }, () => "Name").join()}`;
    expect(org.ask(soql(32)).totalSize).toBe(0);
    expect(org.reason(soql(33))).toBe("MALFORMED_QUERY: ORDER BY takes at most 32 fields");
  });
});

describe("LIMIT and OFFSET (soql.md §7)", () => {
  const org = new SmallOrg();
  const ids = Array.from({ length: 5 }, () => org.add("Account"));

  it.each([
    ["LIMIT 2", [0, 1]],
    ["LIMIT 0", []],
    ["LIMIT 99", [0, 1, 2, 3, 4]],
    ["OFFSET 3", [3, 4]],
    ["LIMIT 2 OFFSET 1", [1, 2]],
    ["OFFSET 2000", []],
  ])("%s", (clause, expected) => {
    const rows = expected.map((index) => ids[index]);
    expect(org.column(`SELECT Id FROM Account ORDER BY Id ${clause}`)).toEqual(rows);
    expect(org.column(`SELECT Id FROM Account ${clause}`)).toEqual(rows);
  });

  it("refuses an OFFSET above 2,000, in plain words", () => {
    expect(org.refuse("SELECT Id FROM Account OFFSET 2001")).toEqual({
      errorCode: "NUMBER_OUTSIDE_VALID_RANGE",
      message: "Maximum SOQL offset allowed is 2000",
    });
  });
});
