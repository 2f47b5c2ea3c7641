import { request as httpRequest, type ClientRequest } from "node:http";
import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { FaultRule } from "../../../src/local-org/faults/fault-rule";
import { askToken, clientCredentials, root, startOrg, type OrgCaller } from "./call-org";

let time = Date.parse("2026-11-02T10:00:00Z");
let admin: OrgCaller;
beforeEach(async () => {
  time = Date.parse("2026-11-02T10:00:00Z");
  // Sessions outlive what tests make of the clock.
  admin = await startOrg({ scale: 0.1, edition: "developer", sessionMinutes: 1e6, now: () => new Date(time) });
});
afterEach(() => admin.org.close());

const limits = (): Promise<number> => admin.rest("GET", "/limits").then(({ status }) => status);
const countFaulty = async (): Promise<number> =>
  ((await admin.query("SELECT COUNT() FROM Account WHERE Name = 'Faulty'")).json as { totalSize: number }).totalSize;
const createFaulty = (): ReturnType<OrgCaller["rest"]> =>
  admin.rest("POST", "/sobjects/Account", { body: { Name: "Faulty" } });

/** Creates a record over a connection that can be left, and does not wait for the answer. */
function sendFaulty(): ClientRequest {
  const headers = { authorization: `Bearer ${admin.token}`, "content-type": "application/json" };
  const request = httpRequest(`${admin.org.url}${root}/sobjects/Account`, { method: "POST", headers, agent: false });
  request.on("error", () => undefined);
  request.end('{"Name":"Faulty"}');
  return request;
}

/** Asks until it holds; what is awaited happens within the org, which tells nobody. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

describe("/_org/faults", () => {
  it("takes a list of rules, all or none", async () => {
    const bad = await admin.call("POST", "/_org/faults", { body: [{ kind: "lock" }, { kind: "lok" }] });
    expect([bad.status, admin.org.faults()]).toEqual([400, []]);
    const good = await admin.call("POST", "/_org/faults", { body: [{ kind: "lock" }, { kind: "unavailable" }] });
    expect([good.status, good.json]).toMatchObject([201, { ids: [1, 2] }]);
  });

  it("forgets one rule by its number", async () => {
    admin.org.addFault({ kind: "lock" });
    admin.org.addFault({ kind: "unavailable" });
    expect((await admin.call("DELETE", "/_org/faults/1")).status).toBe(204);
    expect((await admin.call("GET", "/_org/faults")).json).toEqual({ faults: [{ id: 2, kind: "unavailable" }] });
    const unknown = await admin.call("DELETE", "/_org/faults/1");
    expect([unknown.status, unknown.json]).toMatchObject([404, { error: expect.stringContaining("number 1") }]);
  });

  it("gives the same trouble to the same requests after the rules were forgotten and made again", async () => {
    const run = async (): Promise<readonly number[]> => {
      admin.org.clearFaults();
      admin.org.addFault({ kind: "unavailable", rate: 0.4 });
      admin.org.addFault({ kind: "serverError", status: 502, rate: 0.3 });
      const statuses: number[] = [];
      for (let i = 0; i < 30; i++) statuses.push(await limits());
      return statuses;
    };
    const first = await run();
    expect(new Set(first)).toEqual(new Set([200, 502, 503]));
    expect(await run()).toEqual(first);
  });
});

describe("the fault", () => {
  it.each([
    [500, "application/json;charset=UTF-8", "UNKNOWN_EXCEPTION"],
    [503, "application/json;charset=UTF-8", "SERVER_UNAVAILABLE"],
    [502, "text/html;charset=UTF-8", "Bad Gateway"],
    [504, "text/html;charset=UTF-8", "Gateway Timeout"],
    [420, "text/html;charset=UTF-8", "No Route"],
  ] as const)(
    "serverError answers %d before anything is done, uncharged (rest-api.md §2)",
    async (status, type, text) => {
      admin.org.addFault({ kind: "serverError", status, count: 1 });
      const answer = await createFaulty();
      expect([answer.status, answer.headers.get("content-type")]).toEqual([status, type]);
      expect(answer.text).toContain(text);
      expect(admin.org.log().at(-1)).toMatchObject({ status, calls: 0, faults: ["serverError"] });
      expect(await countFaulty()).toBe(0);
    },
  );

  it("serverError after the work leaves the client not knowing that all was done (errors.md §7)", async () => {
    admin.org.addFault({ kind: "serverError", status: 504, when: "after", count: 1 });
    expect((await createFaulty()).status).toBe(504);
    expect(await countFaulty()).toBe(1);
  });

  it("serverError with part strikes one part of a composite, and allOrNone then undoes the rest (rest-api.md §7)", async () => {
    const part = (name: string) => ({
      method: "POST",
      url: `${root}/sobjects/Account`,
      referenceId: name,
      body: { Name: "Faulty" },
    });
    const compositeRequest = [part("a"), part("b")];
    admin.org.addFault({ kind: "serverError", status: 500, part: true, skip: 1, count: 1 });
    const [a, b] = await admin.composite({ compositeRequest });
    expect([a?.httpStatusCode, b?.httpStatusCode, b?.body]).toMatchObject([
      201,
      500,
      [{ errorCode: "UNKNOWN_EXCEPTION" }],
    ]);
    admin.org.addFault({ kind: "serverError", status: 500, part: true, skip: 1, count: 1 });
    await admin.composite({ allOrNone: true, compositeRequest });
    expect(await countFaulty()).toBe(1);
    expect(await limits()).toBe(200);
  });

  it("expireSession ends the sessions of one user, at once or as they are used (errors.md §3)", async () => {
    const rep = await admin.as("rep@local.test");
    const other = await admin.as("rep@local.test");
    admin.org.addFault({ kind: "expireSession", user: "rep@local.test", count: 1 });
    expect([await limits(), (await rep.rest("GET", "/limits")).status]).toEqual([200, 401]);
    admin.org.addFault({ kind: "expireSession", all: true, user: "rep@local.test" });
    expect([await limits(), (await other.rest("GET", "/limits")).status]).toEqual([200, 401]);
  });

  it("refuseToken answers the error of OAuth that it names (auth.md §3)", async () => {
    admin.org.addFault({ kind: "refuseToken", error: "rate_limit_exceeded", count: 1 });
    expect((await askToken(admin.org, clientCredentials)).json).toEqual({
      error: "rate_limit_exceeded",
      error_description: "login rate exceeded",
    });
  });

  it("lock holds one record and no other (errors.md §5)", async () => {
    const { id } = (await createFaulty()).json as { id: string };
    const { id: other } = (await createFaulty()).json as { id: string };
    admin.org.addFault({ kind: "lock", record: id.slice(0, 15) });
    const patch = (record: string) => admin.rest("PATCH", `/sobjects/Account/${record}`, { body: { Name: "x" } });
    expect([(await patch(other)).status, (await patch(id)).status, (await createFaulty()).status]).toEqual([
      204, 400, 201,
    ]);
  });

  it("queryTimeout answers 400 QUERY_TIMEOUT to statements over an object, also inside a composite (limits.md §3)", async () => {
    admin.org.addFault({ kind: "queryTimeout", object: "Task", count: 2 });
    expect((await admin.query("SELECT Id FROM Account")).status).toBe(200);
    const answer = await admin.query("SELECT Id FROM Task");
    expect([answer.status, answer.json]).toMatchObject([400, [{ errorCode: "QUERY_TIMEOUT" }]]);
    const url = `${root}/query?q=SELECT+Id+FROM+Task`;
    const [part] = await admin.composite({ compositeRequest: [{ method: "GET", url, referenceId: "q" }] });
    expect(part?.httpStatusCode).toBe(400);
  });

  it("limitExceeded answers for the slots of long requests as well (limits.md §3)", async () => {
    admin.org.addFault({ kind: "limitExceeded", limit: "longRequests", count: 1 });
    const answer = await admin.rest("GET", "/limits");
    expect([answer.status, answer.json]).toEqual([
      403,
      [{ message: "ConcurrentPerOrgLongTxn Limit exceeded.", errorCode: "REQUEST_LIMIT_EXCEEDED" }],
    ]);
  });

  it("slow before the work lets it be done though the client has left", async () => {
    admin.org.addFault({ kind: "slow", ms: 30, when: "before", method: "POST", count: 1 });
    const request = sendFaulty();
    await until(() => admin.org.faults().length === 0);
    request.destroy();
    await until(async () => (await countFaulty()) === 1);
    expect(admin.org.log({ path: "/sobjects/Account" }).at(-1)).toMatchObject({
      status: null,
      calls: 1,
      faults: ["slow"],
    });
  });

  it("hang before the work says nothing and does nothing", async () => {
    admin.org.addFault({ kind: "hang", when: "before", method: "POST", count: 1 });
    const request = sendFaulty();
    await until(() => admin.org.faults().length === 0);
    request.destroy();
    await until(() => admin.org.log().at(-1)?.faults[0] === "hang");
    expect(await countFaulty()).toBe(0);
  });

  it("hang after the work says nothing of what is done", async () => {
    admin.org.addFault({ kind: "hang", when: "after", method: "POST", count: 1 });
    const request = sendFaulty();
    await until(async () => (await countFaulty()) === 1);
    request.destroy();
  });

  it("hang during the work commits when the client has left", async () => {
    admin.org.addFault({ kind: "hang", when: "during", method: "POST", count: 1 });
    const request = sendFaulty();
    await until(() => admin.org.faults().length === 0);
    expect(await countFaulty()).toBe(0);
    request.destroy();
    await until(async () => (await countFaulty()) === 1);
  });

  it("drop during the work breaks the connection, and commits later", async () => {
    admin.org.addFault({ kind: "drop", when: "during", ms: 20, method: "POST", count: 1 });
    await expect(createFaulty()).rejects.toThrow("fetch failed");
    await until(async () => (await countFaulty()) === 1);
  });

  it("halfSent breaks off in the middle of a body whose length was promised, after the commit", async () => {
    admin.org.addFault({ kind: "halfSent", bytes: 7, method: "POST", count: 1 });
    const { length, text } = await new Promise<{ length: number; text: string }>((resolve) => {
      const request = sendFaulty();
      request.on("response", (response) => {
        let received = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => (received += chunk));
        response.on("error", () => {
          resolve({ length: Number(response.headers["content-length"]), text: received });
        });
      });
    });
    expect(length).toBeGreaterThan(40);
    expect(text).toBe('{"id":"');
    expect(await countFaulty()).toBe(1);
  });

  it("halfSent never sends a whole answer, and breaks one without a body", async () => {
    admin.org.addFault({ kind: "halfSent", bytes: 1_000_000, count: 1 });
    await expect(admin.rest("GET", "/limits")).rejects.toThrow();
    const { id } = (await createFaulty()).json as { id: string };
    admin.org.addFault({ kind: "halfSent", count: 1 });
    await expect(admin.rest("DELETE", `/sobjects/Account/${id}`)).rejects.toThrow("fetch failed");
    expect(await countFaulty()).toBe(0);
  });

  it("drip sends the whole answer, a piece at a time", async () => {
    const whole = (await admin.query("SELECT Id FROM Account")).text;
    admin.org.addFault({ kind: "drip", bytes: 100, everyMs: 1, count: 1 });
    expect((await admin.query("SELECT Id FROM Account")).text).toBe(whole);
    expect(admin.org.log().at(-1)?.faults).toEqual(["drip"]);
  });

  it("shiftClock moves the org's clock on when a request comes", async () => {
    admin.org.addFault({ kind: "shiftClock", ms: 86_400_000, path: "/query", count: 1 });
    const { id } = (await createFaulty()).json as { id: string };
    await admin.query("SELECT Id FROM Account");
    await admin.rest("PATCH", `/sobjects/Account/${id}`, { body: { Name: "Later" } });
    expect((await admin.rest("GET", `/sobjects/Account/${id}?fields=CreatedDate,LastModifiedDate`)).json).toMatchObject(
      {
        CreatedDate: "2026-11-02T10:00:00.000+0000",
        LastModifiedDate: "2026-11-03T10:00:00.000+0000",
      },
    );
  });
});

describe("/_org/clock", () => {
  it("moves, sets, tells and resets the clock by which the org does everything", async () => {
    const move = (body: object) => admin.call("POST", "/_org/clock", { body });
    expect((await move({ shiftMs: 86_400_000 })).json).toEqual({
      now: "2026-11-03T10:00:00.000Z",
      offsetMs: 86_400_000,
    });
    expect((await admin.query("SELECT COUNT() FROM Account WHERE CreatedDate = TODAY")).json).toMatchObject({
      totalSize: 0,
    });
    await createFaulty();
    expect((await admin.query("SELECT COUNT() FROM Account WHERE CreatedDate = TODAY")).json).toMatchObject({
      totalSize: 1,
    });
    expect((await move({ now: "2026-11-02T12:00:00+02:00" })).json).toMatchObject({ offsetMs: 0 });
    expect((await move({ shiftMs: -1_000 })).json).toMatchObject({ now: "2026-11-02T09:59:59.000Z" });
    expect((await admin.call("DELETE", "/_org/clock")).status).toBe(204);
    expect((await admin.call("GET", "/_org/clock")).json).toEqual({ now: "2026-11-02T10:00:00.000Z", offsetMs: 0 });
  });

  it("lets calls drop out of the 24 hours (limits.md §1)", async () => {
    await limits();
    admin.org.shiftClock(25 * 3_600_000);
    expect((await admin.rest("GET", "/limits")).headers.get("sforce-limit-info")).toBe("api-usage=1/15000");
  });

  it.each([
    {},
    { shiftMs: "1" },
    { shiftMs: 1.5 },
    { now: "tomorrow" },
    { now: "2026-11-02T10:00:00Z", shiftMs: 1 },
    [],
    7,
  ])("refuses %j and says what it takes", async (body) => {
    const answer = await admin.call("POST", "/_org/clock", { body });
    expect([answer.status, answer.json]).toMatchObject([400, { error: expect.stringContaining("shiftMs") }]);
  });

  it("refuses a time that the org's dates cannot say", async () => {
    const answer = await admin.call("POST", "/_org/clock", { body: { shiftMs: 1e15 } });
    expect([answer.status, answer.json]).toMatchObject([400, { error: expect.stringContaining("3999-12-31") }]);
  });
});

describe("the slots of long requests", () => {
  it("refuse what is new while all are held by requests of 20 seconds and more (limits.md §3)", async () => {
    admin.org.addFault({ kind: "hang", when: "after", resource: "records" });
    const hanging = [1, 2, 3, 4, 5].map(sendFaulty);
    await until(async () => (await countFaulty()) === 5);
    expect(await limits()).toBe(200);
    time += 20_000;
    const used = (await admin.rest("GET", "/limits")).headers.get("sforce-limit-info");
    const refused = await admin.rest("GET", "/limits");
    expect([refused.status, refused.json]).toEqual([
      403,
      [{ message: "ConcurrentPerOrgLongTxn Limit exceeded.", errorCode: "REQUEST_LIMIT_EXCEEDED" }],
    ]);
    expect(refused.headers.get("sforce-limit-info")).toBe(used);
    expect(admin.org.log().at(-1)).toMatchObject({ status: 403, calls: 0, errorCodes: ["REQUEST_LIMIT_EXCEEDED"] });
    expect((await askToken(admin.org, clientCredentials)).status).toBe(200);
    hanging[0]?.destroy();
    await until(async () => (await limits()) === 200);
    for (const request of hanging) request.destroy();
  });
});

describe("the request log", () => {
  it("is filtered by user, path, time and number, and refuses any other filter", async () => {
    const rep = await admin.as("rep@local.test");
    admin.org.clearLog();
    await limits();
    time += 60_000;
    await rep.rest("GET", "/limits");
    await rep.rest("GET", "/sobjects");
    const paths = async (filter: string): Promise<readonly string[]> => {
      const { entries } = (await admin.call("GET", `/_org/log?${filter}`)).json as { entries: { path: string }[] };
      return entries.map(({ path }) => path.slice(root.length));
    };
    expect(await paths("user=REP@local.test")).toEqual(["/limits", "/sobjects"]);
    expect(await paths("path=/limits")).toEqual(["/limits", "/limits"]);
    expect(await paths("since=2026-11-02T10:01:00Z&path=/limits")).toEqual(["/limits"]);
    expect(await paths("limit=1")).toEqual(["/sobjects"]);
    for (const filter of ["users=x", "since=never", "limit=0"]) {
      expect((await admin.call("GET", `/_org/log?${filter}`)).status).toBe(400);
    }
  });

  it("tells no token and no password", async () => {
    await admin.call("GET", `/services/oauth2/userinfo?oauth_token=${encodeURIComponent(admin.token)}`);
    await admin.call("POST", "/services/oauth2/token?grant_type=password&password=local&client_secret=local-secret");
    const text = JSON.stringify(admin.org.log());
    expect(text).not.toContain(admin.token.slice(16));
    expect(text).not.toContain("local-secret");
    expect(text).toContain("password=…");
  });

  it("tells the codes of refusals, in the array of REST and in the object of OAuth", async () => {
    await admin.query("SELECT Nope FROM Account");
    await askToken(admin.org, { grant_type: "magic" });
    expect(
      admin.org
        .log()
        .slice(-2)
        .map(({ errorCodes }) => errorCodes),
    ).toEqual([["INVALID_FIELD"], ["unsupported_grant_type"]]);
  });
});

describe("the parser of rules", () => {
  const bad: readonly (readonly [FaultRule | object, string])[] = [
    [{ kind: "slow", ms: 1, rate: 2 }, "a number from 0 to 1"],
    [{ kind: "slow", ms: { p50: 5 } }, '{"p50": …, "p99": …}'],
    [{ kind: "slow", ms: { p50: 5, p99: 4 } }, "the smaller first"],
    [{ kind: "slow", ms: 1, from: "2026-11-02" }, "a dateTime with its time zone"],
    [{ kind: "slow", ms: 1, until: "2026-11-02T10:00:00Z", forMs: 5 }, "keep one"],
    [{ kind: "slow", ms: 1, from: "2026-11-02T10:00:00Z", until: "2026-11-02T10:00:00Z" }, "before"],
    [{ kind: "drop", when: "before", ms: 5 }, '"when": "during"'],
    [{ kind: "lock", record: "001" }, "15 or 18 characters"],
    [{ kind: "lock", resource: "rows" }, "one of token, identity"],
    [{ kind: "serverError" }, "one of 420, 500"],
    [{ kind: "serverError", status: 502, part: true }, "500 or 503"],
    [{ kind: "serverError", status: 500, part: true, when: "after" }, '"part" or "when"'],
    [{ kind: "shiftClock", ms: 0 }, "not 0"],
    [{ kind: "refuseToken", error: "nope" }, "one of invalid_grant"],
    [{ kind: "limitExceeded", limit: "all" }, "one of daily, longRequests"],
  ];
  it.each(bad)("refuses %j: %s", (rule, message) => {
    expect(() => admin.org.addFault(rule as FaultRule)).toThrow(message);
  });
});

describe("the server", () => {
  it("answers pipelined requests in their order", async () => {
    const { hostname, port } = new URL(admin.org.url);
    const ask = (path: string, close = false) =>
      `GET ${root}${path} HTTP/1.1\r\nHost: org\r\nAuthorization: Bearer ${admin.token}\r\n${close ? "Connection: close\r\n" : ""}\r\n`;
    const text = await new Promise<string>((resolve) => {
      let received = "";
      const socket = connect(Number(port), hostname, () =>
        socket.write(ask("/nope") + ask("/limits") + ask("/query", true)),
      );
      socket.setEncoding("utf8").on("data", (chunk: string) => (received += chunk));
      socket.on("close", () => {
        resolve(received);
      });
    });
    expect([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(["404", "200", "400"]);
  });
});
