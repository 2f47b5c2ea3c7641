import { describe, expect, it } from "@jest/globals";
import { sharedOrg } from "./call-org";

const admin = sharedOrg();

interface Batch {
  readonly hasErrors: boolean;
  readonly results: readonly { readonly statusCode: number; readonly result: unknown }[];
}
const run = async (batchRequests: readonly object[], more: object = {}): Promise<Batch> => {
  const answer = await admin.rest("POST", "/composite/batch", { body: { batchRequests, ...more } });
  expect(answer.status).toBe(200);
  return answer.json as Batch;
};
const get = (url: string): object => ({ method: "GET", url });
const create = (Name?: string): object => ({ method: "POST", url: "v62.0/sobjects/Account", richInput: { Name } });
const count = async (where: string): Promise<number> =>
  ((await admin.query(`SELECT COUNT() FROM Account WHERE ${where}`)).json as { totalSize: number }).totalSize;

describe("a batch of the local org (rest-api.md §7)", () => {
  it("answers for each of its requests, in their order, by status and result", async () => {
    const batch = await run([create("Batch A"), get("v62.0/query?q=SELECT Name FROM Account WHERE Name = 'Batch A'")]);
    expect(batch).toMatchObject({
      hasErrors: false,
      results: [
        { statusCode: 201, result: { success: true, errors: [] } },
        { statusCode: 200, result: { totalSize: 1, records: [{ Name: "Batch A" }] } },
      ],
    });
    expect(Object.keys(batch)).toEqual(["hasErrors", "results"]);
  });

  it.each(["v62.0/limits", "/v62.0/limits", "/services/data/v62.0/limits", "v50.0/limits/"])(
    "takes the url %s",
    async (url) => {
      expect((await run([get(url)])).results[0]?.statusCode).toBe(200);
    },
  );

  it("gives null as the result of what has no body", async () => {
    const [created] = (await run([create("Batch B")])).results;
    const { id } = created?.result as { id: string };
    const url = `v62.0/sobjects/account/${id}`;
    const { results } = await run([
      { method: "PATCH", url, richInput: { Name: "Batch C" } },
      { method: "DELETE", url },
    ]);
    expect(results).toEqual([
      { statusCode: 204, result: null },
      { statusCode: 204, result: null },
    ]);
  });

  it("goes on after a failure, and keeps what others have done", async () => {
    const batch = await run([create("Batch D"), create(), create("Batch D")]);
    expect(batch.hasErrors).toBe(true);
    expect(batch.results.map(({ statusCode }) => statusCode)).toEqual([201, 400, 201]);
    expect(batch.results[1]?.result).toMatchObject([{ errorCode: "REQUIRED_FIELD_MISSING" }]);
    expect(await count("Name = 'Batch D'")).toBe(2);
  });

  it("halts after a failure with haltOnError: 412 for the rest, and what was done stays", async () => {
    const batch = await run([create("Batch E"), create(), create("Batch E")], { haltOnError: true });
    expect(batch.results.map(({ statusCode }) => statusCode)).toEqual([201, 400, 412]);
    expect(batch.results[2]?.result).toMatchObject([{ errorCode: "BATCH_PROCESSING_HALTED" }]);
    expect(await count("Name = 'Batch E'")).toBe(1);
  });

  it("expands no references: its requests know nothing of each other", async () => {
    await run([create("@{a.id}")]);
    expect(await count("Name = '@{a.id}'")).toBe(1);
  });

  it("is charged by the request, of which those after a halt are none (limits.md §2)", async () => {
    await run([get("v62.0/limits"), get("v62.0/limits"), get("v62.0/limits")]);
    expect(admin.org.log().at(-1)).toMatchObject({ calls: 3, subrequests: [{ status: 200 }, {}, {}] });
    await run([create(), get("v62.0/limits")], { haltOnError: true });
    expect(admin.org.log().at(-1)?.calls).toBe(1);
  });

  it.each(["composite", "composite/batch", "composite/sobjects", "ui-api/object-info/Account", "jobs/query"])(
    "refuses %s as one of its requests",
    async (resource) => {
      const [item] = (await run([{ method: "POST", url: `v62.0/${resource}`, richInput: {} }])).results;
      expect(item).toMatchObject({ statusCode: 400, result: [{ errorCode: "INVALID_BATCH_REQUEST" }] });
    },
  );

  it.each([
    ["26 requests", Array.from({ length: 26 }, () => create("Batch F")), "LIMIT_EXCEEDED"],
    ["a version newer than its own", [create("Batch F"), get("v63.0/limits")], "INVALID_BATCH_REQUEST"],
    ["a version before 34.0", [create("Batch F"), get("v33.0/limits")], "INVALID_BATCH_REQUEST"],
    ["an url without a version", [create("Batch F"), get("/limits")], "JSON_PARSER_ERROR"],
    ["an unknown method", [create("Batch F"), { method: "LOOK", url: "v62.0/limits" }], "JSON_PARSER_ERROR"],
    ["a request that is no object", [create("Batch F"), "v62.0/limits"], "JSON_PARSER_ERROR"],
  ])("refuses %s as a whole, and does nothing", async (_what, batchRequests, errorCode) => {
    const answer = await admin.rest("POST", "/composite/batch", { body: { batchRequests } });
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode }]]);
    expect(await count("Name = 'Batch F'")).toBe(0);
  });
});
