import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { MoveDealDocument } from "../../generated/operations";
import { codesOf, startGateway, type TestGateway } from "../../support/start-gateway";
import { changeOf, mutationOf, seeded, updateOpportunity, warmUp, write } from "../../support/writing";

describe("updateOpportunity", () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
    await warmUp(gateway);
  });
  afterEach(() => gateway.org.clearFaults());
  afterAll(() => gateway.close());

  it("reads before, writes and reads back in one call, and accounts for every field", async () => {
    const { data } = await gateway.execute<{ opportunity: { amount: number; stageName: string; nextStep: null } }>(
      `{ opportunity(id: "${seeded.otherDeal}") { amount stageName nextStep } }`,
    );
    const input = changeOf({ stageName: "Closed Won", amount: 62_500.005, nextStep: "  Sign \n", probability: 99.5 });
    const { payload, billed, answer } = await write(gateway, updateOpportunity, input);
    expect(answer.errors).toEqual([]);
    expect(billed).toBe(1);
    expect(payload.opportunity).toMatchObject({ stageName: "Closed Won", amount: 62_500.01, nextStep: "Sign" });
    expect(payload.opportunity?.account).toEqual({ id: seeded.account, name: "Cascadia Water & Power" });
    expect(payload.receipt).toEqual({
      ...{ status: "WRITTEN", replayed: false, calls: 1 },
      fields: [
        {
          ...{ field: "stageName", requested: "Closed Won", before: data?.opportunity.stageName, stored: "Closed Won" },
          ...{ outcome: "WRITTEN", reason: null },
        },
        {
          ...{ field: "amount", requested: 62_500.005, before: data?.opportunity.amount, stored: 62_500.01 },
          ...{ outcome: "NORMALIZED", reason: "Salesforce keeps 2 decimals of this number." },
        },
        {
          ...{ field: "nextStep", requested: "  Sign \n", before: null, stored: "Sign" },
          ...{ outcome: "NORMALIZED", reason: "Salesforce removes blanks around a text." },
        },
        {
          ...{ field: "probability", requested: 99.5, before: 75, stored: 100 },
          ...{ outcome: "NORMALIZED", reason: "Salesforce keeps no decimals of this number." },
        },
      ],
    });
  });

  it("says what was there already, and what the org would not leave empty", async () => {
    await write(
      gateway,
      updateOpportunity,
      changeOf({ id: seeded.deal, leadSource: "Web", forecastCategoryName: "Commit" }),
    );
    const input = changeOf({ id: seeded.deal, leadSource: "Web", forecastCategoryName: null });
    const { payload } = await write(gateway, updateOpportunity, input);
    expect(payload.receipt).toMatchObject({
      status: "DIFFERS",
      fields: [
        { field: "leadSource", before: "Web", stored: "Web", outcome: "UNCHANGED" },
        {
          ...{ field: "forecastCategoryName", requested: null, before: "Commit", stored: "Pipeline" },
          ...{ outcome: "DIFFERS", reason: expect.stringContaining("a default or an automation") },
        },
      ],
    });
  });

  it("empties what is null and leaves what is absent", async () => {
    await write(gateway, updateOpportunity, changeOf({ id: seeded.deal, nextStep: "Call", description: "Keep" }));
    const selection = "opportunity { nextStep description account { id } }";
    const document = mutationOf("updateOpportunity", selection);
    const { payload } = await write(gateway, document, changeOf({ id: seeded.deal, nextStep: null, accountId: null }));
    expect(payload.opportunity).toEqual({ nextStep: null, description: "Keep", account: null });
    expect(payload.receipt.fields.map(({ outcome }) => outcome)).toEqual(["WRITTEN", "WRITTEN"]);
    await write(gateway, document, changeOf({ id: seeded.deal, accountId: seeded.account }));
  });

  it("reads back whatever the payload selects in the same call", async () => {
    const document = mutationOf(
      "updateOpportunity",
      `opportunity { id name owner { name email }
        account { id industry opportunities(first: 3) { nodes { id name } } }
        contactRoles(first: 2) { nodes { role contact { name } } }
        open: tasks(first: 2, where: { isClosed: { eq: false } }) { totalCount nodes { subject who { name } } }
        done: tasks(first: 2, where: { isClosed: { eq: true } }) { nodes { subject } } }`,
    );
    await write(gateway, document, changeOf({ id: "no id" }));
    await write(gateway, document, changeOf({ id: seeded.deal, nextStep: "First" }));
    const { payload, billed, answer } = await write(
      gateway,
      document,
      changeOf({ id: seeded.deal, nextStep: "Second" }),
    );
    expect(answer.errors).toEqual([]);
    expect(payload.opportunity).toMatchObject({
      account: { industry: "Utilities", opportunities: { nodes: [{}, {}, {}] } },
      contactRoles: { nodes: [{ role: expect.any(String) }, { role: expect.any(String) }] },
      open: { totalCount: 4, nodes: [{}, {}] },
      done: { nodes: [{}, {}] },
    });
    expect(billed).toBe(1);
  });

  it("refuses a payload that cannot be planned before anything is written", async () => {
    const document = mutationOf("updateOpportunity", "opportunity { tasks(first: 5000) { nodes { id } } }");
    const { answer, billed } = await write(gateway, document, changeOf({ id: seeded.deal, nextStep: "Never" }));
    expect(codesOf(answer)).toEqual(["BAD_USER_INPUT"]);
    expect(billed).toBe(0);
    const { data } = await gateway.execute(`{ opportunity(id: "${seeded.deal}") { nextStep } }`);
    expect(data).not.toEqual({ opportunity: { nextStep: "Never" } });
  });

  it("writes through an address and an id of 15 characters alike", async () => {
    const id = `https://acme.lightning.force.com/lightning/r/Opportunity/${seeded.deal}/view`;
    const { payload } = await write(gateway, updateOpportunity, changeOf({ id, ownerId: "005Lc0000000002" }));
    expect(payload.opportunity).toMatchObject({ id: seeded.deal });
    expect(payload.receipt.fields).toMatchObject([{ outcome: expect.stringMatching(/NORMALIZED|UNCHANGED/) }]);
  });

  it("writes several deals in one document, each with its own receipt", async () => {
    gateway.billedCalls();
    const { data } = await gateway.execute<Record<string, { receipt: { calls: number; status: string } }>>(`mutation {
      a: updateOpportunity(input: { id: "${seeded.deal}", nextStep: "A" }) { receipt { calls status } }
      b: updateOpportunity(input: { id: "${seeded.deal}" }) { receipt { calls status } }
      c: updateOpportunity(input: { id: "${seeded.otherDeal}", nextStep: "C" }) { receipt { calls status } }
    }`);
    expect(data).toEqual({
      a: { receipt: { calls: 1, status: "WRITTEN" } },
      b: { receipt: { calls: 0, status: "REFUSED" } },
      c: { receipt: { calls: 1, status: "WRITTEN" } },
    });
    expect(gateway.billedCalls()).toBe(2);
  });

  it("answers the document that we stand by", async () => {
    const input = { id: seeded.deal, closeDate: "2027-01-31" };
    const { data, errors } = await gateway.execute(MoveDealDocument, { input });
    expect(errors).toEqual([]);
    expect(data?.updateOpportunity?.opportunity?.closeDate).toBe("2027-01-31");
  });

  it("learns that a field was hidden meanwhile, from the write and from the read-back", async () => {
    gateway.org.addFault({ kind: "hideField", object: "Opportunity", field: "NextStep" });
    const input = changeOf({ id: seeded.deal, nextStep: "Hidden" });
    const refused = await write(gateway, updateOpportunity, input);
    expect(refused.payload.userErrors).toMatchObject([
      { code: "NOT_WRITABLE", field: "nextStep", salesforceCode: "INVALID_FIELD" },
    ]);
    const again = await write(gateway, updateOpportunity, input);
    expect(again.payload.userErrors).toMatchObject([{ code: "NOT_WRITABLE", field: "nextStep", salesforceCode: null }]);

    gateway.org.addFault({ kind: "hideField", object: "Opportunity", field: "Amount" });
    const { payload, answer } = await write(
      gateway,
      updateOpportunity,
      changeOf({ id: seeded.deal, description: "Seen" }),
    );
    expect(payload.receipt).toMatchObject({ status: "WRITTEN" });
    expect(payload.opportunity).toMatchObject({ id: seeded.deal, amount: null });
    expect(codesOf(answer)).toEqual(["FIELD_NOT_ACCESSIBLE", "FIELD_NOT_ACCESSIBLE"]);
  });
});
