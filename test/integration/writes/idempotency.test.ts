import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { keys, codesOf, startGateway, type TestGateway } from "../../support/start-gateway";
import {
  callOn,
  changeOf,
  countTasks,
  createTask,
  logActivity,
  mutationOf,
  newKey,
  updateOpportunity,
  warmUp,
  write,
} from "../../support/writing";

describe("an idempotency key", () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
    await warmUp(gateway);
  });
  afterAll(() => gateway.close());

  it("answers a second request from what the first wrote, and reads the record for its own selection", async () => {
    const input = callOn({ subject: "Twice", description: "x" });
    const first = await write(gateway, logActivity, input);
    const second = await write(gateway, mutationOf("logActivity", "task { id description owner { name } }"), input);
    expect(second.payload).toEqual({
      task: { id: first.payload.task?.id, description: "x", owner: { name: "Ada Admin" } },
      receipt: { ...first.payload.receipt, replayed: true },
      userErrors: [],
    });
    expect(second.billed).toBe(1);
    expect(await countTasks(gateway, "Twice")).toBe(1);
  });

  it("costs no call when only the receipt is asked for", async () => {
    const input = callOn({ subject: "Once" });
    const first = await write(gateway, logActivity, input);
    const second = await write(gateway, mutationOf("logActivity", "task @skip(if: true) { id }"), input);
    expect(second.payload.receipt).toEqual({ ...first.payload.receipt, replayed: true, calls: 0 });
    expect(second.billed).toBe(0);
  });

  it("is for one input only", async () => {
    const input = callOn({ subject: "First wish" });
    await write(gateway, logActivity, input);
    const { answer, billed } = await write(gateway, logActivity, { ...input, subject: "Second wish" });
    expect(codesOf(answer)).toEqual(["IDEMPOTENCY_KEY_REUSED"]);
    expect(billed).toBe(0);
    expect(await countTasks(gateway, "Second wish")).toBe(0);
  });

  it("is each caller's own, and each mutation's", async () => {
    const idempotencyKey = newKey();
    const input = { subject: "Same key", idempotencyKey };
    await write(gateway, createTask, input);
    const others = [
      await write(gateway, logActivity, callOn(input)),
      await write(gateway, createTask, input, { key: keys.clerk }),
      await write(gateway, createTask, input, { key: await gateway.signIn("rep@local.test") }),
    ];
    expect(others.map(({ payload }) => payload.receipt.replayed)).toEqual([false, false, false]);
    const renewed = await write(gateway, createTask, input, { key: await gateway.signIn("rep@local.test") });
    expect(renewed.payload.receipt.replayed).toBe(true);
    expect(await countTasks(gateway, "Same key")).toBe(4);
  });

  it("lets ten twins that come together make one record", async () => {
    const input = callOn({ subject: "Ten at once" });
    const twins = await Promise.all(Array.from({ length: 10 }, () => write(gateway, logActivity, input)));
    const ids = new Set(twins.map(({ payload }) => payload.task?.id));
    expect(ids.size).toBe(1);
    expect(twins.filter(({ payload }) => !payload.receipt.replayed)).toHaveLength(1);
    expect(await countTasks(gateway, "Ten at once")).toBe(1);
  });

  it("keeps an update from being done again after somebody else's", async () => {
    const input = changeOf({ nextStep: "Mine", idempotencyKey: newKey() });
    await write(gateway, updateOpportunity, input);
    await write(gateway, updateOpportunity, changeOf({ nextStep: "Theirs" }));
    const { payload } = await write(gateway, updateOpportunity, input);
    expect(payload.opportunity?.nextStep).toBe("Theirs");
    expect(payload.receipt).toMatchObject({ replayed: true, fields: [{ stored: "Mine" }] });
  });

  it("is not needed to create a task, and then every request makes one", async () => {
    await write(gateway, createTask, { subject: "No key" });
    await write(gateway, createTask, { subject: "No key", idempotencyKey: null });
    expect(await countTasks(gateway, "No key")).toBe(2);
  });
});
