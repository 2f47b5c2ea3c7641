import { describe, expect, it } from "@jest/globals";
import { jsonAnswer } from "../../../../src/local-org/answer";
import { newTrace } from "../../../../src/local-org/request-log";
import { postBatch } from "../../../../src/local-org/routes/batch";
import type { RestContext } from "../../../../src/local-org/routes/route";

describe("a batch that uses up the day's requests", () => {
  it("runs until there are none left, and answers REQUEST_LIMIT_EXCEEDED for the rest (limits.md §2)", async () => {
    const trace = newTrace();
    trace.calls = 1;
    let left = 2;
    const usage = {
      get exhausted() {
        return left === 0;
      },
      charge: () => {
        left--;
      },
    };
    const context = {
      org: { usage },
      trace,
      apiVersion: "62.0",
      dispatch: () => jsonAnswer("done"),
    } as unknown as RestContext;
    const batchRequests = Array.from({ length: 5 }, () => ({ method: "GET", url: "v62.0/limits" }));
    const request = {
      method: "POST",
      target: "/services/data/v62.0/composite/batch",
      origin: "http://localhost",
      segments: [],
      query: new URLSearchParams(),
      headers: {},
      body: { kind: "value", value: { batchRequests } },
    } as const;
    const answer = await postBatch(context, request, {});
    const body = answer.body.kind === "json" ? answer.body.value : undefined;
    const refused = { statusCode: 403, result: [{ errorCode: "REQUEST_LIMIT_EXCEEDED" }] };
    const done = { statusCode: 200, result: "done" };
    expect(body).toMatchObject({ hasErrors: true, results: [done, done, done, refused, refused] });
    expect(trace.calls).toBe(3);
  });
});
