import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { codesOf, startGateway, type TestGateway } from "../../support/start-gateway";

const query = `query Deals($stage: String!) {
  opportunities(first: 3, where: { stageName: { eq: $stage } }) { totalCount nodes { id name account { name } } }
}`;
const mutation = `mutation { createTask(input: { subject: "Call back" }) { task { id } userErrors { code } } }`;
const variables = { stage: "Prospecting" };
const withPlan = { headers: { "x-salesforce-explain": "1" } };
const onlyPlan = { headers: { "x-salesforce-explain": "only" } };

describe("the cost in every answer", () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.close());

  it("counts metadata apart, and only once for many operations", async () => {
    const cold = await gateway.execute(query, variables);
    expect(cold.salesforce).toMatchObject({ calls: 2, metadataCalls: 1, estimatedCalls: 1 });
    const warm = await gateway.execute(query, variables);
    expect(warm.salesforce).toMatchObject({ calls: 1, metadataCalls: 0, estimatedCalls: 1, rows: 3 });
  });

  it("agrees with what the org has charged", async () => {
    gateway.billedCalls();
    const { salesforce } = await gateway.execute(query, variables);
    expect(salesforce?.calls).toBe(gateway.billedCalls());
    expect(salesforce?.usage).toEqual({ used: expect.any(Number), limit: 1_100_000 });
    expect(salesforce?.org).toBe(new URL(gateway.org.url).host);
  });

  it("is nothing for what the gateway answers or refuses itself", async () => {
    const nothing = { calls: 0, metadataCalls: 0, estimatedCalls: 0, rows: 0, usage: null };
    expect((await gateway.execute("{ __typename }")).salesforce).toMatchObject(nothing);
    expect((await gateway.execute("{ nonsense }")).salesforce).toMatchObject(nothing);
    expect((await gateway.execute("{ opportunity(id: 7) { id } }")).salesforce).toMatchObject(nothing);
  });

  it("shows the plan beside the data, with every value masked", async () => {
    const answer = await gateway.execute(query, variables, withPlan);
    expect(answer.data).toHaveProperty("opportunities.nodes.length", 3);
    const plan = JSON.stringify(answer.salesforce?.plan);
    expect(plan).toContain("FROM Opportunity WHERE StageName = ?");
    expect(plan).not.toContain("Prospecting");
  });

  it("shows the plan alone, and then makes no call", async () => {
    gateway.billedCalls();
    const answer = await gateway.execute(query, variables, onlyPlan);
    expect([answer.status, answer.data, answer.errors]).toEqual([200, null, []]);
    expect(answer.salesforce).toMatchObject({ calls: 0, estimatedCalls: 1 });
    expect(JSON.stringify(answer.salesforce?.plan)).toContain("FROM Opportunity WHERE StageName = ?");
    expect(gateway.billedCalls()).toBe(0);
  });

  it("writes nothing when only the plan of a mutation is asked for, and says so", async () => {
    gateway.billedCalls();
    const answer = await gateway.execute(mutation, {}, onlyPlan);
    expect([answer.data ?? null, ...codesOf(answer)]).toEqual([null, "BAD_USER_INPUT"]);
    expect(gateway.billedCalls()).toBe(0);
  });

  it("tells why there is no plan", async () => {
    const badCursor = `{ accounts(after: "nonsense") { nodes { id } } }`;
    const answer = await gateway.execute(badCursor, {}, withPlan);
    expect(codesOf(answer)).toEqual(["BAD_USER_INPUT"]);
    expect(answer.salesforce).toMatchObject({ calls: 0, plan: expect.any(Object) });
    const only = await gateway.execute(badCursor, {}, onlyPlan);
    expect(only.salesforce?.plan).toMatchObject({
      calls: [],
      refused: [{ field: "accounts", code: "BAD_USER_INPUT" }],
    });
    const badVariable = await gateway.execute(query, { stage: null }, onlyPlan);
    expect([badVariable.status, ...codesOf(badVariable)]).toEqual([400, "BAD_USER_INPUT"]);
  });

  it("knows two ways to ask for plans", async () => {
    const answer = await gateway.execute(query, variables, { headers: { "x-salesforce-explain": "yes" } });
    expect([answer.status, ...codesOf(answer)]).toEqual([400, "BAD_USER_INPUT"]);
    expect(answer.errors[0]?.message).toContain("takes `1` for the plan beside the data, or `only`");
  });
});
