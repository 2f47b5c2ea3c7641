import { describe, expect, it } from "@jest/globals";
import { createObjectSchema, createSchema } from "../../../../src/local-org/metadata/object-schema";
import { loadSchema } from "../../../../src/local-org/metadata/load-schema";
import { SmallOrg } from "./small-org";

const stock = loadSchema();
const labelled = createSchema(
  stock.objects.map((object) =>
    createObjectSchema({
      ...object,
      fields: object.fields.map((field) =>
        object.name === "Lead" && field.name === "Rating"
          ? { ...field, picklistValues: field.picklistValues.map((entry) => ({ ...entry, label: `${entry.value}!` })) }
          : field,
      ),
    }),
  ),
);
const org = new SmallOrg(labelled);
org.add("Lead", { LastName: "Ito", Rating: "Hot", AnnualRevenue: 1234567, NumberOfEmployees: 4321 });
org.add("Lead", { LastName: "Kim", Rating: "Odd", CreatedDate: "2026-03-18T21:05:00.000Z" });
org.add("Opportunity", { Name: "x", Amount: 1234.5, Probability: 10, CloseDate: "2026-03-18" });

describe("toLabel() (soql.md §2)", () => {
  it("shows the labels of values under the field's own name, and values that set-up does not know as they are", () => {
    expect(org.column("SELECT toLabel(Rating) FROM Lead")).toEqual(["Hot!", "Odd"]);
    expect(org.ask("SELECT Rating, toLabel(Rating) shown FROM Lead LIMIT 1").records).toMatchObject([
      { Rating: "Hot", shown: "Hot!" },
    ]);
  });

  it("filters by labels", () => {
    expect(org.column("SELECT LastName FROM Lead WHERE toLabel(Rating) = 'hot!'")).toEqual(["Ito"]);
    expect(org.column("SELECT LastName FROM Lead WHERE Rating = 'hot!'")).toEqual([]);
    expect(org.column("SELECT LastName FROM Lead WHERE toLabel(Rating) LIKE 'o%'")).toEqual(["Kim"]);
  });

  it("shows the labels of groups", () => {
    expect(org.column("SELECT toLabel(Rating), COUNT(Id) FROM Lead GROUP BY Rating ORDER BY Rating")).toEqual([
      "Hot!",
      "Odd",
    ]);
  });

  it.each([
    ["SELECT toLabel(Rating), Rating FROM Lead", "INVALID_FIELD: duplicate field selected: Rating"],
    ["SELECT toLabel(MAX(Rating)) FROM Lead", "MALFORMED_QUERY: toLabel() needs a picklist"],
    ["SELECT toLabel(Name) FROM Lead", "MALFORMED_QUERY: toLabel() needs a picklist"],
    [
      "SELECT Id FROM Lead ORDER BY toLabel(Rating)",
      "MALFORMED_QUERY: TOLABEL() can be sorted by in a query with GROUP BY only",
    ],
  ])("refuses %s", (soql, reason) => {
    expect(org.reason(soql)).toBe(reason);
  });
});

describe("FORMAT() (soql.md §2)", () => {
  it("writes numbers, money, percent, dates and times for the user's locale", () => {
    const soql = "SELECT FORMAT(Amount), FORMAT(Probability), FORMAT(CloseDate), Amount plain FROM Opportunity";
    expect(org.reason(soql)).toContain("only aggregate expressions use field aliasing");
    const [record] = org.ask(
      "SELECT FORMAT(Amount) a, FORMAT(Probability) p, FORMAT(CloseDate) d FROM Opportunity",
    ).records;
    expect(record).toMatchObject({ a: "$1,234.50", p: "10%", d: "3/18/2026" });
    const [german] = org.ask("SELECT FORMAT(Amount) a, FORMAT(CloseDate) d FROM Opportunity", {
      locale: "de_DE",
    }).records;
    expect(german).toMatchObject({ a: "1.234,50\u00a0$", d: "18.3.2026" });
    expect(org.column("SELECT FORMAT(NumberOfEmployees) FROM Lead WHERE LastName = 'Ito'")).toEqual(["4,321"]);
  });

  it("writes a dateTime in the user's zone", () => {
    const soql = "SELECT FORMAT(CreatedDate) FROM Lead WHERE LastName = 'Kim'";
    expect(org.column(soql)).toEqual(["3/18/2026, 9:05 PM"]);
    expect(org.column(soql, { timeZone: "Asia/Tokyo" })).toEqual(["3/19/2026, 6:05 AM"]);
  });

  it("takes an alias beside the plain field, aggregates, and nothing for nothing", () => {
    expect(org.ask("SELECT Amount, FORMAT(Amount) shown FROM Opportunity").records).toMatchObject([
      { Amount: 1234.5, shown: "$1,234.50" },
    ]);
    expect(org.ask("SELECT FORMAT(SUM(Amount)) s, FORMAT(MAX(CloseDate)) FROM Opportunity").records).toMatchObject([
      { s: "$1,234.50", expr0: "3/18/2026" },
    ]);
    expect(org.column("SELECT FORMAT(AnnualRevenue) FROM Lead WHERE LastName = 'Kim'")).toEqual([null]);
  });

  it.each([
    ["SELECT FORMAT(Name) FROM Lead", "FORMAT() needs a number, date or time, as 'Name' is not"],
    ["SELECT FORMAT(MIN(Rating)) FROM Lead", "FORMAT() needs a number, date or time, as 'Rating' is not"],
    [
      "SELECT convertCurrency(AnnualRevenue) FROM Lead",
      "convertCurrency() needs an org with multiple currencies, which this one is not",
    ],
    [
      "SELECT FORMAT(convertCurrency(AnnualRevenue)) x FROM Lead",
      "convertCurrency() needs an org with multiple currencies, which this one is not",
    ],
    ["SELECT Id FROM Lead WHERE AnnualRevenue > USD5000", "unexpected token: 'USD5000'"],
  ])("refuses %s", (soql, reason) => {
    expect(org.reason(soql)).toBe(`MALFORMED_QUERY: ${reason}`);
  });
});
