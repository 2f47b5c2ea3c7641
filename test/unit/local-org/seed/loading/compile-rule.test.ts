import { describe, expect, it } from "@jest/globals";

import { compileRule } from "../../../../../src/local-org/seed/loading/compile-rule";
import type { Rule } from "../../../../../src/local-org/seed/loading/mapping";

interface Outcome {
  readonly value: string | null;
  readonly failures: readonly string[];
}

const ids: Readonly<Record<string, string>> = { "Account/Acme": "001000000000001AAA" };

function run(rule: Rule, cells: Readonly<Record<string, string>>): Outcome {
  const failures: string[] = [];
  const evaluate = compileRule(rule, {
    today: "2017-06-15",
    useColumn: () => undefined,
    lookup: (object, key) => ids[`${object}/${key}`],
    complain: (message) => failures.push(message),
  });
  return { value: evaluate({ line: 2, cells }, (message) => failures.push(message)), failures };
}

const good = (value: string | null): Outcome => ({ value, failures: [] });

describe("compileRule", () => {
  it("takes a column as it is, and a blank one as nothing", () => {
    expect(run("name", { name: " Acme  Corp " })).toEqual(good(" Acme  Corp "));
    expect(run("name", { name: "  " })).toEqual(good(null));
  });

  it("tries the rules of a list in turn", () => {
    const closeDate: Rule = ["closed", { date: "{engaged} + 90 days" }, { date: "2017-12-31" }];
    expect(run(closeDate, { closed: "2017-03-01", engaged: "2016-10-20" })).toEqual(good("2017-03-01"));
    expect(run(closeDate, { closed: "", engaged: "2016-11-03" })).toEqual(good("2017-02-01"));
    expect(run(closeDate, { closed: "", engaged: "" })).toEqual(good("2017-12-31"));
  });

  it("puts other words for a column's, and guesses none", () => {
    const stage: Rule = { column: "stage", map: { Won: "Closed Won" } };
    expect(run(stage, { stage: "Won" })).toEqual(good("Closed Won"));
    expect(run(stage, { stage: "won" }).failures).toEqual(['column "stage": "won" is not in the mapping\'s "map".']);
    expect(run(stage, { stage: "toString" }).failures).toHaveLength(1);
  });

  it.each([
    ["Mei-Mei Johns", "Mei-Mei", "Johns"],
    ["Ana de la Cruz", "Ana de la", "Cruz"],
    ["Cher", null, "Cher"],
  ])("splits the name %s", (name, firstName, lastName) => {
    expect(run({ column: "name", part: "firstName" }, { name })).toEqual(good(firstName));
    expect(run({ column: "name", part: "lastName" }, { name })).toEqual(good(lastName));
  });

  it("multiplies numbers only", () => {
    expect(run({ column: "revenue", multiply: 1e6 }, { revenue: "4.5" })).toEqual(good("4500000"));
    expect(run({ column: "revenue", multiply: 1e6 }, { revenue: "4,5" }).failures).toEqual([
      'column "revenue": "4,5" is no number.',
    ]);
  });

  it("fills a template, unless one of its columns is empty", () => {
    const name: Rule = { template: "{account} - {product}" };
    expect(run(name, { account: "Acme", product: "GTX Pro" })).toEqual(good("Acme - GTX Pro"));
    expect(run(name, { account: "", product: "GTX Pro" })).toEqual(good(null));
    expect(run({ template: "no column" }, {}).failures).toEqual(['the template "no column" has no column in braces.']);
  });

  it("finds records by key and says which key finds none", () => {
    const account: Rule = { lookup: "Account", column: "account" };
    expect(run(account, { account: "Acme" })).toEqual(good("001000000000001AAA"));
    expect(run(account, { account: "" })).toEqual(good(null));
    expect(run(account, { account: "Acne" }).failures).toEqual(['column "account": no Account has the key "Acne".']);
  });

  it("knows constants, and TODAY as the data means it", () => {
    expect(run({ constant: false }, {})).toEqual(good("false"));
    expect(run({ date: "TODAY + 1 year" }, {})).toEqual(good("2018-06-15"));
  });

  it("refuses date expressions and columns that hold no date", () => {
    expect(run({ date: "soon" }, {}).failures[0]).toContain('"soon" is no date expression');
    expect(run({ date: "{day} + 1 day" }, { day: "12/31/2017" }).failures).toEqual([
      'column "day": "12/31/2017" is no date such as 2017-12-31.',
    ]);
  });
});
