import { describe, expect, it } from "@jest/globals";
import { updateRecord, createRecord, deleteRecord } from "../../../../src/local-org/records/save-record";
import type { SaveContext } from "../../../../src/local-org/records/save-context";
import { createDeal, emptyOrg, refusal, stored } from "./org-fixture";

/** Everything the org holds, for comparing before and after. */
function snapshot({ database }: SaveContext): unknown {
  return database.schema.objects.map(({ name }) => [name, structuredClone([...database.table(name).rows()])]);
}

function ids(rows: Iterable<Readonly<Record<string, unknown>>>): unknown[] {
  return [...rows].map((row) => row.Id);
}

describe("a table", () => {
  it("finds records by a lookup, before and after the lookup changes", () => {
    const context = emptyOrg();
    const tasks = context.database.table("Task");
    const [one, two] = [createDeal(context), createDeal(context)];
    const task = createRecord(context, "Task", { WhatId: one });
    expect(ids(tasks.referringTo("WhatId", one))).toEqual([task]);
    updateRecord(context, "Task", task, { WhatId: two });
    expect(ids(tasks.referringTo("WhatId", one))).toEqual([]);
    expect(ids(tasks.referringTo("WhatId", two))).toEqual([task]);
  });

  it("finds live records by text in any case", () => {
    const context = emptyOrg();
    const accounts = context.database.table("Account");
    const first = createRecord(context, "Account", { Name: "Acme" });
    const second = createRecord(context, "Account", { Name: "ACME" });
    expect(ids(accounts.findBy("Name", "acme"))).toEqual([first, second]);
    deleteRecord(context, "Account", first);
    expect(ids(accounts.findBy("Name", "acme"))).toEqual([second]);
  });

  it("lists records in order of creation, deleted ones included", () => {
    const context = emptyOrg();
    const created = [createDeal(context), createDeal(context), createDeal(context)];
    deleteRecord(context, "Opportunity", String(created[1]));
    expect(ids(context.database.table("Opportunity").rows())).toEqual(created);
    expect(context.database.table("Opportunity").size).toBe(3);
  });

  it("does not exist for an unknown object", () => {
    expect(() => emptyOrg().database.table("Quote")).toThrow('no object "Quote"');
  });
});

describe("a transaction", () => {
  it("leaves no trace when it throws", () => {
    const context = emptyOrg();
    const account = createRecord(context, "Account", { Name: "Acme" });
    const deal = createDeal(context, { AccountId: account, Amount: 100 });
    const task = createRecord(context, "Task", { WhatId: deal, Status: "Completed", ActivityDate: "2026-09-01" });
    const tasks = context.database.table("Task");
    expect(ids(tasks.referringTo("AccountId", account))).toEqual([task]);
    const before = snapshot(context);
    expect(() =>
      context.database.transaction(() => {
        updateRecord(context, "Opportunity", deal, { Amount: 200, StageName: "Closed Won" });
        createRecord(context, "Task", { WhatId: deal, ActivityDate: "2026-01-01" });
        const contact = createRecord(context, "Contact", { LastName: "Ito", AccountId: account });
        createDeal(context, { ContactId: contact });
        deleteRecord(context, "Account", account);
        throw new Error("halt");
      }),
    ).toThrow("halt");
    expect(snapshot(context)).toEqual(before);
    expect(ids(tasks.referringTo("AccountId", account))).toEqual([task]);
    expect(ids(tasks.referringTo("WhatId", deal))).toEqual([task]);
  });

  it("keeps what was done around a failed inner transaction", () => {
    const context = emptyOrg();
    const names = context.database.transaction(() => {
      createRecord(context, "Account", { Name: "First" });
      refusal(() => createRecord(context, "Account", { Name: "Second", Industry: "x".repeat(41) }));
      createRecord(context, "Account", { Name: "Third" });
      return [...context.database.table("Account").rows()].map((row) => row.Name);
    });
    expect(names).toEqual(["First", "Third"]);
  });

  it("undoes inner transactions that succeeded when the outer one fails", () => {
    const context = emptyOrg();
    expect(() =>
      context.database.transaction(() => {
        context.database.transaction(() => createRecord(context, "Account", { Name: "Inner" }));
        throw new Error("halt");
      }),
    ).toThrow("halt");
    expect(context.database.table("Account").size).toBe(0);
  });

  it("undoes a save that fails after its record was stored", () => {
    const context = emptyOrg();
    const contact = createRecord(context, "Contact", { LastName: "Ito" });
    const roles = context.database.table("OpportunityContactRole");
    roles.insert = () => {
      throw new Error("disk full");
    };
    expect(() => createDeal(context, { ContactId: contact })).toThrow("disk full");
    expect(context.database.table("Opportunity").size).toBe(0);
    expect(stored(context, "Contact", contact).LastName).toBe("Ito");
  });

  it("is of one kind: it sets up the org or saves other records, as far as it came (errors.md §5)", () => {
    const context = emptyOrg();
    const { database } = context;
    const group = { Name: "Team", DeveloperName: "Team", Type: "Regular" };
    const mixed = refusal(() => {
      database.transaction(() => {
        createRecord(context, "Account", { Name: "Acme" });
        createRecord(context, "Group", group);
      });
    });
    expect(mixed.items).toMatchObject([{ errorCode: "MIXED_DML_OPERATION" }]);
    database.transaction(() => {
      refusal(() => createRecord(context, "Account", {}));
      createRecord(context, "Group", group);
    });
    createRecord(context, "Account", { Name: "Acme" });
  });
});
