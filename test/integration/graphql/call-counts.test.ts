import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import {
  AccountWorkDocument,
  DealContextDocument,
  LogCallDocument,
  OpenDealsDocument,
} from "../../generated/operations";
import { startGateway, type TestGateway } from "../../support/start-gateway";

describe("with metadata known, the org is charged one call for", () => {
  let gateway: TestGateway;
  let dealId: string;

  beforeAll(async () => {
    gateway = await startGateway({ org: { scale: 1 } });
    // Reads the metadata of every object that the tests ask about.
    await gateway.execute(AccountWorkDocument, { first: 1 });
    const { data } = await gateway.execute<{ opportunityContactRoles: { nodes: { opportunity: { id: string } }[] } }>(
      "{ opportunityContactRoles(first: 1) { nodes { opportunity { id } contact { id } } } leads(first: 1) { totalCount } }",
    );
    dealId = data?.opportunityContactRoles.nodes[0]?.opportunity.id ?? "";
    await gateway.execute(DealContextDocument, { id: dealId });
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    gateway.org.clearLog();
  });

  it("a deal with its account, other deals, people and tasks", async () => {
    const { data, errors } = await gateway.execute(DealContextDocument, { id: dealId });
    expect([errors, data?.opportunity?.id]).toEqual([[], dealId]);
    expect(data?.opportunity?.contactRoles?.nodes[0]?.contact?.name).toEqual(expect.any(String));
    expect(gateway.billedCalls()).toBe(1);
  });

  it("200 deals with account, owner and their number", async () => {
    const query = "{ opportunities(first: 200) { totalCount nodes { name account { name } owner { name } } } }";
    const { data } = await gateway.execute(query);
    expect(data).toHaveProperty("opportunities.nodes.length", 200);
    expect(gateway.billedCalls()).toBe(1);
  });

  it("a page of open deals, and the page after it", async () => {
    const first = await gateway.execute(OpenDealsDocument, { first: 20 });
    expect(gateway.billedCalls()).toBe(1);
    const { endCursor = null, hasNextPage } = first.data?.opportunities?.pageInfo ?? {};
    expect(hasNextPage).toBe(true);
    const second = await gateway.execute(OpenDealsDocument, { first: 20, after: endCursor });
    expect(gateway.billedCalls()).toBe(1);
    const ids = [first, second].flatMap(({ data }) => data?.opportunities?.nodes.map(({ id }) => id) ?? []);
    expect(new Set(ids).size).toBe(40);
  });

  it("50 accounts with their deals and what is to do on each", async () => {
    const { data } = await gateway.execute(AccountWorkDocument, { first: 50 });
    const accounts = data?.accounts?.nodes ?? [];
    expect(accounts).toHaveLength(50);
    expect(accounts.flatMap(({ opportunities }) => opportunities?.nodes ?? []).length).toBeGreaterThan(50);
    // The org may cut long child lists short, and each rest is a page more (rest-api.md §4).
    const pages = gateway.org.log().filter(({ path }) => /\/query\/\w+-\d+/.test(path)).length;
    expect(gateway.billedCalls()).toBe(1 + pages);
  });

  it("three lists that have nothing to do with each other", async () => {
    const { errors } = await gateway.execute(`{
      accounts(first: 2) { nodes { name } } leads(first: 2) { nodes { name } } users(first: 2) { nodes { name } }
    }`);
    expect(errors).toEqual([]);
    expect(gateway.billedCalls()).toBe(1);
  });

  it("one child list under two names", async () => {
    const query = `query Tasks($id: ID!) { opportunity(id: $id) {
      open: tasks(first: 3, where: { isClosed: { eq: false } }) { nodes { isClosed } }
      done: tasks(first: 3, where: { isClosed: { eq: true } }) { nodes { isClosed } }
    } }`;
    const { data, errors } = await gateway.execute(query, { id: dealId });
    expect(errors).toEqual([]);
    expect(data).toHaveProperty("opportunity.open.nodes");
    expect(gateway.billedCalls()).toBe(1);
  });

  it("a logged call that is read back", async () => {
    const input = { type: "CALL", relatedTo: dealId, subject: "Called", idempotencyKey: "one" } as const;
    const { data } = await gateway.execute(LogCallDocument, { input });
    expect(data?.logActivity?.receipt.status).toBe("WRITTEN");
    expect(gateway.billedCalls()).toBe(1);
  });
});
