import { afterEach, describe, expect, it } from "@jest/globals";
import { root, startOrg, type OrgAnswer, type OrgCall, type OrgCaller } from "./call-org";
import type { LocalOrgOptions } from "../../../src/local-org/server";

const started: OrgCaller[] = [];
afterEach(() => Promise.all(started.splice(0).map(({ org }) => org.close())));

async function start(options: LocalOrgOptions = {}): Promise<OrgCaller> {
  const caller = await startOrg({ scale: 0.1, ...options });
  started.push(caller);
  return caller;
}

const usage = (answer: { headers: Headers }): string | null => answer.headers.get("sforce-limit-info");

describe("the API limits of the local org", () => {
  it.each([
    ["developer", 15_000],
    ["enterprise", 1_100_000],
    ["unlimited", 5_100_000],
  ] as const)("are those of the %s edition, in the header and in /limits (limits.md §1)", async (edition, most) => {
    const admin = await start({ edition });
    const answer = await admin.rest("GET", "/limits");
    expect(usage(answer)).toBe(`api-usage=1/${most}`);
    expect(answer.json).toMatchObject({
      DailyApiRequests: { Max: most, Remaining: most - 1 },
      DailyBulkV2QueryJobs: { Max: 10_000, Remaining: 10_000 },
      PermissionSets: { Max: 1_500, Remaining: 1_499, CreateCustom: { Max: 1_000, Remaining: 999 } },
    });
  });

  it("charge every answer but 401 once, and logins not at all (limits.md §2)", async () => {
    const admin = await start();
    expect(usage(await admin.rest("GET", "/sobjects"))).toBe("api-usage=1/1100000");
    expect(usage(await admin.rest("GET", "/nonsense"))).toBe("api-usage=2/1100000");
    expect(usage(await admin.query("nonsense"))).toBe("api-usage=3/1100000");
    await admin.rest("GET", "/limits", { headers: { authorization: "Bearer x" } });
    await admin.call("GET", "/services/data");
    await admin.call("GET", "/services/oauth2/userinfo");
    const compositeRequest = [1, 2, 3, 4, 5].map((i) => ({
      method: "GET",
      url: `${root}/query?q=SELECT COUNT() FROM Account`,
      referenceId: `q${i}`,
    }));
    expect(usage(await admin.rest("POST", "/composite", { body: { compositeRequest } }))).toBe("api-usage=4/1100000");
  });

  it("refuse every request once they are used up, and serve again as calls drop out a day later (limits.md §1)", async () => {
    let now = new Date("2026-11-02T10:00:00Z");
    const admin = await start({ dailyApiRequests: 2, sessionMinutes: 24 * 60, now: () => now });
    await admin.rest("GET", "/limits");
    now = new Date("2026-11-02T18:00:00Z");
    const last = await admin.rest("GET", "/limits");
    expect(last.json).toMatchObject({ DailyApiRequests: { Max: 2, Remaining: 0 } });
    const refused = await admin.query("SELECT Id FROM Account");
    expect([refused.status, refused.json, usage(refused)]).toEqual([
      403,
      [{ message: "TotalRequests Limit exceeded.", errorCode: "REQUEST_LIMIT_EXCEEDED" }],
      "api-usage=2/2",
    ]);
    expect(admin.org.log().at(-1)).toMatchObject({ status: 403, calls: 0, statements: [] });
    expect((await admin.call("GET", "/services/oauth2/userinfo")).status).toBe(200);
    now = new Date("2026-11-03T10:00:00Z");
    expect(usage(await admin.rest("GET", "/limits"))).toBe("api-usage=2/2");
    expect((await admin.rest("GET", "/limits")).status).toBe(403);
  });
});

describe("the last API requests of the local org", () => {
  const account = { method: "POST", url: "v62.0/sobjects/Account", richInput: { Name: "Late" } };
  const countLate = (admin: OrgCaller): Promise<OrgAnswer> =>
    admin.query("SELECT COUNT() FROM Account WHERE Name = 'Late'");

  it("serve so many of a batch as are left, and refuse the rest of it (limits.md §2)", async () => {
    const admin = await start({ dailyApiRequests: 3 });
    await admin.rest("GET", "/limits");
    const batchRequests = [account, account, account, account];
    const answer = await admin.rest("POST", "/composite/batch", { body: { batchRequests } });
    const { hasErrors, results } = answer.json as {
      hasErrors: boolean;
      results: { statusCode: number; result: unknown }[];
    };
    expect([answer.status, hasErrors, results.map(({ statusCode }) => statusCode)]).toEqual([
      200,
      true,
      [201, 201, 403, 403],
    ]);
    expect(results[2]?.result).toEqual([
      { message: "TotalRequests Limit exceeded.", errorCode: "REQUEST_LIMIT_EXCEEDED" },
    ]);
    expect(usage(answer)).toBe("api-usage=3/3");
  });

  it("serve a composite, a tree and a graph whole, each as one (limits.md §2)", async () => {
    const admin = await start({ dailyApiRequests: 4 });
    const compositeRequest = ["a", "b", "c"].map((referenceId) => ({
      ...{ method: "POST", url: `${root}/sobjects/Account`, referenceId, body: { Name: "Late" } },
    }));
    const records = ["a", "b"].map((referenceId) => ({ attributes: { type: "Account", referenceId }, Name: "Late" }));
    expect((await admin.rest("POST", "/composite", { body: { compositeRequest } })).status).toBe(200);
    expect((await admin.rest("POST", "/composite/tree/Account", { body: { records } })).status).toBe(201);
    const graphs = [{ graphId: "g", compositeRequest }];
    expect((await admin.rest("POST", "/composite/graph", { body: { graphs } })).status).toBe(200);
    const last = await countLate(admin);
    expect([last.json, usage(last)]).toEqual([expect.objectContaining({ totalSize: 8 }), "api-usage=4/4"]);
    expect((await countLate(admin)).status).toBe(403);
  });

  it("let a bulk job run that was closed by the last of them, and tell of it when there are more (limits.md §2)", async () => {
    let now = new Date("2026-11-02T10:00:00Z");
    const admin = await start({ dailyApiRequests: 3, sessionMinutes: 24 * 60, now: () => now });
    const made = await admin.rest("POST", "/jobs/ingest", { body: { object: "Account", operation: "insert" } });
    const { id } = made.json as { id: string };
    await admin.rest("PUT", `/jobs/ingest/${id}/batches`, {
      body: "Name\nLate\nLate\n",
      headers: { "content-type": "text/csv" },
    });
    await admin.rest("PATCH", `/jobs/ingest/${id}`, { body: { state: "UploadComplete" } });
    const refused = await admin.rest("GET", `/jobs/ingest/${id}`);
    expect([refused.status, usage(refused)]).toEqual([403, "api-usage=3/3"]);
    now = new Date("2026-11-02T18:00:00Z");
    // Keeps the session, and is not charged.
    await admin.call("GET", "/services/oauth2/userinfo");
    now = new Date("2026-11-03T10:00:00Z");
    const info = await admin.rest("GET", `/jobs/ingest/${id}`);
    expect(info.json).toMatchObject({ state: "JobComplete", numberRecordsProcessed: 2, numberRecordsFailed: 0 });
    expect((await countLate(admin)).json).toMatchObject({ totalSize: 2 });
  });

  it("are counted in the header of every answer, whatever it is (wire fact 10)", async () => {
    const admin = await start();
    const { json } = await admin.rest("POST", "/sobjects/Account", { body: { Name: "Header" } });
    const { id } = json as { id: string };
    const job = await admin.rest("POST", "/jobs/query", {
      body: { operation: "query", query: "SELECT Id FROM Account" },
    });
    const { id: jobId } = job.json as { id: string };
    const asks: readonly (readonly [string, string, number, OrgCall?])[] = [
      ["PATCH", `/sobjects/Account/${id}`, 204, { body: { Name: "Changed" } }],
      ["GET", "/sobjects/Account/describe", 304, { headers: { "if-modified-since": "Thu, 01 Jan 2099 00:00:00 GMT" } }],
      ["GET", `/sobjects/Account/${id}`, 412, { headers: { "if-match": '"other"' } }],
      ["POST", "/sobjects/Account", 400, { body: {} }],
      ["POST", "/sobjects/Account", 415, { body: "x", headers: { "content-type": "text/plain" } }],
      ["GET", "/sobjects/Account/001Lc00000zzzzzAAA", 404],
      ["DELETE", "/limits", 405],
      ["GET", `/jobs/query/${jobId}`, 200],
      ["GET", `/jobs/query/${jobId}/results`, 200],
      ["DELETE", `/sobjects/Account/${id}`, 204],
    ];
    let used = 2;
    for (const [method, path, status, call] of asks) {
      const answer = await admin.rest(method, path, call);
      expect([path, answer.status, usage(answer)]).toEqual([path, status, `api-usage=${++used}/1100000`]);
    }
  });
});

describe("the request log of the local org", () => {
  it("tells who asked what, what it cost and what was answered", async () => {
    const now = new Date("2026-11-02T10:00:00Z");
    const admin = await start({ now: () => now });
    const rep = await admin.as("rep@local.test");
    admin.org.clearLog();
    const answer = await rep.query("SELECT Id, (SELECT Id FROM Contacts) FROM Account LIMIT 3");
    const { records } = answer.json as { records: { Contacts: { records: unknown[] } | null }[] };
    const rows = records.reduce((sum, { Contacts }) => sum + 1 + (Contacts?.records.length ?? 0), 0);
    expect(admin.org.log()).toEqual([
      {
        time: "2026-11-02T10:00:00.000Z",
        user: "rep@local.test",
        method: "GET",
        path: `${root}/query?q=SELECT%20Id%2C%20(SELECT%20Id%20FROM%20Contacts)%20FROM%20Account%20LIMIT%203`,
        status: 200,
        errorCodes: [],
        calls: 1,
        statements: ["SELECT Id, (SELECT Id FROM Contacts) FROM Account LIMIT 3"],
        subrequests: [],
        faults: [],
        rows,
        bytes: Buffer.byteLength(answer.text),
        durationMs: expect.any(Number),
      },
    ]);
  });

  it("counts no records that a rollback kept out of the answer", async () => {
    const admin = await start();
    const ask = { method: "GET", url: `${root}/query?q=SELECT Id FROM Account LIMIT 2`, referenceId: "ask" };
    const fail = { method: "POST", url: `${root}/sobjects/Account`, referenceId: "fail", body: {} };
    await admin.composite({ compositeRequest: [ask, fail] });
    await admin.composite({ allOrNone: true, compositeRequest: [ask, fail] });
    expect(admin.org.log().map(({ rows, statements }) => [rows, statements.length])).toEqual([
      [0, 0],
      [2, 1],
      [0, 1],
    ]);
  });

  it("is read and emptied over HTTP without login or trace", async () => {
    const admin = await start();
    await admin.rest("GET", "/limits");
    const read = async (): Promise<{ total: number; entries: { path: string }[] }> =>
      (await fetch(`${admin.org.url}/_org/log`)).json() as Promise<{ total: number; entries: { path: string }[] }>;
    const { total, entries } = await read();
    expect(total).toBe(2);
    expect(entries.map(({ path }) => path)).toEqual(["/services/oauth2/token", `${root}/limits`]);
    expect(await read()).toMatchObject({ total: 2 });
    expect((await fetch(`${admin.org.url}/_org/log`, { method: "DELETE" })).status).toBe(204);
    expect(await read()).toEqual({ total: 0, entries: [] });
  });
});

describe("the latency of the local org", () => {
  it("is added to REST answers and to nothing else", async () => {
    const admin = await start({ latencyMs: 250 });
    await admin.rest("GET", "/limits");
    const [token, limits] = admin.org.log();
    expect(token?.durationMs).toBeLessThan(249);
    expect(limits?.durationMs).toBeGreaterThanOrEqual(249);
  });
});
