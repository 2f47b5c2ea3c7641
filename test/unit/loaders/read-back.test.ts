import { describe, expect, it } from "@jest/globals";
import { Account } from "../../../src/catalogue/account";
import { Contact } from "../../../src/catalogue/contact";
import { Opportunity } from "../../../src/catalogue/opportunity";
import type { FieldDef, SObjectDef } from "../../../src/catalogue/define";
import type { OrgMetadata } from "../../../src/catalogue/metadata";
import { GatewayError } from "../../../src/errors";
import { PlanRunner } from "../../../src/loaders/plan-runner";
import { createReadBack, type WrittenRecord } from "../../../src/loaders/read-back";
import { StatementLoader } from "../../../src/loaders/statement-loader";
import type { ListSelection, RecordSelection } from "../../../src/planner/selection";
import { writtenRecord, type Statement } from "../../../src/soql/ast";
import { compile } from "../../../src/soql/compile";
import type { MetadataSource, StatementResult } from "../../../src/soql/executor";
import { InaccessibleError } from "../../../src/soql/inaccessible-error";
import { metadataWithout } from "../../support/plan-document";

const deal = "006000000000001AAA";
const row = { Id: deal, Name: "Acme", StageName: "Won", Amount: 5 };
const one = (...rows: StatementResult["rows"]): StatementResult => ({ totalSize: rows.length, rows });

function selectionOf(
  object: SObjectDef,
  fields: readonly string[],
  more: Partial<RecordSelection> = {},
): RecordSelection {
  const chosen = fields
    .map((name) => object.fields.get(name))
    .filter((field): field is FieldDef => field !== undefined);
  return { object, fields: chosen, parents: [], lists: [], ...more };
}

function listOf(object: SObjectDef): ListSelection {
  return {
    object,
    where: undefined,
    orderBy: undefined,
    after: undefined,
    views: [25],
    node: selectionOf(object, []),
    wantsRecords: true,
    wantsHasNextPage: false,
    wantsCursors: false,
    wantsTotalCount: false,
  };
}

/** The deal's account with its contacts: a second statement that refers to the first. */
function withContacts(): RecordSelection {
  const relation = Opportunity.parents.get("account");
  const contacts = Account.children.get("contacts");
  if (!relation || !contacts) throw new Error("the catalogue has changed");
  const list: ListSelection = { ...listOf(Contact), relation: contacts, node: selectionOf(Contact, ["name"]) };
  const account = selectionOf(Account, ["name"], { lists: [list] });
  return selectionOf(Opportunity, ["name"], { parents: [{ relation, records: [account] }] });
}

/** Plans a read-back, and remembers what is asked outside of the writing call. */
async function plan(
  selection: RecordSelection,
  written: Partial<WrittenRecord> = {},
  later: (soql: string) => StatementResult = () => one(row),
) {
  const asked: string[] = [];
  let hidden: readonly string[] = [];
  const metadata: MetadataSource = {
    load: async (): Promise<OrgMetadata> => metadataWithout(...hidden),
    hide: async ({ object, field }) => {
      hidden = [...hidden, `${object}.${field ?? ""}`];
    },
    forget: async () => undefined,
  };
  const statements = new StatementLoader({
    run: async (call) => {
      const texts = call.map((statement) => print(statement, call));
      asked.push(...texts);
      return texts.map(later);
    },
  });
  const readBack = await createReadBack(
    { metadata, statements, plans: new PlanRunner(metadata, statements) },
    selection,
    { object: selection.object, payloadField: "opportunity", id: deal, alsoRead: [], room: 4, ...written },
  );
  return { readBack, asked, sent: readBack.statements.map((statement) => print(statement, readBack.statements)) };
}

function print({ query }: Statement, call: readonly Statement[]): string {
  return compile(query, nameIn(call)).soql;
}

function nameIn(call: readonly Statement[]) {
  return (target: Statement | typeof writtenRecord) =>
    typeof target === "symbol" ? "w" : `q${call.indexOf(target) + 1}`;
}

describe("createReadBack", () => {
  it("reads the record in the writing call, with what the receipt needs beside what was selected", async () => {
    const { readBack, sent, asked } = await plan(selectionOf(Opportunity, ["name"]), { alsoRead: ["StageName"] });
    expect(sent).toEqual([`SELECT Id, Name, StageName FROM Opportunity WHERE Id = '${deal}'`]);
    const { record, row: read } = await readBack.finish(deal, [one(row)]);
    expect(record).toMatchObject({ id: deal, name: "Acme" });
    expect(read).toBe(row);
    expect(asked).toEqual([]);
    expect(readBack.laterCalls).toBe(0);
  });

  it("refers to a record that is yet to be created, as does all that belongs to it", async () => {
    const { sent } = await plan(withContacts(), { id: writtenRecord });
    expect(sent).toEqual([
      "SELECT Id, Name, Account.Id, Account.Name, AccountId FROM Opportunity WHERE Id = '@{w.id}'",
      expect.stringContaining("FROM Contact WHERE AccountId = '@{q1.records[0].AccountId}' AND AccountId != null"),
    ]);
  });

  it("leaves out of the receipt's fields what the user cannot see", async () => {
    const { sent } = await plan(selectionOf(Opportunity, ["name"]), { alsoRead: ["No_Such__c", "StageName"] });
    expect(sent).toEqual([`SELECT Id, Name, StageName FROM Opportunity WHERE Id = '${deal}'`]);
  });

  it("reads at once after it what the writing call has no room for", async () => {
    const tasks = Opportunity.children.get("tasks");
    if (!tasks) throw new Error("the catalogue has changed");
    const lists = [{ ...listOf(tasks.target()), relation: tasks, wantsTotalCount: true, wantsRecords: false }];
    const selection = selectionOf(Opportunity, ["name"], { lists });
    const { readBack, sent, asked } = await plan(selection, { room: 1 }, () => ({ totalSize: 7, rows: [] }));
    expect(sent).toEqual([`SELECT Id, Name FROM Opportunity WHERE Id = '${deal}'`]);
    expect(readBack.laterCalls).toBe(1);
    const { record } = await readBack.finish(deal, [one(row)]);
    expect(asked).toEqual([`SELECT COUNT() FROM Task WHERE WhatId = '${deal}' AND IsRecurrence = false`]);
    expect(record).toMatchObject({ name: "Acme" });
  });

  it("leaves a list to its own resolver when the writing call has no room to refer to the record", async () => {
    const { readBack, sent } = await plan(withContacts(), { id: writtenRecord, room: 1 });
    expect(sent).toHaveLength(1);
    expect(readBack.laterCalls).toBe(1);
  });

  it("has nothing to show when the read failed: the write stands all the same", async () => {
    const { readBack } = await plan(selectionOf(Opportunity, ["name"]));
    const failure = new GatewayError("SALESFORCE_TIMEOUT", "too slow");
    expect(await readBack.finish(deal, [failure])).toEqual({ record: null, row: undefined });
    expect(await readBack.finish(deal, [])).toEqual({ record: null, row: undefined });
    expect(await readBack.finish(deal, [one()])).toEqual({ record: null, row: undefined });
  });

  it("reads once more, outside of the writing call, when a field turns out to be hidden", async () => {
    const { readBack, asked } = await plan(selectionOf(Opportunity, ["name", "amount"]));
    const refusal = new InaccessibleError({ kind: "field", object: "Opportunity", field: "Amount" }, "hidden");
    const { record } = await readBack.finish(deal, [refusal]);
    expect(asked).toEqual([`SELECT Id, Name FROM Opportunity WHERE Id = '${deal}'`]);
    expect(record).toMatchObject({ name: "Acme", amount: expect.any(GatewayError) });
  });
});
