import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { parse } from "csv-parse/sync";

import { loadSchema } from "../../src/local-org/metadata/load-schema";
import { OrgDatabase } from "../../src/local-org/records/org-database";
import type { OrgRecord } from "../../src/local-org/records/table";
import { customFieldsFor, loadData } from "../../src/local-org/seed/load-data";

const now = new Date("2026-11-21T12:00:00Z");

interface Loaded {
  readonly database: OrgDatabase;
  readonly counts: Readonly<Record<string, number>>;
}

function load(directory: string, database = emptyOrg(directory)): Loaded {
  const counts = loadData({ schema: database.schema, database, now, apiVersion: "62.0" }, directory);
  return { database, counts: Object.fromEntries(counts) };
}

function emptyOrg(directory: string): OrgDatabase {
  return new OrgDatabase(loadSchema({ customFields: customFieldsFor(directory) }));
}

const rows = (database: OrgDatabase, object: string): OrgRecord[] => [...database.table(object).rows()];

function find(database: OrgDatabase, object: string, name: string): OrgRecord {
  const row = rows(database, object).find(({ Name }) => Name === name);
  if (row === undefined) throw new Error(`no ${object} called ${name}`);
  return row;
}

const sum = (amounts: readonly unknown[]): number =>
  amounts.reduce<number>((total, amount) => total + Number(amount), 0);

const orchard = join(__dirname, "../fixtures/orchard-sales");

describe("loadData with a directory's own mapping", () => {
  const { database, counts } = load(orchard);

  it("makes a record of every row, beside the users who log in", () => {
    expect(counts).toEqual({ User: 4, Account: 3, Contact: 3, Opportunity: 4 });
    expect(rows(database, "User").map(({ Username }) => Username)).toEqual([
      "admin@local.test",
      "rep@local.test",
      "readonly@local.test",
      "integration@local.test",
      "noapi@local.test",
      "mei-mei.wong@local.test",
      "ana.ortiz@local.test",
      "bo.lund@local.test",
      "zoe.odell@local.test",
    ]);
  });

  it("links managers, parents, superiors, accounts and owners", () => {
    const manager = find(database, "User", "Mei-Mei Wong");
    expect(find(database, "User", "Ana Ortiz")).toMatchObject({ ManagerId: manager.Id, Division: "South" });
    expect(find(database, "User", "Zoë O'Dell").ManagerId).toBeNull();
    const group = find(database, "Account", "Orchard Group");
    expect(find(database, "Account", "Pomona Juice").ParentId).toBe(group.Id);
    expect(find(database, "Contact", "Kim")).toMatchObject({
      ReportsToId: find(database, "Contact", "Ida Holm").Id,
      AccountId: group.Id,
      FirstName: null,
    });
    expect(find(database, "Opportunity", "Orchard Group - Ladder")).toMatchObject({
      AccountId: group.Id,
      OwnerId: find(database, "User", "Bo Lund").Id,
    });
  });

  it("corrects, maps and scales values, and keeps odd ones as they are", () => {
    expect(find(database, "Account", "Pomona Juice")).toMatchObject({
      Industry: "Food & Beverage",
      AnnualRevenue: 1_250_000,
    });
    expect(find(database, "Account", "Äpfel & Söhne, KG").AnnualRevenue).toBeNull();
    expect(find(database, "Contact", "Jo Park").Email).toBe("jo@pomona&juice.example");
    expect(find(database, "Opportunity", "Orchard Group - Ladder").Description).toBe("two\nlines");
  });

  it("falls back from rule to rule, and moves dates so that asOf is today", () => {
    expect(find(database, "Opportunity", "Pomona Juice - Press")).toMatchObject({
      CloseDate: "2026-10-22",
      CreatedDate: "2026-09-22T00:00:00.000Z",
      Amount: 1200.5,
      Deal_No__c: "D-1",
      IsWon: true,
    });
    expect(find(database, "Opportunity", "Orchard Group - Ladder").CloseDate).toBe("2026-10-21");
    expect(find(database, "Opportunity", "Äpfel & Söhne, KG - Press").CloseDate).toBe("2026-12-05");
    expect(find(database, "Opportunity", "Press")).toMatchObject({ AccountId: null, Amount: 0, IsClosed: true });
  });
});

describe("loadData with mistakes", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "orchard-"));
    cpSync(orchard, directory, { recursive: true });
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  function edit(file: string, from: string, to: string): void {
    const text = readFileSync(join(directory, file), "utf8");
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(join(directory, file), text.replace(from, to));
  }

  function problems(database?: OrgDatabase): readonly string[] {
    try {
      load(directory, database);
    } catch (error) {
      if (error instanceof Error && "problems" in error) return error.problems as readonly string[];
      throw error;
    }
    return [];
  }

  it("tells of rows: unknown keys, stages, numbers, dates and what is missing", () => {
    edit("deals.csv", "D-2,Orchard Group,Bo Lund", "D-1,Orchid Group,Bo Lundt");
    edit("deals.csv", "won", "Won");
    edit("deals.csv", "2024-02-10,0", "2024-02-31,nought");
    edit("growers.csv", "Orchard Group,farm", ",farm");
    expect(problems()).toEqual([
      'growers.csv line 2 (and 1 more): column "owned_by": no Account has the key "Orchard Group".',
      "growers.csv line 3: Name has no value.",
      'pickers.csv line 2 (and 1 more): column "grower": no Account has the key "Orchard Group".',
      'deals.csv line 2: column "state": "Won" is not in the mapping\'s "map".',
      'deals.csv line 4: column "grower": no Account has the key "Orchid Group".',
      'deals.csv line 4: column "seller": no User has the key "Bo Lundt".',
      'deals.csv line 5: CloseDate: "2024-02-31" is no date such as 2017-12-31.',
      'deals.csv line 5: Amount: "nought" is no number.',
    ]);
  });

  it("tells of keys and unique values that two rows share, and of rows that refer to themselves", () => {
    edit("deals.csv", "D-3", "D-1");
    edit("growers.csv", "Orchard Group,farm,40,1971,", "Orchard Group,farm,40,1971,Pomona Juice");
    edit("pickers.csv", "Jo Park,", "Ida Holm,");
    edit("sellers.csv", "Bo Lund", "Ana. Ortiz");
    edit("deals.csv", "Bo Lund", "Ana Ortiz");
    expect(problems()).toEqual([
      'sellers.csv line 3: Username is unique, and sellers.csv line 2 has "ana.ortiz@local.test" too.',
      "growers.csv line 2 (and 2 more): owned_by leads round in a circle.",
      'pickers.csv line 3: column "name": another Contact has the key "Ida Holm".',
      'deals.csv line 5: Deal_No__c is unique, and deals.csv line 2 has "D-1" too.',
    ]);
  });

  it("tells of columns and fields that are not there, or that nothing uses", () => {
    edit("growers.csv", "founded", "since");
    edit("mapping.json", '"AnnualRevenue"', '"AnualRevenue"');
    edit("mapping.json", '"Amount": "value"', '"ExpectedRevenue": "value"');
    edit("mapping.json", '{ "lookup": "Account", "column": "owned_by" }', '"owned_by"');
    edit("mapping.json", '"StageName": {', '"NextStep": {');
    expect(problems()).toEqual([
      'mapping.json: load[2].fields.AnualRevenue: Account has no field "AnualRevenue". Did you mean "AnnualRevenue"?',
      'mapping.json: load[2].fields.ParentId: ParentId refers to a record: use { "lookup": "Account", "column": … }.',
      'mapping.json: load[2].fields.YearStarted: growers.csv has no column "founded", only grower, kind, turnover_m, since, owned_by.',
      'mapping.json: load[2].fields: nothing uses the column "since" of growers.csv; map it, or name it in "ignoreColumns".',
      "mapping.json: load[4].fields.ExpectedRevenue: ExpectedRevenue is set by the org and cannot be loaded.",
      "mapping.json: load[4].fields: Opportunity also needs StageName.",
    ]);
  });

  it("tells of objects the org has not, lookups ahead of their records, and files left over or missing", () => {
    edit("mapping.json", '"object": "Contact"', '"object": "Contacts"');
    edit("mapping.json", '"lookup": "User", "column": "seller"', '"lookup": "Contact", "column": "seller"');
    expect(problems()).toEqual([
      expect.stringContaining('load[3].object: this org has no object "Contacts", only Account,'),
      "mapping.json: load[4].fields.OwnerId: OwnerId refers to User, not to Contact.",
      'mapping.json: load[4].fields.OwnerId: no load before this one brings Contact records with a "key".',
    ]);
    rmSync(join(directory, "pickers.csv"));
    writeFileSync(join(directory, "more.csv"), "a\n1\n");
    expect(problems()).toEqual([
      'mapping.json: there is no file "pickers.csv".',
      'mapping.json: nothing loads more.csv; load it, or name it in "ignoreFiles".',
    ]);
  });

  it("loads nothing at all when anything is wrong", () => {
    const database = emptyOrg(directory);
    edit("deals.csv", "won", "Won");
    expect(problems(database)).toHaveLength(1);
    expect(database.schema.objects.map(({ name }) => database.table(name).size)).toEqual(
      database.schema.objects.map(() => 0),
    );
  });

  it("tells of mapping documents that are no JSON, and of directories that no mapping knows", () => {
    writeFileSync(join(directory, "mapping.json"), "{");
    expect(problems()[0]).toMatch(/^mapping\.json: .*JSON/);
    rmSync(join(directory, "mapping.json"));
    expect(problems()).toEqual([
      "There is no mapping.json, and no built-in mapping knows what there is: deals.csv, growers.csv, notes.csv, pickers.csv, sellers.csv.",
      "The built-in mapping b2b-pipeline needs sales_teams.csv, accounts.csv, sales_pipeline.csv.",
      "The built-in mapping devorg-sample needs Account.csv, Contact.csv, Lead.csv, Opportunity.csv, Case.csv.",
    ]);
    expect(() => customFieldsFor(join(directory, "nowhere"))).toThrow("ENOENT");
  });
});

/** Real data beside the repository, which a clone alone does not have. */
const reference = join(__dirname, "../../..", "shared", "data");

function describeWithData(name: string, directory: string, suite: (directory: string) => void): void {
  const path = join(reference, directory);
  if (existsSync(path)) {
    describe(name, () => {
      suite(path);
    });
    return;
  }
  console.log(`Skipped "${name}": there is no ${path}`);
  describe.skip(name, () => {
    it("needs its data", () => undefined);
  });
}

describeWithData("loadData with the B2B pipeline", "b2b-pipeline", (directory) => {
  const before = process.cpuUsage();
  const { database, counts } = load(directory);
  const { user, system } = process.cpuUsage(before);
  const opportunities = rows(database, "Opportunity");
  const deals = parse<Record<string, string>>(readFileSync(join(directory, "sales_pipeline.csv")), { columns: true });

  it("loads all of it in less than two seconds of work", () => {
    expect(counts).toEqual({ User: 41, Account: 85, Opportunity: 8800 });
    // The processor's time, not the clock's: other tests run beside this one.
    expect((user + system) / 1e6).toBeLessThan(2);
  });

  it("agrees with a plain read of the file on what was won, and on every deal", () => {
    const won = opportunities.filter(({ IsWon }) => IsWon === true);
    const wonDeals = deals.filter(({ deal_stage }) => deal_stage === "Won");
    expect(won).toHaveLength(wonDeals.length);
    expect(sum(won.map(({ Amount }) => Amount))).toBe(sum(wonDeals.map(({ close_value }) => close_value)));
    expect(opportunities.map(({ Source_Id__c, Amount }) => [Source_Id__c, Amount])).toEqual(
      deals.map(({ opportunity_id, close_value }) => [opportunity_id, close_value === "" ? null : Number(close_value)]),
    );
  });

  it("leaves deals without an account without one, and gives each a close date", () => {
    expect(opportunities.filter(({ AccountId }) => AccountId === null)).toHaveLength(1425);
    const dateOf = new Map(opportunities.map(({ Source_Id__c, CloseDate }) => [Source_Id__c, CloseDate]));
    expect(dateOf.get("1C1I7A6R")).toBe("2017-03-01");
    expect(dateOf.get("HAXMC4IX")).toBe("2017-02-01");
    const prospect = deals.find(({ engage_date }) => engage_date === "");
    expect(dateOf.get(prospect?.opportunity_id ?? null)).toBe("2017-12-31");
  });

  it("mends what is misspelt, and builds hierarchies of companies and of people", () => {
    expect(find(database, "Account", "Acme Corporation")).toMatchObject({
      Industry: "Technology",
      AnnualRevenue: 1_100_040_000,
    });
    expect(find(database, "Account", "Bluth Company").ParentId).toBe(find(database, "Account", "Acme Corporation").Id);
    expect(find(database, "Account", "Bioholding").BillingCountry).toBe("Philippines");
    expect(opportunities.some(({ Name }) => String(Name).includes("GTXPro"))).toBe(false);
    expect(find(database, "User", "Mei-Mei Johns")).toMatchObject({
      ManagerId: find(database, "User", "Melvin Marxen").Id,
      Username: "mei-mei.johns@local.test",
    });
  });
});

describeWithData("loadData with a Developer Edition org's sample", "devorg-sample", (directory) => {
  const { database, counts } = load(directory);

  it("has the numbers and totals that such an org is born with", () => {
    expect(counts).toEqual({ Account: 12, Case: 26, Contact: 20, Lead: 22, Opportunity: 31 });
    const opportunities = rows(database, "Opportunity");
    expect(sum(opportunities.map(({ Amount }) => Amount))).toBe(5_760_000);
    expect(sum(opportunities.filter(({ IsWon }) => IsWon === true).map(({ Amount }) => Amount))).toBe(3_645_000);
  });

  it("keeps ids, relations, custom fields and bad addresses", () => {
    const account = find(database, "Account", "Express Logistics and Transport");
    expect(account).toMatchObject({ Id: "0013z00002QeTIcAAN", SLA__c: "Platinum", NumberofLocations__c: 150 });
    expect(find(database, "Contact", "Babara Levy")).toMatchObject({
      AccountId: account.Id,
      Email: "b.levy@expressl&t.net",
      Languages__c: "English",
    });
    expect(database.schema.object("Account")?.field("SLA__c")).toMatchObject({ type: "picklist", custom: true });
  });

  it("moves close dates to today, so that everything won lies behind", () => {
    const dates = rows(database, "Opportunity")
      .filter(({ IsWon }) => IsWon === true)
      .map(({ CloseDate }) => CloseDate);
    expect(dates.sort().at(-1)).toBe("2026-11-21");
    expect(dates[0]).toBe("2026-08-08");
  });
});
