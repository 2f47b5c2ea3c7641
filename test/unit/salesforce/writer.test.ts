import { describe, expect, it } from "@jest/globals";
import { createQueryExecutor } from "../../../src/salesforce/query-executor";
import { createRecordWriter } from "../../../src/salesforce/writer";
import { type Statement, writtenRecord } from "../../../src/soql/ast";
import { TransportError } from "../../../src/salesforce/transport-error";
import { answerComposite, answerJson, refuseWith, scriptedClient, type Step } from "../../support/scripted-salesforce";

const taskId = "00T000000000001AAA";
const statementWhere = (value: { readonly kind: "string"; readonly value: string } | "written"): Statement => ({
  query: {
    select: [{ kind: "field", path: "Subject" }],
    from: "Task",
    where: {
      kind: "comparison",
      path: "Id",
      operator: "=",
      value: value === "written" ? { kind: "reference", target: writtenRecord, path: "id" } : value,
    },
    limit: 1,
  },
  rows: 1,
});
const readBack = statementWhere("written");
const readKnown = statementWhere({ kind: "string", value: taskId });

const created = { id: taskId, success: true, errors: [] };
const page = (Subject: string) => ({ totalSize: 1, done: true, records: [{ Subject }] });
const refused = [
  { errorCode: "REQUIRED_FIELD_MISSING", message: "Required fields are missing: [Status]", fields: ["Status"] },
];
const locked = [{ errorCode: "UNABLE_TO_LOCK_ROW", message: "unable to obtain exclusive access", fields: [] }];
const halted = [{ errorCode: "PROCESSING_HALTED", message: "Invalid reference specified." }];

function writerOver(...steps: readonly Step[]) {
  const { reader, requests, meter, logged } = scriptedClient(...steps);
  return { writer: createRecordWriter(reader, createQueryExecutor(reader)), requests, meter, logged };
}

interface SentComposite {
  readonly allOrNone: boolean;
  readonly compositeRequest: readonly {
    readonly method: string;
    readonly url: string;
    readonly httpHeaders?: object;
  }[];
}
const sentComposite = (body: string | undefined) => JSON.parse(body ?? "{}") as SentComposite;

describe("record writer", () => {
  it("creates a record and reads it back in one call", async () => {
    const { writer, requests, meter } = writerOver(answerComposite([201, created], [200, page("Call")]));
    const result = await writer.write({ object: "Task", fields: { Subject: "Call" }, after: [readBack] });
    expect(result).toEqual({ kind: "written", id: taskId, after: [{ totalSize: 1, rows: [{ Subject: "Call" }] }] });

    const { allOrNone, compositeRequest } = sentComposite(requests[0]?.body);
    expect(allOrNone).toBe(false);
    expect(compositeRequest).toMatchObject([
      { method: "POST", url: "/services/data/v62.0/sobjects/Task", referenceId: "w", body: { Subject: "Call" } },
      { method: "GET", referenceId: "q1" },
    ]);
    expect(compositeRequest[1]?.url).toContain("'@{w.id}'");
    expect(meter).toMatchObject({ calls: 1, rows: 1 });
  });

  it("reads before, changes and reads after in one call", async () => {
    const { writer, requests } = writerOver(answerComposite([200, page("old")], [204, null], [200, page("new")]));
    const request = { object: "Task", id: taskId, fields: { Subject: "new" }, before: readKnown, after: [readKnown] };
    expect(await writer.write(request)).toEqual({
      kind: "written",
      id: taskId,
      before: { totalSize: 1, rows: [{ Subject: "old" }] },
      after: [{ totalSize: 1, rows: [{ Subject: "new" }] }],
    });
    expect(sentComposite(requests[0]?.body).compositeRequest).toMatchObject([
      { method: "GET" },
      { method: "PATCH", url: `/services/data/v62.0/sobjects/Task/${taskId}` },
      { method: "GET" },
    ]);
  });

  it("writes without a composite when there is nothing to read", async () => {
    const { writer, requests } = writerOver(answerJson(204, undefined));
    const result = await writer.write({ object: "Task", id: taskId, fields: { Subject: "x" }, after: [] });
    expect(result).toEqual({ kind: "written", id: taskId, after: [] });
    expect(requests).toMatchObject([{ method: "PATCH", path: `/services/data/v62.0/sobjects/Task/${taskId}` }]);
  });

  it("keeps a value that a composite would expand out of one, and reads back by the new id", async () => {
    const { writer, requests, meter } = writerOver(
      answerJson(200, page("old")),
      answerJson(201, created),
      answerComposite([200, page("x")], [200, page("x")]),
    );
    const fields = { Subject: "see @{q1.records[0].Id}" };
    const result = await writer.write({ object: "Task", fields, before: readKnown, after: [readBack, readKnown] });
    expect(result).toMatchObject({ kind: "written", id: taskId, before: { rows: [{ Subject: "old" }] } });
    expect(requests.map(({ method, path }) => `${method} ${path.split("?")[0]}`)).toEqual([
      "GET /services/data/v62.0/query",
      "POST /services/data/v62.0/sobjects/Task",
      "POST /services/data/v62.0/composite",
    ]);
    expect(JSON.parse(requests[1]?.body ?? "")).toEqual(fields);
    expect(requests[2]?.body).not.toContain("@{");
    expect(meter.calls).toBe(3);
  });

  it("answers Salesforce's reasons when the record is refused", async () => {
    const { writer } = writerOver(answerComposite([200, page("old")], [400, refused], [400, halted]));
    const result = await writer.write({ object: "Task", fields: {}, before: readKnown, after: [readBack] });
    expect(result).toEqual({
      kind: "refused",
      errors: [
        {
          code: "REQUIRED_FIELD_MISSING",
          message: "Required fields are missing: [Status]",
          fields: ["Status"],
          duplicates: [],
        },
      ],
    });
  });

  it.each([
    ["in a composite", [readKnown], answerComposite([403, [{ errorCode: "API_CURRENTLY_DISABLED", message: "" }]])],
    ["alone", [], refuseWith(403, "API_CURRENTLY_DISABLED")],
  ])("throws a refusal that is not about the record: %s", async (_, after, step) => {
    const { writer } = writerOver(step);
    await expect(writer.write({ object: "Task", fields: {}, after })).rejects.toMatchObject({
      code: "API_NOT_ENABLED",
    });
  });

  it("tries a locked record again, and leaves a written one alone whatever its reads met", async () => {
    const { writer, requests } = writerOver(
      answerComposite([400, locked], [400, halted]),
      answerComposite([201, created], [400, locked]),
    );
    const result = await writer.write({ object: "Task", fields: {}, after: [readBack] });
    expect(result).toMatchObject({ kind: "written", id: taskId, after: [{ code: "SALESFORCE_UNAVAILABLE" }] });
    expect(requests).toHaveLength(2);
  });

  it("answers a record that stays locked as refused", async () => {
    const stillLocked = answerComposite([400, locked]);
    const { writer, requests } = writerOver(stillLocked, stillLocked, stillLocked, stillLocked);
    const result = await writer.write({ object: "Task", id: taskId, fields: {}, after: [readKnown] });
    expect(result).toMatchObject({ kind: "refused", errors: [{ code: "UNABLE_TO_LOCK_ROW" }] });
    expect(requests).toHaveLength(4);
  });

  it.each([
    ["the call broke", new TransportError("broken", true)],
    ["the call met an outage", refuseWith(503, "SERVER_UNAVAILABLE")],
    ["the write met an unexpected error", answerComposite([500, [{ errorCode: "UNKNOWN_EXCEPTION", message: "" }]])],
    ["the write has no answer", answerComposite()],
    ["the new record has no id", answerComposite([201, {}])],
  ])("does not know the outcome, and does not try again, when %s", async (_, step) => {
    const { writer, requests, logged } = writerOver(step);
    await expect(writer.write({ object: "Task", fields: {}, after: [readBack] })).rejects.toMatchObject({
      code: "WRITE_OUTCOME_UNKNOWN",
    });
    expect(requests).toHaveLength(1);
    expect(logged.filter((line) => line.startsWith("Nobody knows"))).toHaveLength(1);
  });

  it("says that the record is written when only reading it back failed", async () => {
    const fields = { Subject: "@{" };
    const { writer } = writerOver(
      answerJson(201, created),
      refuseWith(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."),
    );
    expect(await writer.write({ object: "Task", fields, after: [readBack, readBack] })).toMatchObject({
      kind: "written",
      id: taskId,
      after: [{ code: "API_BUDGET_EXHAUSTED" }, { code: "API_BUDGET_EXHAUSTED" }],
    });
  });

  it("says so, too, when the read-back makes no sense", async () => {
    const { writer } = writerOver(answerComposite([201, created], [200, "?"]));
    expect(await writer.write({ object: "Task", fields: {}, after: [readBack] })).toMatchObject({
      kind: "written",
      after: [{ code: "SALESFORCE_UNAVAILABLE" }],
    });
  });

  it("keeps assignment rules away from leads and cases", async () => {
    const header = { "Sforce-Auto-Assign": "FALSE" };
    const { writer, requests } = writerOver(
      answerJson(201, created),
      answerComposite([201, created], [200, page("x")]),
      answerJson(201, created),
    );
    await writer.write({ object: "Lead", fields: {}, after: [] });
    await writer.write({ object: "Case", fields: {}, after: [readBack] });
    await writer.write({ object: "Contact", fields: {}, after: [] });
    expect(requests[0]?.headers).toMatchObject(header);
    expect(sentComposite(requests[1]?.body).compositeRequest[0]?.httpHeaders).toEqual(header);
    expect(requests[2]?.headers).not.toHaveProperty("Sforce-Auto-Assign");
  });
});
