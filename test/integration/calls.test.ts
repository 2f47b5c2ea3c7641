import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { DealContextDocument } from "../generated/operations";
import { startGateway, type Answer, type TestGateway } from "../support/start-gateway";

interface Page {
  readonly opportunities: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly endCursor: string };
  };
}

let gateway: TestGateway;
let deal: string;
let otherDeal: string;

beforeAll(async () => {
  gateway = await startGateway({ org: { scale: 0.8 } });
  // Every object is asked about once, so that no test pays for metadata.
  const { data } = await gateway.execute<{ opportunities: { nodes: { id: string }[] } }>(`{
    opportunities(first: 2, where: { account: { id: { isNull: false } } }) { nodes { id } }
    accounts(first: 0) { totalCount } contacts(first: 0) { totalCount } leads(first: 0) { totalCount }
    tasks(first: 0) { totalCount } opportunityContactRoles(first: 0) { totalCount } users(first: 0) { totalCount } }`);
  [deal = "", otherDeal = ""] = data?.opportunities.nodes.map(({ id }) => id) ?? [];
});
afterAll(() => gateway.close());

/** Asks, and compares the calls that the org has charged with what the answer says of them. */
async function ask<Data = Record<string, unknown>>(
  document: string,
): Promise<Answer<Data> & { readonly billed: number }> {
  gateway.org.clearLog();
  const answer = await gateway.execute<Data>(document.replaceAll("$deal", deal).replaceAll("$otherDeal", otherDeal));
  const billed = gateway.billedCalls();
  expect(answer.errors).toEqual([]);
  expect(answer.salesforce).toMatchObject({ calls: billed, metadataCalls: 0 });
  return { ...answer, billed };
}

const taskLists =
  "open: tasks(where: { isClosed: { eq: false } }) { nodes { subject } } done: tasks(where: { isClosed: { eq: true } }) { nodes { subject } }";

describe("the org is charged", () => {
  it("one call for everything on a deal's page", async () => {
    gateway.org.clearLog();
    const { data, errors, salesforce } = await gateway.execute(DealContextDocument, { id: deal });
    expect(errors).toEqual([]);
    expect(data?.opportunity).toMatchObject({ id: deal, account: { name: expect.any(String) } });
    expect(gateway.billedCalls()).toBe(1);
    expect(salesforce).toMatchObject({ calls: 1, estimatedCalls: 1 });
  });

  it("one call for 200 deals with their accounts and owners", async () => {
    const { billed, data } = await ask<{ opportunities: { nodes: object[] } }>(
      "{ opportunities(first: 200) { nodes { name account { name } owner { name } } } }",
    );
    expect(billed).toBe(1);
    expect(data?.opportunities.nodes).toHaveLength(200);
  });

  it.each<[string, string]>([
    [
      "50 accounts with their deals and the tasks of each",
      "{ accounts(first: 50) { nodes { name opportunities(first: 10) { nodes { name tasks(first: 5) { nodes { subject } } } } } } }",
    ],
    [
      "three lists of different objects",
      "{ accounts { nodes { name } } leads { nodes { name } } users { nodes { name } } }",
    ],
    [
      "five lists",
      "{ a: users { nodes { id } } b: leads { nodes { id } } c: tasks { nodes { id } } d: accounts { nodes { id } } e: contacts { nodes { id } } }",
    ],
    ["one child list under two names", `{ opportunity(id: "$deal") { ${taskLists} } }`],
    ["one child list of many records under two names", `{ opportunities(first: 20) { nodes { ${taskLists} } } }`],
    [
      "a page beside the number of all",
      "{ opportunities(first: 10) { totalCount nodes { name } pageInfo { hasNextPage endCursor } } }",
    ],
    [
      "the numbers of a record's lists",
      '{ opportunity(id: "$deal") { tasks { totalCount } contactRoles { totalCount } account { contacts { totalCount } } } }',
    ],
    [
      "what belongs to a deal's account",
      '{ opportunity(id: "$deal") { account { contacts { nodes { name } } opportunities { nodes { name } } tasks { nodes { subject } } } } }',
    ],
    [
      "what belongs to the accounts of deals that are known by id",
      '{ opportunities(where: { id: { in: ["$deal", "$otherDeal"] } }) { nodes { account { contacts { nodes { name } } tasks { nodes { subject } } } tasks { totalCount } } } }',
    ],
    [
      "the people and records that tasks are about, with their own fields",
      "{ tasks(first: 50) { nodes { subject who { name ... on Contact { email } ... on Lead { company } } what { name ... on Opportunity { stageName } } owner { name } } } }",
    ],
    ["one deal under two names", '{ a: opportunity(id: "$deal") { name } b: opportunity(id: "$deal") { amount } }'],
    [
      "a deal that does not exist, with its account's people",
      '{ opportunity(id: "006000000000001AAA") { account { contacts { nodes { name } } } } }',
    ],
  ])("one call for %s, as was foreseen", async (_what, document) => {
    const { billed, salesforce } = await ask(document);
    expect(billed).toBe(1);
    expect(salesforce?.estimatedCalls).toBe(1);
  });

  it.each<[string, string]>([
    [
      "what belongs to the accounts of any 20 deals",
      "{ opportunities(first: 20) { nodes { account { contacts { nodes { name } } tasks { totalCount } } } } }",
    ],
    ["the numbers of any 20 deals' tasks", "{ opportunities(first: 20) { nodes { tasks(first: 0) { totalCount } } } }"],
    [
      "six lists",
      "{ a: users { nodes { id } } b: leads { nodes { id } } c: tasks { nodes { id } } d: accounts { nodes { id } } e: contacts { nodes { id } } f: opportunities { nodes { id } } }",
    ],
    [
      "lists of the people whom tasks are with",
      "{ tasks(first: 200) { nodes { who { ... on Contact { tasks { nodes { subject } } } ... on Lead { tasks { totalCount } } } } } }",
    ],
  ])("two calls for %s, as was foreseen", async (_what, document) => {
    const { billed, salesforce } = await ask(document);
    expect(billed).toBe(2);
    expect(salesforce?.estimatedCalls).toBe(2);
  });

  it.each<[string, string]>([
    ["a list of nothing", "{ opportunities(where: { id: { in: [] } }) { totalCount nodes { name } } }"],
    ["introspection", "{ __schema { queryType { name } } }"],
  ])("nothing for %s", async (_what, document) => {
    gateway.org.clearLog();
    const { errors } = await gateway.execute(document);
    expect(errors).toEqual([]);
    expect(gateway.billedCalls()).toBe(0);
  });

  it("nothing for a question that is refused", async () => {
    gateway.org.clearLog();
    const { errors } = await gateway.execute("{ opportunities(where: { stageName: {} }) { nodes { id } } }");
    expect(errors).toHaveLength(1);
    expect(gateway.billedCalls()).toBe(0);
  });

  it("one call for a page and one for the next, which never overlap", async () => {
    const page = (after: string) =>
      `{ opportunities(first: 7${after}, orderBy: [{ stageName: DESC }, { amount: ASC }]) { nodes { id } pageInfo { endCursor } } }`;
    const first = await ask<Page>(page(""));
    const second = await ask<Page>(page(`, after: "${first.data?.opportunities.pageInfo.endCursor ?? ""}"`));
    expect([first.billed, second.billed]).toEqual([1, 1]);
    const ids = [first, second].flatMap(({ data }) => data?.opportunities.nodes.map(({ id }) => id) ?? []);
    expect(new Set(ids).size).toBe(14);
  });
});

describe("statements that share a call", () => {
  it("are at most five, and only those that refer to each other must", async () => {
    const { billed } = await ask(`{
      a: opportunity(id: "$deal") { account { contacts { nodes { id } } tasks { nodes { id } } } }
      b: opportunity(id: "$otherDeal") { account { contacts { nodes { id } } tasks { nodes { id } } } }
      users { totalCount } }`);
    expect(billed).toBe(2);
  });

  it("are one GET when there is but one of them", async () => {
    gateway.org.clearLog();
    await gateway.execute("{ users { nodes { name } } }");
    expect(gateway.org.log().map(({ method, path }) => `${method} ${path.split("?")[0] ?? ""}`)).toEqual([
      "GET /services/data/v62.0/query",
    ]);
  });
});
