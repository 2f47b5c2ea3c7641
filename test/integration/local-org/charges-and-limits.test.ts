import { afterEach, describe, expect, it } from "@jest/globals";
import { askToken, clientCredentials, root, sharedOrg, startOrg, type OrgAnswer } from "./call-org";

/**
 * The rows of limits.md §2, §3 and §4. Those of other tests: concurrency (trouble), refresh tokens (sessions), the size of
 * bodies and uris (http-conventions), Bulk (bulk). The local org has no GraphQL API, no events and no login rate.
 */

const admin = sharedOrg({ scale: 0.5, edition: "developer" });
afterEach(() => {
  admin.org.clearLog();
});

const charged = (): number => admin.org.log().reduce((sum, { calls }) => sum + calls, 0);
const post = (path: string, body: object): Promise<OrgAnswer> => admin.rest("POST", path, { body });
const part = (method: string, url: string, referenceId: string, body?: object) => ({
  method,
  url: root + url,
  referenceId,
  ...(body === undefined ? {} : { body }),
});
const query = "/query?q=SELECT+Id+FROM+User+LIMIT+1";
const parts = (count: number, url: string): object => ({
  compositeRequest: Array.from({ length: count }, (_, i) => part("GET", url, `r${i}`)),
});
const records = (count: number, values: object = { Name: "Counted" }): object[] =>
  Array.from({ length: count }, (_, i) => ({ attributes: { type: "Account", referenceId: `a${i}` }, ...values }));

describe("what a request to the local org costs (limits.md §2)", () => {
  const costs: readonly (readonly [what: string, calls: number, ask: () => Promise<unknown>])[] = [
    ["a query", 1, () => admin.rest("GET", query)],
    [
      "a composite of 25 parts, five of them queries",
      1,
      () => {
        const compositeRequest = [
          ...Array.from({ length: 5 }, (_, i) => part("GET", query, `q${i}`)),
          ...Array.from({ length: 20 }, (_, i) => part("GET", "/limits", `l${i}`)),
        ];
        return post("/composite", { compositeRequest });
      },
    ],
    [
      "a batch of three requests",
      3,
      () => {
        const batchRequests = [1, 2, 3].map(() => ({ method: "GET", url: "v62.0/limits" }));
        return post("/composite/batch", { batchRequests });
      },
    ],
    ["200 records of a collection", 1, () => post("/composite/sobjects", { records: records(200) })],
    ["a tree", 1, () => post("/composite/tree/Account", { records: records(2) })],
    [
      "a graph",
      1,
      () => {
        const compositeRequest = [part("POST", "/sobjects/Account", "a", { Name: "Counted" })];
        return post("/composite/graph", { graphs: [{ graphId: "g", compositeRequest }] });
      },
    ],
    ["a describe", 1, () => admin.rest("GET", "/sobjects/Account/describe")],
    ["the limits", 1, () => admin.rest("GET", "/limits")],
    ["the record count", 1, () => admin.rest("GET", "/limits/recordCount?sObjects=Account")],
    ["the list of versions", 0, () => fetch(`${admin.org.url}/services/data`)],
    ["a token", 0, () => askToken(admin.org, clientCredentials)],
    ["a userinfo", 0, () => admin.call("GET", "/services/oauth2/userinfo")],
    ["a request that is refused", 1, () => admin.query("SELECT")],
    ["a request without a session", 0, () => fetch(`${admin.org.url}${root}/limits`)],
    [
      "making a query job and polling it",
      2,
      async () => {
        const { json } = await post("/jobs/query", { operation: "query", query: "SELECT Id FROM User" });
        await admin.rest("GET", `/jobs/query/${(json as { id: string }).id}`);
      },
    ],
  ];
  it.each(costs)("%s: %d (limits.md §2)", async (_what, calls, ask) => {
    await ask();
    expect(charged()).toBe(calls);
  });

  it("each page of a query one (limits.md §2)", async () => {
    const first = await admin.query("SELECT Id FROM Task", { "Sforce-Query-Options": "batchSize=200" });
    const { nextRecordsUrl } = first.json as { nextRecordsUrl: string };
    await admin.call("GET", nextRecordsUrl);
    expect(charged()).toBe(2);
  });
});

/** Sends a statement that no uri could hold. */
const ask = async (soql: string) => {
  const [answer] = await admin.composite({ compositeRequest: [part("GET", `/query?q=${soql}`, "q")] });
  return answer;
};

describe("how much a statement may hold (limits.md §3)", () => {
  it("is 100,000 characters (limits.md §3)", async () => {
    const start = "SELECT Id FROM Account WHERE Name IN ('x'";
    const fill = (length: number) => `${start}${",'xxxxxxx'".repeat(Math.floor((length - start.length - 1) / 10))})`;
    const longest = fill(100_000);
    expect(longest.length).toBeGreaterThan(99_980);
    expect((await ask(longest))?.httpStatusCode).toBe(200);
    expect((await ask(fill(100_030)))?.httpStatusCode).toBe(400);
  });

  it("is 4,000 characters in one text (limits.md §3)", async () => {
    const named = (length: number) => ask(`SELECT Id FROM Account WHERE Name = '${"x".repeat(length)}'`);
    expect((await named(4_000))?.httpStatusCode).toBe(200);
    expect((await named(4_001))?.httpStatusCode).toBe(400);
  });

  it("is an OFFSET of 2,000 (limits.md §3)", async () => {
    expect((await admin.query("SELECT Id FROM User LIMIT 1 OFFSET 2000")).status).toBe(200);
    expect((await admin.query("SELECT Id FROM User LIMIT 1 OFFSET 2001")).status).toBe(400);
  });

  it("is five relationships in one path (limits.md §3)", async () => {
    const path = (depth: number) => `SELECT ${"Manager.".repeat(depth)}Name FROM User LIMIT 1`;
    expect((await admin.query(path(5))).status).toBe(200);
    expect((await admin.query(path(6))).status).toBe(400);
  });

  it("is kept two days behind any number of locators (limits.md §3)", async () => {
    let time = Date.parse("2026-11-02T10:00:00Z");
    const own = await startOrg({ scale: 0.5, now: () => new Date(time) });
    const open = async (): Promise<string> => {
      const { json } = await own.query("SELECT Id FROM Task", { "Sforce-Query-Options": "batchSize=200" });
      return (json as { nextRecordsUrl: string }).nextRecordsUrl;
    };
    const first = await open();
    for (let i = 0; i < 12; i++) await open();
    const readAfter = async (hours: number): Promise<OrgAnswer> => {
      time += hours * 3_600_000;
      return (await own.as("admin@local.test")).call("GET", first);
    };
    expect([(await readAfter(0)).status, (await readAfter(47)).status]).toEqual([200, 200]);
    const late = await readAfter(2);
    expect([late.status, late.json]).toMatchObject([400, [{ errorCode: "INVALID_QUERY_LOCATOR" }]]);
    await own.org.close();
  });
});

describe("how much the composites take (limits.md §4)", () => {
  const graph = (graphs: number, nodes: number): object => ({
    graphs: Array.from({ length: graphs }, (_, g) => ({
      graphId: `g${g}`,
      compositeRequest: Array.from({ length: nodes }, (_, n) =>
        part("PATCH", `/sobjects/Account/001000000000001AAA`, `n${n}`, { Name: "x" }),
      ),
    })),
  });
  const sizes: readonly (readonly [what: string, path: string, good: object, tooMuch: object])[] = [
    ["25 parts", "/composite", parts(25, "/limits"), parts(26, "/limits")],
    ["5 queries", "/composite", parts(5, query), parts(6, query)],
    [
      "25 requests of a batch",
      "/composite/batch",
      { batchRequests: Array.from({ length: 25 }, () => ({ method: "GET", url: "v62.0/limits" })) },
      { batchRequests: Array.from({ length: 26 }, () => ({ method: "GET", url: "v62.0/limits" })) },
    ],
    ["200 records", "/composite/sobjects", { records: records(200) }, { records: records(201) }],
    [
      "2,000 ids",
      "/composite/sobjects/Account",
      { ids: Array.from({ length: 2_000 }, () => "001000000000001AAA"), fields: ["Id"] },
      { ids: Array.from({ length: 2_001 }, () => "001000000000001AAA"), fields: ["Id"] },
    ],
    ["200 records of trees", "/composite/tree/Account", { records: records(200) }, { records: records(201) }],
    ["75 graphs", "/composite/graph", graph(75, 1), graph(76, 1)],
    ["500 nodes", "/composite/graph", graph(1, 500), graph(1, 501)],
  ];
  it.each(sizes)("%s, and no more (limits.md §4)", async (_what, path, good, tooMuch) => {
    expect((await post(path, good)).status).toBeLessThan(300);
    expect((await post(path, tooMuch)).status).toBe(400);
  });

  it.each(["a b", "a-b", "a.b", "é"])("no reference id %j (limits.md §4)", async (referenceId) => {
    const answer = await post("/composite", { compositeRequest: [part("GET", "/limits", referenceId)] });
    expect(answer.status).toBe(400);
  });
});
