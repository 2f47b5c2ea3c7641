import { describe, expect, it } from "@jest/globals";
import { SmallOrg } from "./small-org";

const org = new SmallOrg();
const energy = org.add("Account", { Name: "Acme", Industry: "Energy" });
const plain = org.add("Account", { Name: "Beta" });
const deals = [
  ["Prospecting", 10, energy, false],
  ["Closed Won", 20, energy, true],
  ["Prospecting", null, plain, false],
  ["Prospecting", 30, null, false],
] as const;
for (const [StageName, Amount, AccountId, IsWon] of deals)
  org.add("Opportunity", { StageName, Amount, AccountId, IsWon });

const group = (fields: Record<string, unknown>) => ({ attributes: { type: "AggregateResult" }, ...fields });

/** soql.md §3 and §6. */
describe("groups (soql.md §6)", () => {
  it("counts records and values, under the names given or expr0, expr1", () => {
    expect(
      org.ask(
        "SELECT COUNT(Id) total, COUNT(Amount), StageName, COUNT(AccountId) FROM Opportunity GROUP BY StageName ORDER BY StageName DESC",
      ),
    ).toEqual({
      totalSize: 2,
      records: [
        group({ total: 1, expr0: 1, StageName: "Closed Won", expr1: 1 }),
        group({ total: 3, expr0: 2, StageName: "Prospecting", expr1: 2 }),
      ],
    });
  });

  it("makes one group of everything without GROUP BY, also of nothing", () => {
    expect(org.ask("SELECT COUNT(Id), COUNT(Amount) values FROM Opportunity").records).toEqual([
      group({ expr0: 4, values: 3 }),
    ]);
    expect(org.ask("SELECT COUNT(Id) FROM Opportunity WHERE Amount > 99").records).toEqual([group({ expr0: 0 })]);
    expect(
      org.ask("SELECT StageName, COUNT(Id) FROM Opportunity WHERE Amount > 99 GROUP BY StageName").records,
    ).toEqual([]);
  });

  it("groups by parents' fields, a missing parent being a group of its own", () => {
    const soql =
      "SELECT Account.Industry, COUNT(Id) n FROM Opportunity GROUP BY Account.Industry, IsWon ORDER BY COUNT(Id) DESC, IsWon";
    expect(org.ask(soql).records).toEqual([
      group({ Industry: null, n: 2 }),
      group({ Industry: "Energy", n: 1 }),
      group({ Industry: "Energy", n: 1 }),
    ]);
  });

  it("needs no aggregate, and tells equal names apart by aliases", () => {
    expect(
      org.ask(
        "SELECT Account.Name a, Account.Owner.Name o FROM Opportunity WHERE AccountId != null GROUP BY Account.Name, Account.Owner.Name ORDER BY Account.Name",
      ).records,
    ).toEqual([group({ a: "Acme", o: null }), group({ a: "Beta", o: null })]);
  });

  it("limits groups", () => {
    const soql = "SELECT StageName FROM Opportunity GROUP BY StageName ORDER BY StageName LIMIT 1";
    expect(org.column(soql)).toEqual(["Prospecting"]);
    expect(org.column(`${soql} OFFSET 1`)).toEqual(["Closed Won"]);
  });

  it("refuses more than 2,000 of them", () => {
    const many = new SmallOrg();
    for (let i = 0; i < 2001; i++) many.add("Account", { Name: `n${i}` });
    const soql = "SELECT Name, COUNT(Id) FROM Account GROUP BY Name";
    expect(many.refuse(soql)).toEqual({
      errorCode: "EXCEEDED_ID_LIMIT",
      message: "Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch",
    });
    expect(many.ask(`${soql} LIMIT 2000`).totalSize).toBe(2000);
  });

  it.each([
    ["SELECT Name, COUNT(Id) FROM Opportunity", "Field must be grouped or aggregated: Name"],
    ["SELECT Name FROM Opportunity GROUP BY StageName", "Field must be grouped or aggregated: Name"],
    [
      "SELECT StageName FROM Opportunity GROUP BY StageName ORDER BY Name",
      "Ordered field must be grouped or aggregated: Name",
    ],
    ["SELECT COUNT(Id) FROM Opportunity GROUP BY Amount", "field 'Amount' can not be grouped in a query call"],
    [
      "SELECT COUNT(Id) FROM Opportunity GROUP BY CreatedDate",
      "field 'CreatedDate' can not be grouped in a query call",
    ],
    ["SELECT COUNT(Description) FROM Opportunity", "field Description does not support aggregate operator COUNT"],
    ["SELECT COUNT(IsWon) FROM Opportunity", "field IsWon does not support aggregate operator COUNT"],
    [
      "SELECT COUNT(Id) FROM Opportunity LIMIT 1",
      "Non-grouped query that uses overall aggregate functions cannot also use LIMIT",
    ],
    [
      "SELECT COUNT(Id) FROM Opportunity ORDER BY COUNT(Id)",
      "Non-grouped query that uses overall aggregate functions cannot also use ORDER BY",
    ],
    ["SELECT Account.Name, Owner.Name FROM Opportunity GROUP BY Account.Name, Owner.Name", "duplicate alias: Name"],
    ["SELECT COUNT(Id) a, COUNT(Amount) A FROM Opportunity", "duplicate alias: A"],
    [
      "SELECT StageName, (SELECT Id FROM Tasks) FROM Opportunity GROUP BY StageName",
      "Grouped query cannot use child relationships in the select list",
    ],
    ["SELECT COUNT() FROM Opportunity GROUP BY StageName", "COUNT() goes with neither GROUP BY nor ORDER BY"],
    ["SELECT COUNT() FROM Opportunity ORDER BY Name", "COUNT() goes with neither GROUP BY nor ORDER BY"],
    ["SELECT COUNT() FROM Opportunity OFFSET 1", "COUNT() does not go with OFFSET"],
    [
      "SELECT Id FROM Opportunity ORDER BY COUNT(Id)",
      "Non-grouped query that uses overall aggregate functions cannot also use ORDER BY",
    ],
  ])("%s", (soql, reason) => {
    expect(org.reason(soql)).toBe(`MALFORMED_QUERY: ${reason}`);
  });

  it("cannot be sorted by an alias", () => {
    expect(org.reason("SELECT COUNT(Id) n FROM Opportunity GROUP BY StageName ORDER BY n")).toContain(
      "No such column 'n'",
    );
  });
});
