import { createHash } from "node:crypto";

import { describe, expect, it } from "@jest/globals";

import { loadSchema } from "../../../../src/local-org/metadata/load-schema";
import { OrgDatabase } from "../../../../src/local-org/records/org-database";
import { makeId } from "../../../../src/local-org/records/record-id";
import type { OrgRecord } from "../../../../src/local-org/records/table";
import type { SeedOptions } from "../../../../src/local-org/seed/seed-org";
import { seedOrg } from "../../../../src/local-org/seed/seed-org";

const schema = loadSchema();
const noon = new Date("2026-11-21T12:34:56.789Z");

function seeded(options: SeedOptions = {}, now = noon): OrgDatabase {
  const database = new OrgDatabase(schema);
  seedOrg({ schema, database, now, apiVersion: "62.0" }, options);
  return database;
}

const rows = (database: OrgDatabase, object: string): OrgRecord[] => [...database.table(object).rows()];
const names = schema.objects.map(({ name }) => name);
/** Lookups to what an org has before it is seeded. */
const setUp: ReadonlySet<string> = new Set(["PermissionSetId", "ProfileId", "UserRoleId"]);

function digest(database: OrgDatabase): string {
  const hash = createHash("sha256");
  for (const name of names) for (const row of rows(database, name)) hash.update(JSON.stringify(row));
  return hash.digest("hex");
}

/** The greatest number of records that share one value. */
function mostShared(records: readonly OrgRecord[], field: string): number {
  const counts = new Map<unknown, number>();
  for (const record of records) {
    const value = record[field];
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return Math.max(...counts.values());
}

describe("seedOrg", () => {
  const org = seeded();
  const opportunities = rows(org, "Opportunity");
  const tasks = rows(org, "Task");

  it("makes the same org to the byte for the same seed on the same day", () => {
    expect(digest(seeded({}, new Date("2026-11-21T00:00:00Z")))).toBe(digest(org));
  });

  it("makes other records for another seed, and the same ids on another day", () => {
    expect(digest(seeded({ seed: 2 }))).not.toBe(digest(org));
    const later = seeded({}, new Date("2027-02-01T08:00:00Z"));
    expect(digest(later)).not.toBe(digest(org));
    expect(rows(later, "Opportunity").map(({ Id, Name }) => [Id, String(Name).replace(/ 20\d\d /, "")])).toEqual(
      opportunities.map(({ Id, Name }) => [Id, String(Name).replace(/ 20\d\d /, "")]),
    );
  });

  it("has a sales team's numbers of records, multiplied by the scale except for the users", () => {
    const counts = (database: OrgDatabase): Record<string, number> =>
      Object.fromEntries(names.map((name) => [name, database.table(name).size]));
    expect(counts(org)).toMatchObject({ User: 15, Account: 60, Contact: 179, Opportunity: 321, Lead: 90, Task: 912 });
    expect(counts(seeded({ scale: 3 }))).toMatchObject({ User: 15, Account: 176, Opportunity: 949, Task: 2716 });
  });

  it("refers to records of the right object only", () => {
    const dangling = names.flatMap((name) => {
      const lookups = schema.object(name)?.fields.filter(({ type }) => type === "reference") ?? [];
      return rows(org, name).flatMap((row) =>
        lookups
          .filter((field) => typeof row[field.name] === "string" && !setUp.has(field.name))
          .filter((field) => {
            const id = String(row[field.name]);
            const target = schema.byKeyPrefix(id.slice(0, 3));
            return !target || !field.referenceTo.includes(target.name) || !org.table(target.name).get(id);
          })
          .map((field) => `${name}.${field.name} ${String(row[field.name])}`),
      );
    });
    expect(dangling).toEqual([]);
  });

  it("keeps to the values of picklists and the lengths of fields", () => {
    const strays = names.flatMap((name) =>
      (schema.object(name)?.fields ?? []).flatMap((field) => {
        const allowed = new Set(field.picklistValues.map(({ value }) => value));
        return rows(org, name)
          .map((row) => row[field.name])
          .filter((value): value is string => typeof value === "string")
          .filter((value) =>
            field.type === "picklist" ? !allowed.has(value) : field.length > 0 && value.length > field.length,
          )
          .map((value) => `${name}.${field.name} ${value}`);
      }),
    );
    expect(strays).toEqual([]);
  });

  it("has a manager hierarchy, someone inactive, and the two who log in", () => {
    const users = rows(org, "User");
    expect(users.map(({ Username }) => Username)).toEqual(
      expect.arrayContaining(["admin@local.test", "rep@local.test"]),
    );
    expect(users.filter(({ IsActive }) => IsActive === false)).toHaveLength(1);
    const rep = users.find(({ Username }) => Username === "rep@local.test");
    const manager = org.table("User").get(String(rep?.ManagerId));
    expect(org.table("User").get(String(manager?.ManagerId))).toMatchObject({ Title: "VP, Sales", ManagerId: null });
    expect(new Set(users.map(({ TimeZoneSidKey }) => TimeZoneSidKey)).size).toBeGreaterThan(5);
  });

  it("has deals in every stage, closed ones in the past and open ones over quarters to come", () => {
    const stages = schema
      .object("Opportunity")
      ?.field("StageName")
      ?.picklistValues.map(({ value }) => value);
    expect(new Set(opportunities.map(({ StageName }) => StageName))).toEqual(new Set(stages));
    const closed = opportunities.filter(({ IsClosed }) => IsClosed === true);
    const open = opportunities.filter(({ IsClosed }) => IsClosed === false);
    expect(closed.every(({ CloseDate }) => String(CloseDate) < "2026-11-21")).toBe(true);
    expect(closed.some(({ CloseDate }) => String(CloseDate) < "2025-12-01")).toBe(true);
    expect(open.some(({ CloseDate }) => String(CloseDate) < "2026-11-21")).toBe(true);
    expect(open.some(({ CloseDate }) => String(CloseDate) > "2027-04-01")).toBe(true);
    expect(open.filter(({ CloseDate }) => String(CloseDate) >= "2026-11-21").length).toBeGreaterThan(100);
  });

  it("has ties in name, amount and close date, and gaps in account, amount and next step", () => {
    expect(mostShared(opportunities, "Name")).toBeGreaterThanOrEqual(3);
    expect(mostShared(opportunities, "Amount")).toBeGreaterThanOrEqual(5);
    expect(mostShared(opportunities, "CloseDate")).toBeGreaterThanOrEqual(5);
    for (const field of ["AccountId", "Amount", "NextStep", "Type"]) {
      const empty = opportunities.filter((row) => row[field] === null).length;
      expect(empty).toBeGreaterThan(5);
      expect(empty).toBeLessThan(opportunities.length);
    }
  });

  it("has account hierarchies of more than two levels, and people who report to colleagues", () => {
    const accounts = org.table("Account");
    const grandchildren = rows(org, "Account").filter(
      ({ ParentId }) => ParentId !== null && typeof accounts.get(String(ParentId))?.ParentId === "string",
    );
    expect(grandchildren.length).toBeGreaterThan(0);
    const contacts = org.table("Contact");
    const reporting = rows(org, "Contact").filter(({ ReportsToId }) => ReportsToId !== null);
    expect(reporting.length).toBeGreaterThan(20);
    expect(reporting.every((row) => contacts.get(String(row.ReportsToId))?.AccountId === row.AccountId)).toBe(true);
  });

  it("has at most one primary role on a deal, and roles of the account's own people", () => {
    const roles = rows(org, "OpportunityContactRole");
    const primary = roles.filter(({ IsPrimary }) => IsPrimary === true).map(({ OpportunityId }) => OpportunityId);
    expect(new Set(primary).size).toBe(primary.length);
    expect(primary.length).toBeGreaterThan(100);
    const account = (object: string, id: unknown): unknown => org.table(object).get(String(id))?.AccountId;
    expect(
      roles.every(
        ({ OpportunityId, ContactId }) => account("Opportunity", OpportunityId) === account("Contact", ContactId),
      ),
    ).toBe(true);
  });

  it("has tasks done, overdue, due today and due later, about all there is and about nothing", () => {
    const open = tasks.filter(({ IsClosed }) => IsClosed === false);
    const dates = open.map(({ ActivityDate }) => ActivityDate).filter((date) => date !== null);
    expect(tasks.length - open.length).toBeGreaterThan(400);
    expect(dates.some((date) => String(date) < "2026-11-21")).toBe(true);
    expect(dates).toContain("2026-11-21");
    expect(dates.some((date) => String(date) > "2026-11-21")).toBe(true);
    const about = (field: string): Set<string> => new Set(tasks.map((task) => String(task[field]).slice(0, 3)));
    expect(about("WhatId")).toEqual(new Set(["006", "001", "nul"]));
    expect(about("WhoId")).toEqual(new Set(["003", "00Q", "nul"]));
    expect(tasks.some(({ WhoId, WhatId }) => WhoId === null && WhatId === null)).toBe(true);
    expect(tasks.some(({ WhoId, WhatId }) => String(WhoId).startsWith("00Q") && WhatId !== null)).toBe(false);
    expect(new Set(tasks.map(({ TaskSubtype }) => TaskSubtype))).toEqual(new Set(["Call", "Email", "Task"]));
  });

  it("creates nothing in the future, and no task after it was done or before what it is about", () => {
    const created = (id: unknown): string => {
      const object = schema.byKeyPrefix(String(id).slice(0, 3));
      return String(object && org.table(object.name).get(String(id))?.CreatedDate);
    };
    for (const name of names) {
      expect(rows(org, name).filter(({ CreatedDate }) => String(CreatedDate ?? "") > "2026-11-21")).toEqual([]);
    }
    const misplaced = tasks.filter(
      ({ CreatedDate, CompletedDateTime, WhatId }) =>
        (CompletedDateTime !== null && String(CompletedDateTime) < String(CreatedDate)) ||
        (WhatId !== null && String(CreatedDate) < created(WhatId)),
    );
    expect(misplaced.map(({ Id }) => Id)).toEqual([]);
  });

  it("has leads in every status, converted ones with what they became", () => {
    const leads = rows(org, "Lead");
    expect(new Set(leads.map(({ Status }) => Status)).size).toBe(4);
    const converted = leads.filter(({ IsConverted }) => IsConverted === true);
    expect(converted.length).toBeGreaterThan(0);
    expect(converted.every((lead) => lead.ConvertedAccountId !== null && lead.ConvertedContactId !== null)).toBe(true);
  });

  it("holds names that have tripped software before", () => {
    const all = rows(org, "Account").map(({ Name }) => String(Name));
    for (const mark of ["'", "%", "_", "\\", '"', "<b>", "電", "Δ"]) {
      expect(all.some((name) => name.includes(mark))).toBe(true);
    }
  });

  it.each([{}, { seed: 9, scale: 0.1 }])("puts a rich deal first, under an id that never changes (%j)", (options) => {
    const database = seeded(options);
    const id = makeId("006", 1);
    const deal = database.table("Opportunity").get(id);
    expect(deal).toMatchObject({ StageName: "Negotiation/Review", Amount: 384_000 });
    const siblings = [...database.table("Opportunity").referringTo("AccountId", String(deal?.AccountId))];
    expect(siblings.filter(({ IsClosed }) => IsClosed === false).length).toBeGreaterThanOrEqual(5);
    const roles = [...database.table("OpportunityContactRole").referringTo("OpportunityId", id)];
    expect(roles).toHaveLength(5);
    expect(roles.filter(({ IsPrimary }) => IsPrimary === true)).toHaveLength(1);
    expect([...database.table("Task").referringTo("WhatId", id)].length).toBeGreaterThanOrEqual(10);
  });
});
