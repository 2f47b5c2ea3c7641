import { beforeAll, describe, expect, it } from "@jest/globals";
import { sharedOrg } from "./call-org";
import { savesOf } from "./save-records";

/** Rows of soql.md §1 to §11 over the wire, on a handful of accounts that nothing else names. §12 stands in soql-errors. */

const admin = sharedOrg({ scale: 0.1, now: () => new Date("2026-09-14T09:00:00Z") });

type Json = Readonly<Record<string, unknown>>;

const accounts = [
  { Name: "Soql Alder", Type: null, Industry: "Energy", AnnualRevenue: 300, NumberOfEmployees: 5 },
  { Name: "soql birch", Type: "Prospect", Industry: "Energy", AnnualRevenue: 100 },
  { Name: "Soql 100% Cedar", Type: "Partner", Industry: "Banking", AnnualRevenue: null },
  { Name: "Soql O'Dell\\Fir", Type: "Prospect", Industry: null, AnnualRevenue: 200 },
];
beforeAll(async () => {
  const saves = savesOf(admin);
  const ids: string[] = [];
  for (const account of accounts) ids.push(await saves.create("Account", { ...account, Site: "soql-rows" }));
  await saves.create("Contact", { LastName: "Soql Contact", AccountId: ids[0] });
  await saves.create("Contact", { LastName: "Soql Contact", AccountId: null });
});

const ours = "Site = 'soql-rows'";
/** The names of our accounts under a condition, without what they have in common. */
const named = async (condition: string, order = "ORDER BY Name"): Promise<readonly string[]> => {
  const { status, json } = await admin.query(`SELECT Name FROM Account WHERE ${ours} AND (${condition}) ${order}`);
  expect([status, json]).toMatchObject([200, { done: true }]);
  return (json as { records: { Name: string }[] }).records.map(({ Name }) => Name.slice(5));
};
const rows = async (soql: string): Promise<readonly Json[]> => {
  const { status, json } = await admin.query(soql);
  expect([status, json]).toMatchObject([200, { done: true }]);
  return (json as { records: Json[] }).records.map(({ attributes: _, ...record }) => record);
};

describe("conditions in statements to the local org (soql.md §4)", () => {
  it.each([
    ["Name = 'SOQL ALDER'", ["Alder"]],
    ["Name != 'soql alder'", ["100% Cedar", "birch", "O'Dell\\Fir"]],
    ["Type != 'Prospect'", ["100% Cedar", "Alder"]],
    ["Type NOT IN ('Prospect', 'Partner')", ["Alder"]],
    ["Type = null", ["Alder"]],
    ["Type = ''", ["Alder"]],
    ["Type != null", ["100% Cedar", "birch", "O'Dell\\Fir"]],
    ["Name LIKE 'soql b%'", ["birch"]],
    ["Name LIKE 'Soql _lder'", ["Alder"]],
    ["Name LIKE '%\\%%'", ["100% Cedar"]],
    ["Name = 'Soql O\\'Dell\\\\Fir'", ["O'Dell\\Fir"]],
    ["Name = 'Soql \\u0041lder'", ["Alder"]],
    ["Type IN ('prospect')", ["birch", "O'Dell\\Fir"]],
    ["NOT Type IN ('Prospect', 'Partner')", ["Alder"]],
    ["AnnualRevenue > 100 AND AnnualRevenue <= 300", ["Alder", "O'Dell\\Fir"]],
    ["AnnualRevenue = null", ["100% Cedar"]],
    ["(Industry = 'Energy' AND Type = null) OR Industry = 'Banking'", ["100% Cedar", "Alder"]],
    ["CreatedDate = TODAY", ["100% Cedar", "Alder", "birch", "O'Dell\\Fir"]],
    ["CreatedDate < TODAY", []],
    ["CreatedDate = LAST_N_DAYS:1", ["100% Cedar", "Alder", "birch", "O'Dell\\Fir"]],
    [
      "CreatedDate = THIS_FISCAL_QUARTER AND CALENDAR_YEAR(CreatedDate) = 2026",
      ["100% Cedar", "Alder", "birch", "O'Dell\\Fir"],
    ],
    ["CreatedDate = 2026-09-14T11:00:00%2B02:00", ["100% Cedar", "Alder", "birch", "O'Dell\\Fir"]],
    ["DAY_ONLY(CreatedDate) = 2026-09-14", ["100% Cedar", "Alder", "birch", "O'Dell\\Fir"]],
    ["Id IN (SELECT AccountId FROM Contact WHERE LastName = 'Soql Contact')", ["Alder"]],
    ["Id NOT IN (SELECT AccountId FROM Contact)", ["100% Cedar", "birch", "O'Dell\\Fir"]],
    ["Owner.Name = 'Ada Admin' AND Name LIKE '%a%'", ["100% Cedar", "Alder"]],
  ])("hold for the right records: %s (soql.md §4)", async (condition, names) => {
    expect(await named(condition.replace("%2B", "+"))).toEqual(names);
  });

  it("hold for records without a parent only where they ask for none, or for another (soql.md §4)", async () => {
    const count = async (condition: string) =>
      (await rows(`SELECT Id FROM Contact WHERE LastName = 'Soql Contact' AND ${condition}`)).length;
    expect(await count("Account.Industry = 'Energy'")).toBe(1);
    expect(await count("Account.Industry = null")).toBe(1);
    expect(await count("Account.Industry != 'Energy'")).toBe(1);
    expect(await count("Account.Industry = 'Banking'")).toBe(0);
  });
});

describe("what statements to the local org select (soql.md §2, §3)", () => {
  it.each([
    ["no Id unless it is asked for", "SELECT Name", { Name: "Soql Alder" }],
    ["null for an empty field", "SELECT Type", { Type: null }],
    ["a label under the field's own key", "SELECT toLabel(Industry)", { Industry: "Energy" }],
    ["a parent as an object", "SELECT Owner.Name", { Owner: { attributes: expect.any(Object), Name: "Ada Admin" } }],
    ["null for children that are not there", "SELECT (SELECT Id FROM Opportunities)", { Opportunities: null }],
    [
      "children as an answer of its own",
      "SELECT (SELECT LastName FROM Contacts)",
      { Contacts: { totalSize: 1, done: true, records: [expect.objectContaining({ LastName: "Soql Contact" })] } },
    ],
  ])("is %s (soql.md §3)", async (_what, select, record) => {
    expect(await rows(`${select} FROM Account WHERE ${ours} AND Name = 'Soql Alder'`)).toEqual([record]);
  });

  it("is null for a parent that is not there (soql.md §3)", async () => {
    const soql = "SELECT Account.Name FROM Contact WHERE LastName = 'Soql Contact' AND AccountId = null";
    expect(await rows(soql)).toEqual([{ Account: null }]);
  });

  it("is an address as an object of eight parts (soql.md §2)", async () => {
    const [{ BillingAddress } = {}] = await rows(
      "SELECT BillingAddress FROM Account WHERE BillingCity != null LIMIT 1",
    );
    expect(Object.keys(BillingAddress as object).sort()).toEqual(
      ["city", "country", "geocodeAccuracy", "latitude", "longitude", "postalCode", "state", "street"].sort(),
    );
  });

  it("is all fields, of 200 records at most (soql.md §2)", async () => {
    const [record] = await rows(`SELECT FIELDS(ALL) FROM Account WHERE ${ours} LIMIT 1`);
    expect(Object.keys(record ?? {}).length).toBeGreaterThan(40);
    const { json } = await admin.query("SELECT FIELDS(ALL) FROM Account");
    expect(json).toMatchObject([
      { message: expect.stringContaining("The SOQL FIELDS function must have a LIMIT of at most 200") },
    ]);
  });

  it("is the name object of a polymorphic parent, and with TYPEOF the parent itself (soql.md §2, §3)", async () => {
    const saves = savesOf(admin);
    const [account] = await rows(`SELECT Id FROM Account WHERE ${ours} AND Name = 'Soql Alder'`);
    const id = await saves.create("Task", { Subject: "Soql", WhatId: account?.Id });
    expect(await rows(`SELECT What.Name, What.Type FROM Task WHERE Id = '${id}'`)).toEqual([
      { What: { attributes: expect.objectContaining({ type: "Name" }), Name: "Soql Alder", Type: "Account" } },
    ]);
    const typed = `SELECT TYPEOF What WHEN Account THEN Industry ELSE Name END FROM Task WHERE Id = '${id}'`;
    expect(await rows(typed)).toEqual([
      { What: { attributes: expect.objectContaining({ type: "Account" }), Industry: "Energy" } },
    ]);
    expect(await rows(`SELECT Id FROM Task WHERE Id = '${id}' AND What.Type = 'Opportunity'`)).toEqual([]);
  });
});

describe("the order of what the local org answers (soql.md §7)", () => {
  it.each([
    ["ORDER BY AnnualRevenue", ["100% Cedar", "birch", "O'Dell\\Fir", "Alder"]],
    ["ORDER BY AnnualRevenue DESC NULLS LAST", ["Alder", "O'Dell\\Fir", "birch", "100% Cedar"]],
    ["ORDER BY AnnualRevenue NULLS LAST LIMIT 2 OFFSET 1", ["O'Dell\\Fir", "Alder"]],
    ["ORDER BY Name DESC LIMIT 1", ["O'Dell\\Fir"]],
    ["ORDER BY Name LIMIT 0", []],
  ])("is that of %s (soql.md §7)", async (order, names) => {
    expect(await named("Id != null", order)).toEqual(names);
  });

  it("is that of the set-up for picklists (soql.md §7)", async () => {
    const stages = (await rows("SELECT StageName FROM Opportunity ORDER BY StageName")).map((row) => row.StageName);
    const { json } = await admin.rest("GET", "/sobjects/Opportunity/describe");
    const field = (json as { fields: { name: string; picklistValues: { value: string }[] }[] }).fields.find(
      ({ name }) => name === "StageName",
    );
    const order = field?.picklistValues.map(({ value }) => value) ?? [];
    expect([...new Set(stages)]).toEqual(order.filter((stage) => stages.includes(stage)));
  });
});

describe("groups in statements to the local org (soql.md §6)", () => {
  it.each([
    [
      "SELECT Industry, COUNT(Id) n, SUM(AnnualRevenue) total FROM Account WHERE # GROUP BY Industry ORDER BY Industry",
      [
        { Industry: null, n: 1, total: 200 },
        { Industry: "Banking", n: 1, total: null },
        { Industry: "Energy", n: 2, total: 400 },
      ],
    ],
    ["SELECT Industry FROM Account WHERE # GROUP BY Industry HAVING COUNT(Id) > 1", [{ Industry: "Energy" }]],
    ["SELECT COUNT(Type), COUNT_DISTINCT(Type) FROM Account WHERE #", [{ expr0: 3, expr1: 2 }]],
    ["SELECT MIN(AnnualRevenue), MAX(Name) FROM Account WHERE #", [{ expr0: 100, expr1: "Soql O'Dell\\Fir" }]],
    [
      "SELECT Type, COUNT(Id) n FROM Account WHERE # AND Industry = 'Energy' GROUP BY ROLLUP(Type) ORDER BY COUNT(Id) DESC LIMIT 1",
      [{ Type: null, n: 2 }],
    ],
    [
      "SELECT Account.Industry, COUNT(Id) FROM Contact WHERE LastName = 'Soql Contact' AND AccountId != null GROUP BY Account.Industry",
      [{ Industry: "Energy", expr0: 1 }],
    ],
  ])("are %s (soql.md §6)", async (soql, expected) => {
    expect(await rows(soql.replace("#", ours))).toEqual(expected);
  });

  it.each([
    "SELECT Name n FROM Account",
    "SELECT COUNT(Id) FROM Account LIMIT 5",
    "SELECT COUNT() FROM Account ORDER BY Name",
    "SELECT COUNT(), Name FROM Account",
    "SELECT AnnualRevenue, COUNT(Id) FROM Account GROUP BY AnnualRevenue",
    "SELECT CreatedDate, COUNT(Id) FROM Account GROUP BY CreatedDate",
    "SELECT MAX(IsDeleted) FROM Account",
    "SELECT Name, Type, Industry, Site FROM Account GROUP BY ROLLUP(Name, Type, Industry, Site)",
  ])("are not: %s (soql.md §5, §6)", async (soql) => {
    const { status, json } = await admin.query(soql);
    expect([status, json]).toMatchObject([400, [{ errorCode: "MALFORMED_QUERY" }]]);
  });

  it("are not ordered by an alias, which is no column (soql.md §6)", async () => {
    const answer = await admin.query("SELECT Industry, COUNT(Id) n FROM Account GROUP BY Industry ORDER BY n");
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "INVALID_FIELD" }]]);
  });
});

describe("what statements to the local org may not hold (soql.md §1, §8, §9)", () => {
  it.each([
    ["SELECT Id FROM Account ALL ROWS", /./],
    ["SELECT Id FROM Account WITH SECURITY_ENFORCED", /./],
    ["SELECT Id FROM Account WITH USER_MODE", /./],
    ["SELECT Id FROM Account FOR UPDATE", /./],
    ["SELECT Id FROM Account WHERE Name = :name", /./],
    ["SELECT DISTINCT Name FROM Account", /./],
    ["SELECT Id FROM Account WHERE Name IN ()", /./],
    ["SELECT Id FROM Contact WHERE Account.ParentId IN (SELECT Id FROM Account)", /./],
    [
      "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) OR Name = 'x'",
      /Semi join sub-selects are not allowed with the 'OR' operator/,
    ],
    [
      "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id IN (SELECT AccountId FROM Opportunity) AND Id IN (SELECT AccountId FROM Case)",
      /Maximum 2 semi join sub-selects are allowed/,
    ],
    [
      "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Id IN (SELECT ContactId FROM Case))",
      /Nesting of semi join sub-selects is not supported/,
    ],
    [
      "SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM Account)",
      /The inner and outer selects should not be on the same object type/,
    ],
    [
      "SELECT Id FROM Contact WHERE Id IN (SELECT WhoId FROM Task)",
      /Entity 'Task' is not supported for semi join inner selects/,
    ],
    [
      "SELECT Id FROM ContentDocumentLink",
      /Implementation restriction: ContentDocumentLink requires a filter by a single Id/,
    ],
    ["SELECT Id FROM Knowledge__kav", /Knowledge__kav/],
  ])("refuse %s (soql.md §1, §8, §9)", async (soql, message) => {
    const { status, json } = await admin.query(soql);
    expect([status, json]).toEqual([400, [{ errorCode: "MALFORMED_QUERY", message: expect.stringMatching(message) }]]);
  });

  it.each(["ActivityHistory", "OpenActivity", "NoteAndAttachment", "Name", "AggregateResult", "AccountChangeEvent"])(
    "do not select from %s (soql.md §9)",
    async (object) => {
      const { status, json } = await admin.query(`SELECT Id FROM ${object}`);
      expect([status, json]).toEqual([
        400,
        [{ errorCode: "INVALID_TYPE_FOR_OPERATION", message: `entity type ${object} does not support query` }],
      ]);
    },
  );

  it.each(["mine", "everything"])("may be in the scope %s (soql.md §10)", async (scope) => {
    expect((await admin.query(`SELECT Id FROM Account USING SCOPE ${scope} WHERE ${ours}`)).json).toMatchObject({
      totalSize: 4,
    });
  });
});
