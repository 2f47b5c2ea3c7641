import { describe, expect, it } from "@jest/globals";
import { SmallOrg } from "./small-org";

const org = new SmallOrg();
const account = org.add("Account", { Name: "Acme", Industry: "Energy", NumberOfEmployees: 10, AnnualRevenue: 0.1 });
org.add("Account", { Name: "ACME", Industry: "Banking", NumberOfEmployees: 5, AnnualRevenue: 0.2 });
org.add("Account", { Name: "Beta" });
const deals = [
  ["Prospecting", 10, "2026-01-31", "2026-01-01T10:00:00.000Z", account],
  ["Closed Won", 20.5, "2026-02-28", "2026-01-02T10:00:00.000Z", account],
  ["Qualification", null, "2026-02-01", "2026-01-03T10:00:00.000Z", null],
  ["Prospecting", 30, null, "2026-01-04T10:00:00.000Z", null],
] as const;
for (const [StageName, Amount, CloseDate, CreatedDate, AccountId] of deals) {
  org.add("Opportunity", { StageName, Amount, CloseDate, CreatedDate, AccountId });
}

const only = (soql: string) => {
  const [{ attributes, ...fields } = { attributes: undefined }] = org.ask(soql).records;
  expect(attributes).toEqual({ type: "AggregateResult" });
  return fields;
};

describe("aggregates (soql.md §6)", () => {
  it("take no notice of what has no value", () => {
    expect(
      only("SELECT COUNT(Amount) c, SUM(Amount) s, AVG(Amount) a, MIN(Amount) l, MAX(Amount) h FROM Opportunity"),
    ).toEqual({ c: 3, s: 60.5, a: 60.5 / 3, l: 10, h: 30 });
  });

  it("are null of nothing, and counts are 0", () => {
    expect(
      only(
        "SELECT COUNT(Id), COUNT_DISTINCT(Name), SUM(Amount), AVG(Amount), MIN(CloseDate) FROM Opportunity WHERE Amount > 99",
      ),
    ).toEqual({ expr0: 0, expr1: 0, expr2: null, expr3: null, expr4: null });
  });

  it("print money, percent and averages with a decimal point, and whole numbers without (wire fact 24)", () => {
    const printed = org.print(
      "SELECT SUM(Amount) s, MIN(Amount) l, AVG(Probability) p, COUNT(Id) c FROM Opportunity WHERE Amount IN (10, 30)",
    );
    expect(printed).toContain('"s":40.0,"l":10.0,"p":null,"c":2');
    expect(org.print("SELECT SUM(NumberOfEmployees) s, AVG(NumberOfEmployees) a FROM Account")).toContain(
      '"s":15,"a":7.5',
    );
    expect(
      org.print(
        "SELECT AVG(NumberOfEmployees) a, MAX(NumberOfEmployees) m FROM Account WHERE Name = 'Acme' AND Industry = 'Energy'",
      ),
    ).toContain('"a":10.0,"m":10');
  });

  it("add decimals as decimals", () => {
    expect(only("SELECT SUM(AnnualRevenue) FROM Account")).toEqual({ expr0: 0.3 });
  });

  it("find the first and last of dates, dateTimes and texts, and of picklists by their order", () => {
    expect(
      only(
        "SELECT MIN(CloseDate) a, MAX(CloseDate) b, MAX(CreatedDate) c, MIN(StageName) d, MAX(StageName) e FROM Opportunity",
      ),
    ).toEqual({
      a: "2026-01-31",
      b: "2026-02-28",
      c: "2026-01-04T10:00:00.000+0000",
      d: "Prospecting",
      e: "Closed Won",
    });
    expect(only("SELECT MIN(Name) a, MAX(Name) b FROM Account")).toEqual({ a: "Acme", b: "Beta" });
  });

  it("count distinct values without regard to case", () => {
    expect(only("SELECT COUNT_DISTINCT(Name) n, COUNT_DISTINCT(Industry) i FROM Account")).toEqual({ n: 2, i: 2 });
    expect(only("SELECT COUNT_DISTINCT(AccountId) FROM Opportunity")).toEqual({ expr0: 1 });
  });

  it("reach parents' fields", () => {
    expect(only("SELECT SUM(Account.NumberOfEmployees) n, MAX(Account.Name) m FROM Opportunity")).toEqual({
      n: 20,
      m: "Acme",
    });
  });

  it("are named in the order in which they come, those with aliases apart", () => {
    expect(only("SELECT MAX(Amount), MIN(Amount) low, SUM(Amount) FROM Opportunity")).toEqual({
      expr0: 30,
      low: 10,
      expr1: 60.5,
    });
  });

  it("group what differs in case only as one", () => {
    expect(org.ask("SELECT Name, COUNT(Id) n FROM Account GROUP BY Name ORDER BY Name").records).toMatchObject([
      { Name: "Acme", n: 2 },
      { Name: "Beta", n: 1 },
    ]);
  });

  it.each([
    ["SUM(Name)", "field Name does not support aggregate operator SUM"],
    ["AVG(CloseDate)", "field CloseDate does not support aggregate operator AVG"],
    ["SUM(StageName)", "field StageName does not support aggregate operator SUM"],
    ["MIN(IsWon)", "field IsWon does not support aggregate operator MIN"],
    ["MAX(Description)", "field Description does not support aggregate operator MAX"],
    ["COUNT_DISTINCT(IsDeleted)", "field IsDeleted does not support aggregate operator COUNT_DISTINCT"],
  ])("refuse %s by the flags of describe (soql.md §5)", (aggregate, reason) => {
    expect(org.reason(`SELECT ${aggregate} FROM Opportunity`)).toBe(`MALFORMED_QUERY: ${reason}`);
  });

  it("stand at the root only (soql.md §2)", () => {
    expect(org.reason("SELECT Id, (SELECT SUM(Amount) FROM Opportunities) FROM Account")).toBe(
      "MALFORMED_QUERY: only root queries support aggregate expressions",
    );
    expect(org.reason("SELECT Id, (SELECT Id FROM Opportunities GROUP BY Id) FROM Account")).toBe(
      "MALFORMED_QUERY: only root queries support aggregate expressions",
    );
  });

  it("refuse a field that is neither grouped nor aggregated at its place", () => {
    expect(org.refuse("SELECT Name, SUM(Amount) FROM Opportunity").message).toContain(
      "ERROR at Row:1:Column:8\nField must be grouped or aggregated: Name",
    );
  });
});

describe("HAVING (soql.md §6)", () => {
  const groups = (having: string) =>
    org.column(`SELECT StageName FROM Opportunity GROUP BY StageName HAVING ${having} ORDER BY StageName`);

  it.each([
    ["COUNT(Id) > 1", ["Prospecting"]],
    ["COUNT(Id) = 1 AND StageName != 'Closed Won'", ["Qualification"]],
    ["SUM(Amount) = null", ["Qualification"]],
    ["SUM(Amount) >= 20.5", ["Prospecting", "Closed Won"]],
    ["NOT (SUM(Amount) > 20.5)", ["Qualification", "Closed Won"]],
    ["StageName LIKE 'p%' OR MAX(Amount) < 25", ["Prospecting", "Closed Won"]],
    ["COUNT_DISTINCT(AccountId) IN (0, 5)", ["Qualification"]],
    ["MIN(CloseDate) < 2026-02-10 AND (COUNT(Amount) = 0 OR COUNT(Amount) = 2)", ["Prospecting", "Qualification"]],
    ["MAX(CreatedDate) > 2026-01-03T12:00:00Z", ["Prospecting"]],
  ])("keeps the groups of which %s", (having, expected) => {
    expect(groups(having)).toEqual(expected);
  });

  it.each([
    ["Name = 'x'", "Field must be grouped or aggregated: Name"],
    [
      "COUNT(Id) = 'x'",
      "value of filter criterion for field 'Id' must be of type double and should not be enclosed in quotes",
    ],
    [
      "StageName IN (SELECT Name FROM Account)",
      "Semi join sub-selects are only allowed at the top level WHERE expressions",
    ],
    ["SUM(Name) > 1", "field Name does not support aggregate operator SUM"],
    ["FORMAT(SUM(Amount)) = '1'", "this local org does not evaluate format() here"],
  ])("refuses %s", (having, reason) => {
    expect(org.reason(`SELECT StageName FROM Opportunity GROUP BY StageName HAVING ${having}`)).toContain(reason);
  });
});
