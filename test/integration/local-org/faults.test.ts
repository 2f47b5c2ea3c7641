import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { askToken, clientCredentials, root, startOrg, type OrgCaller, type OrgCall } from "./call-org";

let admin: OrgCaller;
beforeEach(async () => {
  admin = await startOrg({ scale: 0.2 });
});
afterEach(() => admin.org.close());

const post = (rule: object): ReturnType<OrgCaller["call"]> => admin.call("POST", "/_org/faults", { body: rule });
const limits = (): Promise<number> => admin.rest("GET", "/limits").then(({ status }) => status);
const newAccount: OrgCall = { body: { Name: "Faulty" } };
const countFaulty = async (): Promise<number> =>
  ((await admin.query("SELECT COUNT() FROM Account WHERE Name = 'Faulty'")).json as { totalSize: number }).totalSize;

describe("/_org/faults", () => {
  it("takes rules, lists those in force and forgets them", async () => {
    expect((await post({ kind: "lock", object: "Task", count: 2 })).status).toBe(201);
    const slow = await post({ kind: "slow", ms: 5, path: "/limits" });
    const faults = [
      { id: 1, kind: "lock", object: "Task", count: 2 },
      { id: 2, kind: "slow", ms: 5, path: "/limits" },
    ];
    expect([slow.status, slow.json]).toEqual([201, { ids: [2], faults }]);
    expect((await admin.call("GET", "/_org/faults")).json).toEqual({ faults });
    expect((await admin.call("DELETE", "/_org/faults")).status).toBe(204);
    expect((await admin.call("GET", "/_org/faults")).json).toEqual({ faults: [] });
  });

  it("asks for no login and no media type, so that a plain curl -d will do", async () => {
    const response = await fetch(`${admin.org.url}/_org/faults`, { method: "POST", body: '{"kind":"lock"}' });
    expect(response.status).toBe(201);
  });

  it.each([
    [{ kind: "lok" }, 'Unknown kind "lok": it must be one of unavailable, serverError'],
    [{ kind: "slow" }, '"ms" of "slow" must be a whole number'],
    ["{", "JSON_PARSER_ERROR"],
  ])("refuses %j and says why", async (rule, message) => {
    const answer = await admin.call("POST", "/_org/faults", { body: rule });
    expect([answer.status, answer.json]).toEqual([400, { error: expect.stringContaining(message) }]);
    expect((await admin.call("GET", "/_org/faults")).json).toEqual({ faults: [] });
  });

  it("says what there is instead of an unknown path", async () => {
    const answer = await admin.call("PUT", "/_org/fault");
    expect([answer.status, answer.json]).toEqual([404, { error: expect.stringContaining("No PUT /_org/fault.") }]);
  });

  it("can be used from within the process, as strictly", () => {
    admin.org.addFault({ kind: "lock" });
    expect(() => {
      admin.org.addFault({ kind: "slow", ms: 0 });
    }).toThrow('"ms" of "slow" must be');
  });
});

describe("the fault", () => {
  it("unavailable answers 503 so many times, uncharged, and spares the token endpoint (errors.md §3)", async () => {
    admin.org.addFault({ kind: "unavailable", count: 2 });
    const answer = await admin.rest("POST", "/sobjects/Account", newAccount);
    expect([answer.status, answer.json]).toEqual([
      503,
      [{ message: "Server Unavailable", errorCode: "SERVER_UNAVAILABLE" }],
    ]);
    expect(admin.org.log().at(-1)).toMatchObject({ status: 503, calls: 0 });
    expect((await askToken(admin.org, clientCredentials)).status).toBe(200);
    expect([await limits(), await limits()]).toEqual([503, 200]);
    expect(await countFaulty()).toBe(0);
  });

  it("expireSession ends the session of the request that it hits, and no other (errors.md §3)", async () => {
    const other = await admin.as("rep@local.test");
    admin.org.addFault({ kind: "expireSession", count: 1 });
    expect([await limits(), await limits()]).toEqual([401, 401]);
    expect((await other.rest("GET", "/limits")).status).toBe(200);
  });

  it("expireSession without a count refuses every new session, too", async () => {
    admin.org.addFault({ kind: "expireSession" });
    expect(await limits()).toBe(401);
    expect((await (await admin.as("rep@local.test")).rest("GET", "/limits")).status).toBe(401);
  });

  it("expireSession with all ends every session at once and is over", async () => {
    const other = await admin.as("rep@local.test");
    admin.org.addFault({ kind: "expireSession", all: true });
    expect([await limits(), (await other.rest("GET", "/limits")).status]).toEqual([401, 401]);
    expect((await (await admin.as("rep@local.test")).rest("GET", "/limits")).status).toBe(200);
  });

  it("refuseToken answers invalid_grant at the token endpoint (auth.md §3)", async () => {
    admin.org.addFault({ kind: "refuseToken", count: 1 });
    const answer = await askToken(admin.org, clientCredentials);
    expect([answer.status, answer.json]).toEqual([
      400,
      { error: "invalid_grant", error_description: "expired access/refresh token" },
    ]);
    expect((await askToken(admin.org, clientCredentials)).status).toBe(200);
  });

  it("lock refuses a write and leaves the record alone (wire fact 8)", async () => {
    const { id } = (await admin.rest("POST", "/sobjects/Account", newAccount)).json as { id: string };
    admin.org.addFault({ kind: "lock", object: "Account", method: "PATCH", count: 1 });
    const path = `/sobjects/Account/${id}`;
    expect((await admin.rest("GET", path)).status).toBe(200);
    const locked = await admin.rest("PATCH", path, { body: { Name: "x" } });
    expect([locked.status, locked.json]).toEqual([
      400,
      [
        {
          message: `unable to obtain exclusive access to this record or 1 records: ${id}`,
          errorCode: "UNABLE_TO_LOCK_ROW",
          fields: [],
        },
      ],
    ]);
    expect(await countFaulty()).toBe(1);
    expect((await admin.rest("PATCH", path, { body: { Name: "x" } })).status).toBe(204);
  });

  it("lock strikes inside a composite, and allOrNone then undoes the rest (errors.md §5)", async () => {
    admin.org.addFault({ kind: "lock", object: "Task" });
    const answers = await admin.composite({
      allOrNone: true,
      compositeRequest: [
        { method: "POST", url: `${root}/sobjects/Account`, referenceId: "a", body: newAccount.body },
        { method: "POST", url: `${root}/sobjects/Task`, referenceId: "t", body: { Subject: "x" } },
      ],
    });
    expect(answers[1]?.body).toMatchObject([{ errorCode: "UNABLE_TO_LOCK_ROW" }]);
    expect(await countFaulty()).toBe(0);
  });

  it("limitExceeded answers 403 with the usage header, uncharged (wire fact 8)", async () => {
    admin.org.addFault({ kind: "limitExceeded", count: 1 });
    const answer = await admin.rest("GET", "/limits");
    expect([answer.status, answer.json]).toEqual([
      403,
      [{ message: "TotalRequests Limit exceeded.", errorCode: "REQUEST_LIMIT_EXCEEDED" }],
    ]);
    expect(answer.headers.get("sforce-limit-info")).toBe("api-usage=0/1100000");
    expect(await limits()).toBe(200);
  });

  it("cutChildLists cuts child lists behind locators that lead to the rest (rest-api.md §3)", async () => {
    const soql = "SELECT Id, (SELECT Id FROM Contacts ORDER BY Id) FROM Account ORDER BY Id";
    interface List {
      readonly totalSize: number;
      readonly done: boolean;
      readonly nextRecordsUrl?: string;
      readonly records: readonly { readonly Contacts: List | null }[];
    }
    const whole = (await admin.query(soql)).json as List;
    admin.org.addFault({ kind: "cutChildLists", rows: 1, count: 1 });
    // Neither of these has a list to cut, so they leave the rule to the one that has.
    await admin.query("SELECT Id FROM Account LIMIT 5");
    await admin.query("SELECT Id, (SELECT Id FROM Contacts LIMIT 1) FROM Account");
    const cut = (await admin.query(soql)).json as List;
    const long = cut.records.findIndex(({ Contacts: list }) => list?.done === false);
    expect(long).toBeGreaterThanOrEqual(0);
    for (const [i, { Contacts: list }] of cut.records.entries()) {
      const all = whole.records[i]?.Contacts?.records ?? [];
      if (list === null) continue;
      expect(list.records).toEqual(all.slice(0, 1));
      expect(list.totalSize).toBe(all.length);
      if (list.nextRecordsUrl === undefined) continue;
      const rest = (await admin.call("GET", list.nextRecordsUrl)).json as List;
      expect([...list.records, ...rest.records]).toEqual(all);
    }
    expect((await admin.query(soql)).json).toEqual(whole);
  });

  it("slow delays the answer", async () => {
    admin.org.addFault({ kind: "slow", ms: 60, path: "/limits", count: 1 });
    await limits();
    expect(admin.org.log().at(-1)?.durationMs).toBeGreaterThanOrEqual(59);
    expect((await admin.call("GET", "/_org/faults")).json).toEqual({ faults: [] });
  });

  it("drop before does nothing and breaks the connection", async () => {
    admin.org.addFault({ kind: "drop", when: "before", method: "POST", count: 1 });
    await expect(admin.rest("POST", "/sobjects/Account", newAccount)).rejects.toThrow("fetch failed");
    expect(admin.org.log().at(-1)).toMatchObject({ method: "POST", status: null, calls: 0 });
    expect(await countFaulty()).toBe(0);
  });

  it("drop after commits, charges, and breaks the connection", async () => {
    admin.org.addFault({ kind: "drop", when: "after", method: "POST", count: 1 });
    await expect(admin.rest("POST", "/sobjects/Account", newAccount)).rejects.toThrow("fetch failed");
    expect(admin.org.log().at(-1)).toMatchObject({ method: "POST", status: null, calls: 1 });
    expect(await countFaulty()).toBe(1);
  });
});
