import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startGateway, type TestGateway } from "../../support/start-gateway";
import {
  callOn,
  changeOf,
  countTasks,
  createTask,
  logActivity,
  newKey,
  seeded,
  updateOpportunity,
  warmUp,
  write,
} from "../../support/writing";

/** An id in good form that no record has. */
const nowhere = (keyPrefix: string): string => `${keyPrefix}Lc0000zzzzzz`;

describe("bad input to a mutation", () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
    await warmUp(gateway);
  });
  afterAll(() => gateway.close());

  it.each([
    ["a broken id", callOn({ relatedTo: "006Lc00000000" }), "INVALID_ID", "relatedTo"],
    ["an id with a wrong check sum", callOn({ relatedTo: "006Lc0000000001IAB" }), "INVALID_ID", "relatedTo"],
    ["an id of another object", callOn({ relatedTo: "00TLc0000000001MAA" }), "WRONG_RECORD_TYPE", "relatedTo"],
    ["SOQL in an id", callOn({ relatedTo: "006' OR Name != '" }), "INVALID_ID", "relatedTo"],
    ["a reference in an id", callOn({ relatedTo: "@{before.records[0].Id}" }), "INVALID_ID", "relatedTo"],
    ["a deal among people", callOn({ people: [seeded.deal] }), "WRONG_RECORD_TYPE", "people"],
    ["a contact as owner", callOn({ ownerId: seeded.maren }), "WRONG_RECORD_TYPE", "ownerId"],
    ["a lead beside a deal", callOn({ people: [seeded.lead] }), "INVALID_RELATION", "people"],
    ["several people", callOn({ people: [seeded.maren, seeded.niamh] }), "INVALID_RELATION", "people"],
    ["a blank subject", callOn({ subject: " \n" }), "REQUIRED", "subject"],
    ["a long subject", callOn({ subject: "x".repeat(256) }), "TOO_LONG", "subject"],
    ["a long description", callOn({ description: "x".repeat(32_001) }), "TOO_LONG", "description"],
    ["an unknown status", callOn({ status: "Done" }), "INVALID_PICKLIST_VALUE", "status"],
    ["a negative duration", callOn({ durationMinutes: -5 }), "INVALID_VALUE", "durationMinutes"],
    ["no status at all", callOn({ status: null }), "REQUIRED", "status"],
    ["a blank key", callOn({ idempotencyKey: " " }), "REQUIRED", "idempotencyKey"],
    ["a long key", callOn({ idempotencyKey: "k".repeat(256) }), "TOO_LONG", "idempotencyKey"],
  ])("is refused without a call: %s", async (_case, input, code, field) => {
    const { payload, answer, billed } = await write(gateway, logActivity, input);
    expect(answer.errors).toEqual([]);
    expect(payload).toMatchObject({
      task: null,
      receipt: { status: "REFUSED", replayed: false, calls: 0, fields: [] },
      userErrors: [{ code, field, salesforceCode: null, duplicates: [] }],
    });
    expect(billed).toBe(0);
  });

  it.each([
    ["an account as the deal", changeOf({ id: seeded.account, name: "x" }), "WRONG_RECORD_TYPE", "id"],
    ["nothing to change", changeOf({}), "REQUIRED", null],
    ["an unknown stage", changeOf({ stageName: "Closed-Won" }), "INVALID_PICKLIST_VALUE", "stageName"],
    ["an unknown lead source", changeOf({ leadSource: "Fax" }), "INVALID_PICKLIST_VALUE", "leadSource"],
    ["an emptied name", changeOf({ name: "" }), "REQUIRED", "name"],
    ["too much money", changeOf({ amount: 1e17 }), "INVALID_VALUE", "amount"],
    ["more than certain", changeOf({ probability: 101 }), "INVALID_VALUE", "probability"],
    ["a deal as its own account", changeOf({ accountId: seeded.deal }), "WRONG_RECORD_TYPE", "accountId"],
  ])("leaves the deal as it is: %s", async (_case, input, code, field) => {
    const { payload, billed } = await write(gateway, updateOpportunity, input);
    expect(payload).toMatchObject({ opportunity: null, receipt: { status: "REFUSED" }, userErrors: [{ code, field }] });
    expect(billed).toBe(0);
  });

  it("suggests the stage that was meant, and does not put it in", async () => {
    const { payload } = await write(gateway, updateOpportunity, changeOf({ stageName: "negotiation" }));
    expect(payload.userErrors).toMatchObject([
      {
        message: '`stageName` has no value "negotiation". Did you mean "Negotiation/Review"?',
        suggestion: "Negotiation/Review",
        allowedValues: expect.arrayContaining(["Prospecting", "Closed Lost"]),
      },
    ]);
  });

  it("is refused for all its problems at once", async () => {
    const input = {
      type: "LIST_EMAIL",
      relatedTo: "x",
      people: ["y"],
      subject: "",
      priority: "?",
      status: "?",
      ownerId: "z",
    };
    const { payload, billed } = await write(gateway, createTask, input);
    expect(payload.userErrors.map(({ field }) => field)).toEqual([
      ...["relatedTo", "people", "subject", "status", "priority", "ownerId"],
    ]);
    expect(billed).toBe(0);
  });

  it.each([
    ["a record that is not there", changeOf({ id: nowhere("006"), name: "x" }), "NOT_FOUND", "id", "NOT_FOUND"],
    [
      ...["an account that is not there", changeOf({ accountId: nowhere("001") })],
      ...["NOT_FOUND", "accountId", "INVALID_CROSS_REFERENCE_KEY"],
    ],
  ])("is told what only Salesforce knows: %s", async (_case, input, code, field, salesforceCode) => {
    const { payload, billed, answer } = await write(gateway, updateOpportunity, input as object);
    expect(answer.errors).toEqual([]);
    expect(payload).toMatchObject({
      ...{ opportunity: null, receipt: { status: "REFUSED", calls: 1 } },
      userErrors: [{ code, field, salesforceCode, message: expect.any(String), remedy: expect.any(String) }],
    });
    expect(billed).toBe(1);
  });

  it("is told that an owner is inactive", async () => {
    const { data } = await gateway.execute<{ users: { nodes: { id: string }[] } }>(
      "{ users(where: { isActive: { eq: false } }) { nodes { id } } }",
    );
    const { payload } = await write(gateway, updateOpportunity, changeOf({ ownerId: data?.users.nodes[0]?.id ?? "" }));
    expect(payload.userErrors).toMatchObject([{ code: "INACTIVE_OWNER", field: "ownerId" }]);
  });

  it("frees the key, so that the corrected input may use it", async () => {
    const key = { subject: "Corrected later", idempotencyKey: newKey() };
    await write(gateway, logActivity, callOn({ ...key, status: "Done" }));
    await write(gateway, logActivity, callOn({ ...key, relatedTo: nowhere("006") }));
    const { payload } = await write(gateway, logActivity, callOn(key));
    expect(payload.receipt).toMatchObject({ status: "WRITTEN", replayed: false });
    expect(await countTasks(gateway, key.subject)).toBe(1);
  });

  it("is refused by the schema where it has another form", async () => {
    for (const input of [
      { ...callOn(), date: "31.03.2026" },
      { ...callOn(), date: "4001-01-01" },
      { ...callOn(), type: "FAX" },
    ]) {
      const { answer, billed } = await write(gateway, logActivity, input);
      expect(answer.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
      expect(billed).toBe(0);
    }
  });
});
