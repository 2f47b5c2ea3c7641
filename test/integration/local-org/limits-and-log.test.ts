import { afterEach, describe, expect, it } from "@jest/globals";
import { root, startOrg, type OrgCaller } from "./call-org";
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
