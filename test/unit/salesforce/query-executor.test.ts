import { describe, expect, it } from "@jest/globals";
import { createQueryExecutor } from "../../../src/salesforce/query-executor";
import type { SelectQuery, Statement, Value } from "../../../src/soql/ast";
import { answerComposite, answerJson, refuseWith, scriptedClient, type Step } from "../../support/scripted-salesforce";

const where = (path: string, value: Value): Partial<SelectQuery> => ({
  where: { kind: "comparison", path, operator: "=", value },
});
const statementOf = (from: string, rest: Partial<SelectQuery> = {}): Statement => ({
  query: { select: [{ kind: "field", path: "Id" }], from, limit: 10, ...rest },
  rows: 10,
});
const page = (...ids: string[]) => ({ totalSize: ids.length, done: true, records: ids.map((Id) => ({ Id })) });
const halted = [{ errorCode: "PROCESSING_HALTED", message: "Invalid reference specified. No value for q1.records[0]" }];

function executorOver(...steps: readonly Step[]) {
  const { reader, requests, meter, logged } = scriptedClient(...steps);
  return { queries: createQueryExecutor(reader), requests, meter, logged };
}

describe("query executor", () => {
  it("sends a lone statement as a plain query", async () => {
    const { queries, requests } = executorOver(answerJson(200, page("a", "b")));
    const results = await queries.run([statementOf("Account", where("Name", { kind: "string", value: "A & B" }))]);
    expect(results).toEqual([{ totalSize: 2, rows: [{ Id: "a" }, { Id: "b" }] }]);
    expect(requests).toMatchObject([{ method: "GET" }]);
    expect(decodeURIComponent(requests[0]?.path ?? "")).toBe(
      "/services/data/v62.0/query?q=SELECT Id FROM Account WHERE Name = 'A & B' LIMIT 10",
    );
  });

  it("sends a statement that is long for a URL in a body", async () => {
    const { queries, requests } = executorOver(answerComposite([200, page("a")]));
    const value = "é".repeat(1_400);
    const results = await queries.run([statementOf("Account", where("Name", { kind: "string", value }))]);
    expect(results).toEqual([{ totalSize: 1, rows: [{ Id: "a" }] }]);
    expect(requests).toMatchObject([{ method: "POST", path: "/services/data/v62.0/composite" }]);
  });

  it("sends several statements as one call that does not roll back", async () => {
    const { queries, requests, meter } = executorOver(answerComposite([200, page("a")], [200, page()]));
    const results = await queries.run([statementOf("Account"), statementOf("Contact")]);
    expect(results).toEqual([
      { totalSize: 1, rows: [{ Id: "a" }] },
      { totalSize: 0, rows: [] },
    ]);
    expect(JSON.parse(requests[0]?.body ?? "")).toMatchObject({
      allOrNone: false,
      compositeRequest: [{ referenceId: "q1" }, { referenceId: "q2" }],
    });
    expect(meter).toMatchObject({ calls: 1, rows: 1 });
  });

  it("answers a count without rows", async () => {
    const { queries } = executorOver(answerJson(200, { totalSize: 8_800, done: true, records: [] }));
    const results = await queries.run([{ query: { select: [{ kind: "count" }], from: "Opportunity" }, rows: 0 }]);
    expect(results).toEqual([{ totalSize: 8_800, rows: [] }]);
  });

  it("asks nothing for no statements", async () => {
    const { queries, requests } = executorOver();
    expect(await queries.run([])).toEqual([]);
    expect(requests).toHaveLength(0);
  });

  it("gives a statement that refers to a row that is not there no rows", async () => {
    const { queries } = executorOver(answerComposite([200, page()], [400, halted], [400, halted]));
    const deal = statementOf("Opportunity");
    const accountId = { kind: "reference", target: deal, path: "records[0].AccountId" } as const;
    const account = statementOf("Account", where("Id", accountId));
    const parent = { kind: "reference", target: account, path: "records[0].ParentId" } as const;
    const results = await queries.run([deal, account, statementOf("Account", where("Id", parent))]);
    expect(results).toEqual(Array.from({ length: 3 }, () => ({ totalSize: 0, rows: [] })));
  });

  it("gives a statement that refers to a refused one that refusal", async () => {
    const hidden = [
      {
        errorCode: "INVALID_FIELD",
        message: "\nx\n^\nERROR at Row:1:Column:1\nNo such column 'Foo' on entity 'Opportunity'. If",
      },
    ];
    const { queries } = executorOver(answerComposite([400, hidden], [400, halted], [200, page("a")]));
    const deal = statementOf("Opportunity");
    const accountId = { kind: "reference", target: deal, path: "records[0].AccountId" } as const;
    const results = await queries.run([deal, statementOf("Account", where("Id", accountId)), statementOf("Contact")]);
    const refusal = {
      code: "FIELD_NOT_ACCESSIBLE",
      inaccessible: { kind: "field", object: "Opportunity", field: "Foo" },
    };
    expect(results).toMatchObject([refusal, refusal, { rows: [{ Id: "a" }] }]);
  });

  it("answers a lone statement's refusal as its result", async () => {
    const { queries } = executorOver(refuseWith(400, "MALFORMED_QUERY"));
    expect(await queries.run([statementOf("Account")])).toMatchObject([{ code: "INTERNAL_SERVER_ERROR" }]);
  });

  it("logs a refused statement by its shape alone", async () => {
    const { queries, logged } = executorOver(refuseWith(400, "MALFORMED_QUERY", "unexpected token"));
    await queries.run([statementOf("Account", where("Name", { kind: "string", value: "Secret Deal" }))]);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain("SELECT Id FROM Account WHERE Name = ? LIMIT 10");
    expect(logged[0]).not.toContain("Secret Deal");
  });

  it("answers for every statement when the call is refused as a whole", async () => {
    const { queries } = executorOver(refuseWith(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));
    await expect(queries.run([statementOf("Account"), statementOf("Contact")])).rejects.toMatchObject({
      code: "API_BUDGET_EXHAUSTED",
    });
  });

  it("repeats a call in which a statement met a lock or an outage", async () => {
    const locked = [{ errorCode: "UNABLE_TO_LOCK_ROW", message: "unable to obtain exclusive access" }];
    const down = [{ errorCode: "SERVER_UNAVAILABLE", message: "Server Unavailable" }];
    const { queries, requests, meter } = executorOver(
      answerComposite([400, locked], [200, page()]),
      answerComposite([200, page()], [503, down]),
      answerComposite([200, page("a")], [200, page("b")]),
    );
    const results = await queries.run([statementOf("Account"), statementOf("Contact")]);
    expect(results).toMatchObject([{ rows: [{ Id: "a" }] }, { rows: [{ Id: "b" }] }]);
    expect(requests).toHaveLength(3);
    expect(meter.rows).toBe(2);
  });

  it("does not take a part that is missing for an empty result", async () => {
    const { queries } = executorOver(answerComposite([200, page("a")]));
    await expect(queries.run([statementOf("Account"), statementOf("Contact")])).rejects.toMatchObject({
      code: "SALESFORCE_UNAVAILABLE",
    });
  });
});
