import { describe, expect, it } from "@jest/globals";
import { TransportError } from "../../../src/salesforce/transport-error";
import { answerJson, refuseWith, scriptedClient, type Step } from "../../support/scripted-salesforce";

const read = { method: "GET", path: "/services/data/v62.0/query?q=x", effect: "read", what: "query" } as const;
const write = {
  method: "POST",
  path: "/services/data/v62.0/sobjects/Task",
  body: { Subject: "Call" },
  effect: "write",
  what: "write Task",
} as const;

const ok = answerJson(200, { done: true });
const outage = refuseWith(503, "SERVER_UNAVAILABLE");
const expired = refuseWith(401, "INVALID_SESSION_ID", "Session expired or invalid");
const lock = refuseWith(400, "UNABLE_TO_LOCK_ROW");
const broken = new TransportError("broken", true);
const unreachable = new TransportError("unreachable", false);
const timeout = new TransportError("timeout", true);
const times = (n: number, step: Step): readonly Step[] => Array.from({ length: n }, () => step);

describe("client", () => {
  it("sends the identity's token and JSON to its instance", async () => {
    const { client, requests } = scriptedClient(answerJson(201, { id: "00T" }));
    expect(await client.send(write)).toEqual({ status: 201, body: { id: "00T" } });
    expect(requests).toMatchObject([
      {
        origin: "https://acme.my.salesforce.com",
        headers: { authorization: "Bearer token-1", "content-type": "application/json" },
        body: '{"Subject":"Call"}',
      },
    ]);
  });

  it("answers a refusal of the request itself without repeating it", async () => {
    const { client, requests } = scriptedClient(refuseWith(400, "MALFORMED_QUERY"));
    expect(await client.send(read)).toMatchObject({ status: 400 });
    expect(requests).toHaveLength(1);
  });

  it("keeps its count of calls and the org's usage", async () => {
    const { client, meter } = scriptedClient(
      answerJson(200, {}, { "sforce-limit-info": "api-usage=138/15000" }),
      answerJson(200, {}),
    );
    await client.send(read);
    await client.send({ ...read, isMetadata: true });
    expect(meter).toEqual({ calls: 2, metadataCalls: 1, rows: 0, usage: { used: 138, limit: 15_000 } });
  });

  it.each([
    ["an outage", outage],
    ["a broken connection", broken],
    ["a connection that never came about", unreachable],
    ["a cut or foreign answer", { status: 200, headers: {}, body: "<html>maintenance" }],
  ])("repeats a read after %s", async (_, failure) => {
    const { client, requests, timing } = scriptedClient(failure, failure, ok);
    expect(await client.send(read)).toMatchObject({ status: 200 });
    expect(requests).toHaveLength(3);
    expect(timing.sleeps).toEqual([250, 500]);
  });

  it.each([
    ["an outage", outage],
    ["a broken connection", broken],
  ])("gives a read up after three times %s", async (_, failure) => {
    const { client, requests, meter } = scriptedClient(...times(3, failure));
    await expect(client.send(read)).rejects.toMatchObject({ code: "SALESFORCE_UNAVAILABLE" });
    expect(requests).toHaveLength(3);
    expect(meter.calls).toBe(3);
  });

  it("does not bill what was never sent", async () => {
    const { client, meter } = scriptedClient(...times(3, unreachable));
    await expect(client.send(read)).rejects.toMatchObject({ code: "SALESFORCE_UNAVAILABLE" });
    expect(meter.calls).toBe(0);
  });

  it.each([
    ["an outage", outage],
    ["a broken connection", broken],
    ["a missed deadline", timeout],
    ["a cut or foreign answer", { status: 201, headers: {}, body: '{"id": "00T' }],
  ])("never repeats a write after %s, and says that its outcome is unknown", async (_, failure) => {
    const { client, requests } = scriptedClient(failure);
    await expect(client.send(write)).rejects.toMatchObject({ code: "WRITE_OUTCOME_UNKNOWN" });
    expect(requests).toHaveLength(1);
  });

  it("repeats a write of which nothing was sent", async () => {
    const { client, requests } = scriptedClient(unreachable, answerJson(201, { id: "00T" }));
    expect(await client.send(write)).toMatchObject({ status: 201 });
    expect(requests).toHaveLength(2);
  });

  it("says that nothing happened when a write never left", async () => {
    const { client } = scriptedClient(...times(3, unreachable));
    await expect(client.send(write)).rejects.toMatchObject({ code: "SALESFORCE_UNAVAILABLE" });
    const late = scriptedClient(new TransportError("timeout", false));
    await expect(late.client.send(write)).rejects.toMatchObject({ code: "SALESFORCE_TIMEOUT" });
  });

  it("does not repeat what missed its deadline", async () => {
    const { client, requests } = scriptedClient(timeout);
    await expect(client.send(read)).rejects.toMatchObject({ code: "SALESFORCE_TIMEOUT" });
    expect(requests).toHaveLength(1);
  });

  it("gives each repetition only what is left of the deadline", async () => {
    const { client, requests } = scriptedClient(outage, outage, ok);
    await client.send(read);
    expect(requests.map(({ timeoutMs }) => timeoutMs)).toEqual([30_000, 29_750, 29_250]);
  });

  it.each([read, write])("tries four times to get past a lock: $effect", async (request) => {
    const { client, requests, timing } = scriptedClient(...times(4, lock));
    expect(await client.send(request)).toMatchObject({ status: 400 });
    expect(requests).toHaveLength(4);
    expect(timing.sleeps).toEqual([200, 400, 800]);
  });

  it("tries a slow query once more", async () => {
    const slow = refuseWith(400, "QUERY_TIMEOUT");
    const { client, requests } = scriptedClient(slow, slow);
    expect(await client.send(read)).toMatchObject({ status: 400 });
    expect(requests).toHaveLength(2);
  });

  it.each(["TotalRequests Limit exceeded.", "ConcurrentPerOrgLongTxn Limit exceeded."])(
    "never repeats after %s",
    async (message) => {
      const { client, requests } = scriptedClient(refuseWith(403, "REQUEST_LIMIT_EXCEEDED", message));
      expect(await client.send(read)).toMatchObject({ status: 403 });
      expect(requests).toHaveLength(1);
    },
  );

  it.each([read, write])("renews an ended session and repeats, unbilled: $effect", async (request) => {
    const { client, requests, meter } = scriptedClient(expired, ok);
    expect(await client.send(request)).toMatchObject({ status: 200 });
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer token-1", "Bearer token-2"]);
    expect(meter.calls).toBe(1);
  });

  it("does not renew a second time", async () => {
    const { client, requests, session } = scriptedClient(expired, expired);
    await expect(client.send(read)).rejects.toMatchObject({ code: "RECONNECT_REQUIRED" });
    expect(requests).toHaveLength(2);
    expect(session.renewals).toHaveLength(1);
  });

  it("does not renew a session that may not use the REST API", async () => {
    const { client, session } = scriptedClient(
      refuseWith(401, "INVALID_SESSION_ID", "This session is not valid for use with the REST API"),
    );
    expect(await client.send(read)).toMatchObject({ status: 401 });
    expect(session.renewals).toHaveLength(0);
  });

  it("still repeats after an outage when the session was renewed, and the other way round", async () => {
    const { client, requests } = scriptedClient(outage, expired, outage, ok);
    expect(await client.send(read)).toMatchObject({ status: 200 });
    expect(requests).toHaveLength(4);
  });

  it("tells the operator of retries and of what only an operator can change, and no values", async () => {
    const { client, logged } = scriptedClient(
      outage,
      refuseWith(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."),
    );
    await client.send({ ...read, path: "/services/data/v62.0/query?q=secret" });
    expect(logged).toEqual([
      'Repeating a Salesforce request {"what":"query","reason":"outage","retry":1}',
      'Salesforce needs an operator {"what":"query"} SalesforceRefusal: HTTP 403 REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.',
    ]);
  });

  it("sends nothing for a client that went away", async () => {
    const { client, requests, abort } = scriptedClient();
    abort.abort();
    await expect(client.send(write)).rejects.toMatchObject({ code: "SALESFORCE_UNAVAILABLE" });
    expect(requests).toHaveLength(0);
  });

  it("stops repeating when the client goes away", async () => {
    const { client, requests, abort } = scriptedClient(() => {
      abort.abort();
      return outage;
    });
    await expect(client.send(read)).rejects.toMatchObject({ code: "SALESFORCE_UNAVAILABLE" });
    expect(requests).toHaveLength(1);
  });

  it("cuts a read off when the client goes away, and never a write", async () => {
    const { client, requests, abort } = scriptedClient(ok, ok);
    await client.send(read);
    await client.send(write);
    expect(requests.map(({ signal }) => signal)).toEqual([abort.signal, undefined]);
  });
});
