import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { codesOf, startGateway, type TestGateway } from "../../support/start-gateway";

let gateway: TestGateway;
let accountId: string;
let names: readonly string[];

beforeAll(async () => {
  gateway = await startGateway();
  const { data } = await gateway.execute<{ accounts: { nodes: { id: string; name: string }[] } }>(
    "{ accounts(first: 2000) { nodes { id name } } }",
  );
  const accounts = data?.accounts.nodes ?? [];
  accountId = accounts[0]?.id ?? "";
  names = accounts.map(({ name }) => name);
  await gateway.execute("{ opportunities(first: 1) { totalCount } }");
});
afterAll(() => gateway.close());
beforeEach(() => {
  gateway.org.clearLog();
});

/** What no client may ever see: SOQL, API names in a path, the traces of a crash. */
const internals = /SELECT |FROM |\bat .*\.(?:js|ts)\b|node_modules|TypeError|undefined/;

describe("an id", () => {
  it.each([
    ["empty", ""],
    ["too short", "006"],
    ["too long", "006000000000001AAAA"],
    ["with foreign characters", "006000000000001' OR '"],
    ["with a wrong checksum", "006000000000001AAB"],
    ["that is a number", "0"],
  ])("that is %s is refused without a call", async (_what, id) => {
    const answer = await gateway.execute("query One($id: ID!) { opportunity(id: $id) { id } }", { id });
    expect([answer.data, ...codesOf(answer)]).toEqual([{ opportunity: null }, "BAD_USER_INPUT"]);
    expect(answer.errors[0]?.path).toEqual(["opportunity"]);
    expect(answer.errors[0]?.message).not.toMatch(internals);
    expect(gateway.org.log()).toEqual([]);
  });

  it("of another object is refused without a call, and the message says of which object it must be", async () => {
    const answer = await gateway.execute("query One($id: ID!) { opportunity(id: $id) { id } }", { id: accountId });
    expect(codesOf(answer)).toEqual(["BAD_USER_INPUT"]);
    expect(answer.errors[0]?.message).toContain(
      "must be the id of a record of type Opportunity, which begins with 006",
    );
    expect(gateway.org.log()).toEqual([]);
  });

  it("of no record is answered with null", async () => {
    const answer = await gateway.execute(
      '{ opportunity(id: "006Lc0000zzzzzzIAA") { id } opportunities(first: 1) { nodes { id } } }',
    );
    expect(answer.data).toMatchObject({ opportunities: { nodes: [{ id: expect.any(String) }] } });
    expect(answer.data).toHaveProperty("opportunity", null);
  });

  it("may have 15 characters, or be in the wrong case, and comes back with 18", async () => {
    const query = "query One($id: ID!) { account(id: $id) { id } }";
    for (const id of [accountId.slice(0, 15), accountId.toLowerCase()]) {
      const answer = await gateway.execute(query, { id });
      expect([answer.errors, answer.data]).toEqual([[], { account: { id: accountId } }]);
    }
  });
});

describe("a filter", () => {
  it.each([
    ["{ stageName: {} }", "names no operator"],
    ["{ stageName: { eq: null } }", "is null"],
    ["{}", "is empty"],
    ["{ and: [] }", "is empty"],
    ["{ not: {} }", "is empty"],
    ["{ account: {} }", "is empty"],
    ["{ closeDate: { eq: $missing } }", "which has no value"],
    ['{ id: { in: ["nonsense"] } }', "is not a Salesforce id"],
    ['{ account: { id: { eq: "006000000000001AAA" } } }', "must be the id of a record of type Account"],
  ])("%s is refused without a call: it could match more than was meant", async (where, message) => {
    const query = `query Deals($missing: Date) { opportunities(where: ${where}) { nodes { id } } other: __typename }`;
    const document = where.includes("$") ? query : query.replace("($missing: Date)", "");
    const answer = await gateway.execute(document);
    expect([answer.data, ...codesOf(answer)]).toEqual([{ opportunities: null, other: "Query" }, "BAD_USER_INPUT"]);
    expect(answer.errors[0]?.message).toContain(message);
    expect(answer.errors[0]?.message).not.toMatch(internals);
    expect(gateway.org.log()).toEqual([]);
  });

  it("by an empty list matches nothing", async () => {
    const answer = await gateway.execute(
      "{ opportunities(where: { stageName: { in: [] } }) { nodes { id } totalCount } }",
    );
    expect([answer.errors, answer.data]).toEqual([[], { opportunities: { nodes: [], totalCount: 0 } }]);
  });

  it("by a stage that the org does not have matches nothing", async () => {
    const answer = await gateway.execute(
      '{ opportunities(where: { stageName: { eq: "Prospektin" } }) { nodes { id } } }',
    );
    expect([answer.errors, answer.data]).toEqual([[], { opportunities: { nodes: [] } }]);
  });

  it.each(["@{q1.records[0].Id}", "x' OR Name != '", "\\", "100%", "_", "\u0000", "'; DELETE"])(
    "takes %j as nothing but text",
    async (text) => {
      const query = `query Named($text: String!) {
        equal: accounts(where: { name: { eq: $text } }) { totalCount }
        like: accounts(where: { name: { contains: $text } }) { totalCount }
      }`;
      const answer = await gateway.execute(query, { text });
      expect(answer.errors).toEqual([]);
      const matches = names.filter((name) => name.toLowerCase().includes(text.toLowerCase()));
      expect(answer.data).toEqual({ equal: { totalCount: 0 }, like: { totalCount: matches.length } });
    },
  );

  it.each([
    ['{ closeDate: { eq: "31.12.2026" } }', "write it as YYYY-MM-DD"],
    ['{ closeDate: { during: "NEXT_TUESDAY" } }', "is not a DateLiteral"],
    ['{ createdDate: { gte: "2026-01-01" } }', "is not a DateTime"],
    ['{ amount: { gte: "many" } }', "Float cannot represent"],
    ['{ stageNam: { eq: "x" } }', 'Did you mean "stageName"'],
    ['{ description: { contains: "x" } }', 'Field "description" is not defined by type "OpportunityFilter"'],
  ])("%s does not fit the schema", async (where, message) => {
    const answer = await gateway.execute(`{ opportunities(where: ${where}) { nodes { id } } }`);
    expect([answer.status, ...codesOf(answer)]).toEqual([400, "GRAPHQL_VALIDATION_FAILED"]);
    expect(answer.errors[0]?.message).toContain(message);
  });
});

describe("a page", () => {
  it.each([-1, 2001, 5000])("of %i records is refused without a call", async (first) => {
    const answer = await gateway.execute("query Page($first: Int) { opportunities(first: $first) { nodes { id } } }", {
      first,
    });
    expect(codesOf(answer)).toEqual(["BAD_USER_INPUT"]);
    expect(answer.errors[0]?.message).toContain("must be from 0 to 2000");
    expect(gateway.org.log()).toEqual([]);
  });

  it.each(["nonsense", "", "W10=", "eyJhIjoxfQ=="])("after the cursor %j is refused", async (after) => {
    const answer = await gateway.execute("query Page($after: String) { accounts(after: $after) { nodes { id } } }", {
      after,
    });
    expect(codesOf(answer)).toEqual(["BAD_USER_INPUT"]);
    expect(answer.errors[0]?.message).not.toMatch(internals);
  });

  it("after a cursor of another ordering or filter is refused", async () => {
    const page = await gateway.execute<{ accounts: { pageInfo: { endCursor: string } } }>(
      "{ accounts(first: 2, orderBy: [{ name: ASC }]) { pageInfo { endCursor } } }",
    );
    const after = page.data?.accounts.pageInfo.endCursor;
    for (const other of ["orderBy: [{ name: DESC }]", 'orderBy: [{ name: ASC }], where: { name: { ne: "x" } }']) {
      const answer = await gateway.execute(
        `query Page($after: String) { accounts(after: $after, ${other}) { nodes { id } } }`,
        { after },
      );
      expect(codesOf(answer)).toEqual(["BAD_USER_INPUT"]);
    }
  });
});

describe("a write", () => {
  const update = `mutation Update($input: UpdateOpportunityInput!) {
    updateOpportunity(input: $input) { opportunity { id } receipt { status } userErrors { code field } }
  }`;

  it.each([
    [{ id: "nonsense", nextStep: "x" }, [{ code: "INVALID_ID", field: "id" }]],
    [{ id: "001Lc0000000004IAA", nextStep: "x" }, [{ code: "WRONG_RECORD_TYPE", field: "id" }]],
    [{ id: "006Lc000000000WIAQ", stageName: "Prospektin" }, [{ code: "INVALID_PICKLIST_VALUE", field: "stageName" }]],
    [
      { id: "006Lc000000000WIAQ", stageName: "Nope", nextStep: "x".repeat(256), name: null },
      [
        { code: "REQUIRED", field: "name" },
        { code: "INVALID_PICKLIST_VALUE", field: "stageName" },
        { code: "TOO_LONG", field: "nextStep" },
      ],
    ],
  ])("of %j tells all that is wrong, and writes nothing", async (input, userErrors) => {
    const answer = await gateway.execute<{ updateOpportunity: { userErrors: object[] } }>(update, { input });
    expect(answer.errors).toEqual([]);
    expect(answer.data).toMatchObject({ updateOpportunity: { opportunity: null, receipt: { status: "REFUSED" } } });
    expect(answer.data?.updateOpportunity.userErrors).toEqual(expect.arrayContaining(userErrors));
    expect(answer.data?.updateOpportunity.userErrors).toHaveLength(userErrors.length);
    expect(gateway.org.log().flatMap(({ subrequests }) => subrequests)).toEqual([]);
  });
});
