import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { LogCallDocument } from "../../generated/operations";
import { startGateway, type TestGateway } from "../../support/start-gateway";
import {
  callOn,
  countTasks,
  createTask,
  logActivity,
  mutationOf,
  newKey,
  seeded,
  warmUp,
  write,
} from "../../support/writing";

describe("logActivity and createTask", () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
    await warmUp(gateway);
  });
  afterAll(() => gateway.close());

  it("log a call with its people and read it back in one call to Salesforce", async () => {
    const input = callOn({
      people: [seeded.maren],
      description: "Budget is fine.",
      date: "2026-03-31",
      durationMinutes: 25,
    });
    const { payload, answer, billed } = await write(gateway, logActivity, input);
    expect(answer.errors).toEqual([]);
    expect(payload).toMatchObject({
      task: {
        ...{ id: expect.stringMatching(/^00T\w{15}$/), subject: "Intro call", status: "Completed" },
        who: { id: seeded.maren, name: "Maren Lindqvist" },
        what: { id: seeded.deal, name: expect.stringContaining("Predictive Maintenance") },
      },
      receipt: { status: "WRITTEN", replayed: false, calls: 1 },
      userErrors: [],
    });
    expect(payload.receipt.fields).toEqual(
      Object.entries({
        ...{ relatedTo: seeded.deal, people: [seeded.maren], type: "CALL", subject: "Intro call" },
        ...{ description: "Budget is fine.", date: "2026-03-31", durationMinutes: 25 },
      }).map(([field, value]) => ({
        ...{ field, requested: value, before: null, stored: value },
        ...{ outcome: "WRITTEN", reason: null },
      })),
    );
    expect(billed).toBe(1);
    expect(answer.salesforce).toMatchObject({ calls: 1, estimatedCalls: 1 });
  });

  it("answer the document that we stand by in one call", async () => {
    const input = { type: "CALL", relatedTo: seeded.deal, subject: "Intro call", idempotencyKey: newKey() } as const;
    const { data, errors, salesforce } = await gateway.execute(LogCallDocument, { input });
    expect(errors).toEqual([]);
    expect(data?.logActivity?.task?.what?.name).toContain("Predictive Maintenance");
    expect(salesforce?.calls).toBe(1);
  });

  it("describe everything that is needed in one call when nothing is known yet", async () => {
    const cold = await startGateway();
    try {
      const { answer, billed } = await write(cold, logActivity, callOn());
      expect(answer.salesforce).toMatchObject({ calls: 2, metadataCalls: 1 });
      expect(billed).toBe(2);
    } finally {
      await cold.close();
    }
  });

  it("take a contact or a lead for the person, an account or a deal for what it is about", async () => {
    const relation = mutationOf("logActivity", "task { who { __typename id } what { __typename id } account { id } }");
    const of = async (relatedTo: string) => (await write(gateway, relation, callOn({ relatedTo }))).payload.task;
    expect(await of(seeded.maren)).toEqual({
      who: { __typename: "Contact", id: seeded.maren },
      what: null,
      account: { id: seeded.account },
    });
    expect(await of(seeded.lead)).toMatchObject({ who: { __typename: "Lead", id: seeded.lead }, what: null });
    expect(await of(seeded.account)).toMatchObject({ who: null, what: { __typename: "Account", id: seeded.account } });
  });

  it("tell beforehand of the calls that a payload takes beside the write", async () => {
    const deep = mutationOf(
      "logActivity",
      "task { what { ... on Opportunity { account { contacts { totalCount } } } } }",
    );
    const { answer, billed } = await write(gateway, deep, callOn());
    expect(answer.salesforce).toMatchObject({ calls: 2, estimatedCalls: 2 });
    expect(billed).toBe(2);
  });

  it("store `@{…}` as it is, and read it back in a second call", async () => {
    const subject = "Ask @{before.records[0].Id} for @{write.id}";
    const { payload, billed, answer } = await write(
      gateway,
      logActivity,
      callOn({ subject, description: "@{q1.totalSize}" }),
    );
    expect(payload.task).toMatchObject({ subject });
    expect(payload.receipt).toMatchObject({ status: "WRITTEN", calls: 2 });
    expect(payload.receipt.fields.map(({ stored }) => stored)).toContain("@{q1.totalSize}");
    expect(billed).toBe(2);
    expect(answer.errors).toEqual([]);
    expect(await countTasks(gateway, subject)).toBe(1);
  });

  it("read a relation that needs a value of the record back as well, when that takes a call of its own", async () => {
    const showsAccount = mutationOf(
      "logActivity",
      "task { account { name opportunities(first: 1) { nodes { id } } } }",
    );
    const { payload, billed, answer } = await write(gateway, showsAccount, callOn({ subject: "@{write.id}" }));
    expect(answer.errors).toEqual([]);
    expect(payload.task).toEqual({
      account: { name: "Cascadia Water & Power", opportunities: { nodes: [{ id: seeded.deal }] } },
    });
    expect(payload.receipt).toMatchObject({ status: "WRITTEN", calls: 2 });
    expect(billed).toBe(2);
  });

  it("tell in the receipt what Salesforce made of a value", async () => {
    const { payload } = await write(
      gateway,
      logActivity,
      callOn({ subject: " Call ", people: [seeded.maren.slice(0, 15)] }),
    );
    expect(payload.receipt.status).toBe("WRITTEN");
    expect(payload.receipt.fields).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: "subject", requested: " Call ", stored: "Call", outcome: "NORMALIZED" }),
        expect.objectContaining({ field: "people", stored: [seeded.maren], outcome: "NORMALIZED" }),
      ]),
    );
  });

  it("make a task with the org's defaults of nothing but a subject", async () => {
    const { payload, billed } = await write(gateway, createTask, { subject: "Send the offer" });
    expect(payload).toMatchObject({
      task: { subject: "Send the offer", status: "Not Started", priority: "Normal", taskSubtype: "Task" },
      receipt: { status: "WRITTEN", fields: [{ field: "subject", outcome: "WRITTEN" }] },
    });
    expect(payload.task?.owner).toMatchObject({ name: "Ada Admin" });
    expect(billed).toBe(1);
  });

  it("give a task to a user, and every other field its value", async () => {
    const { data } = await gateway.execute<{ users: { nodes: { id: string }[] } }>(
      '{ users(where: { username: { eq: "rep@local.test" } }) { nodes { id } } }',
    );
    const ownerId = data?.users.nodes[0]?.id;
    const input = { type: "EMAIL", subject: "Reply", status: "In Progress", priority: "High", ownerId, date: null };
    const { payload } = await write(gateway, createTask, input);
    expect(payload.task).toMatchObject({ taskSubtype: "Email", priority: "High", owner: { id: ownerId } });
    expect(payload.receipt.fields.map(({ outcome }) => outcome)).toEqual(Array(6).fill("WRITTEN"));
  });

  it("write as the person who asks with an own Salesforce token", async () => {
    const key = await gateway.signIn("rep@local.test");
    const { payload } = await write(gateway, createTask, { subject: "Mine" }, { key });
    expect(payload.task?.owner).toMatchObject({ name: "Rosa Reyes" });
  });

  it("need the scope `write`", async () => {
    const { answer, billed } = await write(gateway, createTask, { subject: "Not allowed" }, { key: "reader-key" });
    expect(answer.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
    expect(billed).toBe(0);
  });
});
