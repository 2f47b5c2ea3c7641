import { describe, expect, it } from "@jest/globals";
import type { GraphQLResolveInfo } from "graphql";
import { GatewayError } from "../../../src/errors";
import type { ReadBack, WrittenRecord } from "../../../src/loaders/read-back";
import { type Statement, writtenRecord } from "../../../src/soql/ast";
import { compile } from "../../../src/soql/compile";
import type { Row, WriteRequest, WriteResult } from "../../../src/soql/executor";
import { draftOpportunityUpdate } from "../../../src/writes/draft-opportunity";
import { draftActivity } from "../../../src/writes/draft-task";
import type { WriteDraft } from "../../../src/writes/write-draft";
import { writeRecord } from "../../../src/writes/write-record";
import { opportunityMetadata, taskMetadata } from "../../support/stock-metadata";

const deal = "006Lc0000000001IAA";
const maren = "003Lc0000000001IAA";
const task = "00TLc0000000001MAA";
const outage = new GatewayError("SALESFORCE_UNAVAILABLE", "Salesforce is not answering.");

const update = draftOpportunityUpdate({ id: deal, stageName: "Closed Won", nextStep: "x" });
const call = draftActivity({ type: "CALL", relatedTo: deal, people: [maren], subject: "x", idempotencyKey: "k" });

const readStatement: Statement = { query: { select: [{ kind: "field", path: "Id" }], from: "Task" }, rows: 1 };
const found =
  (row: Row | undefined): ReadBack["finish"] =>
  async () => ({ record: (row as never) ?? null, row });

interface Situation {
  readonly metadata?: typeof taskMetadata | undefined;
  readonly readBack?: ReadBack["finish"] | GatewayError;
  readonly result?: WriteResult;
}

/** Writes a draft with ports that answer as told, and says what they were asked. */
async function write(
  draft: WriteDraft,
  {
    metadata = draft.object.name === "Task" ? taskMetadata : opportunityMetadata,
    readBack = found({}),
    result = { kind: "written", id: task, after: [] },
  }: Situation = {},
) {
  const sent: WriteRequest[] = [];
  const planned: WrittenRecord[] = [];
  const forgotten: string[] = [];
  const ports: Parameters<typeof writeRecord>[0] = {
    operation: {
      async readBack(_info, written) {
        planned.push(written);
        if (readBack instanceof GatewayError) throw readBack;
        return { statements: [readStatement], laterCalls: 0, finish: readBack };
      },
    },
    metadata: {
      load: async () => new Map([[metadata.apiName, metadata]]),
      hide: async () => undefined,
      forget: async (objects) => void forgotten.push(...objects),
    },
    writer: {
      async write(request) {
        sent.push(request);
        return result;
      },
    },
  };
  const attempt = await writeRecord(ports, draft, {} as GraphQLResolveInfo, "record").catch((error: unknown) => error);
  return { attempt, sent, planned, forgotten };
}

describe("writeRecord", () => {
  it("sends a new record with its read-back", async () => {
    const { sent, planned } = await write(call);
    expect(sent).toEqual([
      {
        object: "Task",
        fields: { Status: "Completed", WhatId: deal, WhoId: maren, TaskSubtype: "Call", Subject: "x" },
        after: [readStatement],
      },
    ]);
    expect(planned).toMatchObject([
      { id: writtenRecord, room: 5, alsoRead: ["WhatId", "WhoId", "TaskSubtype", "Subject"] },
    ]);
  });

  it("reads what it is about to change, and leaves room for that", async () => {
    const { sent, planned } = await write(update);
    expect(sent).toMatchObject([
      { object: "Opportunity", id: deal, fields: { StageName: "Closed Won", NextStep: "x" } },
    ]);
    const before = sent[0]?.before;
    expect(before && compile(before.query).soql).toBe(
      `SELECT Id, StageName, NextStep FROM Opportunity WHERE Id = '${deal}'`,
    );
    expect(planned).toMatchObject([{ id: deal, room: 4, alsoRead: ["StageName", "NextStep"] }]);
  });

  it("compares what was, what was asked and what is", async () => {
    const before = { totalSize: 1, rows: [{ StageName: "Prospecting", NextStep: "x" }] };
    const { attempt } = await write(update, {
      result: { kind: "written", id: deal, before, after: [] },
      readBack: found({ StageName: "Closed Won", NextStep: "x" }),
    });
    expect(attempt).toMatchObject({
      kind: "written",
      fields: [
        { field: "stageName", before: "Prospecting", outcome: "WRITTEN" },
        { field: "nextStep", outcome: "UNCHANGED" },
      ],
    });
  });

  it("writes nothing of a draft that has problems, though the payload cannot be planned either", async () => {
    const draft = { ...update, problems: draftOpportunityUpdate({ id: "x", stageName: "" }).problems };
    const { attempt, sent } = await write(draft, { readBack: outage });
    expect(attempt).toMatchObject({ kind: "refused", userErrors: [{ code: "INVALID_ID" }] });
    expect(sent).toEqual([]);
  });

  it("writes nothing when the payload asks for what cannot be planned", async () => {
    const refusal = new GatewayError("BAD_USER_INPUT", "`first` must be from 0 to 2000.");
    const { attempt, sent } = await write(update, { readBack: refusal });
    expect(attempt).toBe(refusal);
    expect(sent).toEqual([]);
  });

  it("does not plan to read back a record whose id is none", async () => {
    const { attempt, planned } = await write(draftOpportunityUpdate({ id: "x", stageName: "Closed Wno" }));
    expect(attempt).toMatchObject({ userErrors: [{ code: "INVALID_ID" }, { code: "INVALID_PICKLIST_VALUE" }] });
    expect(planned).toEqual([]);
  });

  it("says in the record's place why a saved record could not be read", async () => {
    for (const finish of [found(undefined), () => Promise.reject(outage)]) {
      const { attempt } = await write(call, {
        readBack: finish,
        result: { kind: "written", id: task, after: [outage] },
      });
      expect(attempt).toMatchObject({
        ...{ kind: "written", id: task },
        record: {
          code: "SALESFORCE_UNAVAILABLE",
          message: `The record ${task} is saved and could not be read back. Salesforce is not answering.`,
        },
        fields: call.requested.map(() => ({ outcome: "UNVERIFIED" })),
      });
    }
  });

  it("holds that a record is saved even when reading it fails for no reason that a client may hear", async () => {
    const { attempt } = await write(call, { readBack: () => Promise.reject(new TypeError("a fault of ours")) });
    expect(attempt).toMatchObject({
      kind: "written",
      record: { code: "INTERNAL_SERVER_ERROR", message: `The record ${task} is saved and could not be read back.` },
    });
  });

  it("answers no record when its writer cannot see it", async () => {
    const { attempt } = await write(call, {
      readBack: found(undefined),
      result: { kind: "written", id: task, after: [{ totalSize: 0, rows: [] }] },
    });
    expect(attempt).toMatchObject({ kind: "written", record: null });
  });

  it("has the object described afresh when Salesforce refuses what the describe allowed", async () => {
    const refuse = async (code: string) =>
      write(call, { result: { kind: "refused", errors: [{ ...{ code, message: "" }, fields: [], duplicates: [] }] } });
    const stale = await refuse("INVALID_FIELD_FOR_INSERT_UPDATE");
    expect(stale.attempt).toMatchObject({ kind: "refused", userErrors: [{ code: "NOT_WRITABLE" }] });
    expect(stale.forgotten).toEqual(["Task"]);
    expect((await refuse("FIELD_CUSTOM_VALIDATION_EXCEPTION")).forgotten).toEqual([]);
  });
});
