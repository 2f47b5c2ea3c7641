import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { codesOf, startGateway, type TestGateway } from "../../support/start-gateway";
import { callOn, countTasks, logActivity, updateOpportunity, changeOf, warmUp, write } from "../../support/writing";

describe("a write in trouble", () => {
  let gateway: TestGateway;

  beforeEach(async () => {
    gateway = await startGateway();
    await warmUp(gateway);
  });
  afterEach(() => gateway.close());

  /** Requests that tried to write since the log was last cleared, whether or not they were answered. */
  const attempts = () => gateway.org.log().filter(({ path }) => path.endsWith("/composite")).length;

  it.each([
    ["Salesforce is not available", { kind: "unavailable", path: "/composite", count: 1 }, 0],
    ["the connection breaks before", { kind: "drop", when: "before", path: "/composite", count: 1 }, 0],
    ["the connection breaks after", { kind: "drop", when: "after", path: "/composite", count: 1 }, 1],
  ] as const)("has an unknown outcome and is not repeated when %s", async (_case, fault, records) => {
    const input = callOn({ subject: "Perhaps" });
    gateway.org.addFault(fault);
    gateway.org.clearLog();
    const { data, errors } = await gateway.execute(logActivity, { input });
    expect(data).toEqual({ payload: null });
    expect(errors).toMatchObject([
      {
        path: ["payload"],
        message: expect.stringContaining("Look at the record"),
        extensions: { code: "WRITE_OUTCOME_UNKNOWN" },
      },
    ]);
    expect(attempts()).toBe(1);

    const again = await write(gateway, logActivity, input);
    expect(codesOf(again.answer)).toEqual(["WRITE_OUTCOME_UNKNOWN"]);
    expect(again.answer.errors[0]?.message).toContain("ask for it with a new key");
    expect(again.billed).toBe(0);
    expect(await countTasks(gateway, "Perhaps")).toBe(records);
  });

  it("is repeated while another change holds the record, and then done once", async () => {
    gateway.org.addFault({ kind: "lock", object: "Task", count: 1 });
    const { payload, billed } = await write(gateway, logActivity, callOn({ subject: "Locked once" }));
    expect(payload.receipt).toMatchObject({ status: "WRITTEN", calls: 2 });
    expect(billed).toBe(2);
    expect(await countTasks(gateway, "Locked once")).toBe(1);
  });

  it("gives up on a record that stays locked, and leaves the key free", async () => {
    const input = changeOf({ nextStep: "Later", idempotencyKey: "locked" });
    gateway.org.addFault({ kind: "lock", object: "Opportunity" });
    const { payload, billed } = await write(gateway, updateOpportunity, input);
    expect(payload).toMatchObject({
      receipt: { status: "REFUSED", calls: billed },
      userErrors: [{ code: "LOCKED", field: null, salesforceCode: "UNABLE_TO_LOCK_ROW" }],
    });
    expect(billed).toBeLessThanOrEqual(4);
    gateway.org.clearFaults();
    expect((await write(gateway, updateOpportunity, input)).payload.receipt).toMatchObject({ replayed: false });
  });

  it("is sent again with a new session when the old one has ended", async () => {
    gateway.org.addFault({ kind: "expireSession", all: true });
    const { payload, billed } = await write(gateway, logActivity, callOn({ subject: "New session" }));
    expect(payload.receipt).toMatchObject({ status: "WRITTEN", calls: 1 });
    expect(billed).toBe(1);
    expect(await countTasks(gateway, "New session")).toBe(1);
  });

  it("writes nothing and frees the key when no session is to be had", async () => {
    const input = callOn({ subject: "No session" });
    gateway.org.addFault({ kind: "expireSession", all: true });
    gateway.org.addFault({ kind: "refuseToken" });
    expect(codesOf((await write(gateway, logActivity, input)).answer)).toEqual(["RECONNECT_REQUIRED"]);
    expect(codesOf((await write(gateway, logActivity, { ...input, subject: "Another" })).answer)).toEqual([
      "RECONNECT_REQUIRED",
    ]);
  });

  it("writes nothing and frees the key when the day's requests are used up", async () => {
    const input = callOn({ subject: "No quota" });
    gateway.org.addFault({ kind: "limitExceeded", count: 1 });
    gateway.org.clearLog();
    expect(codesOf(await gateway.execute(logActivity, { input }))).toEqual(["API_BUDGET_EXHAUSTED"]);
    expect(attempts()).toBe(1);
    expect((await write(gateway, logActivity, input)).payload.receipt).toMatchObject({
      status: "WRITTEN",
      replayed: false,
    });
    expect(await countTasks(gateway, "No quota")).toBe(1);
  });

  it("is finished though its client goes away, who learns of it by asking again", async () => {
    const input = callOn({ subject: "Impatient client" });
    gateway.org.addFault({ kind: "slow", ms: 150, path: "/composite", count: 1 });
    const leaving = fetch(`${gateway.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "Bearer demo-key" },
      body: JSON.stringify({ query: logActivity, variables: { input } }),
      signal: AbortSignal.timeout(75),
    });
    await expect(leaving).rejects.toThrow();
    const { payload } = await write(gateway, logActivity, input);
    expect(payload).toMatchObject({
      task: { subject: "Impatient client" },
      receipt: { replayed: true, status: "WRITTEN" },
    });
    expect(await countTasks(gateway, "Impatient client")).toBe(1);
  });
});
