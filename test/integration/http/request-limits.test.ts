import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { getIntrospectionQuery } from "graphql";
import { codesOf, keys, readAnswer, startGateway, type TestGateway } from "../../support/start-gateway";

function times(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join(" ");
}

/** Fragments that each hold the next one twice: 2^count fields when they are put in their places. */
function bomb(count: number): string {
  const fragment = (index: number) =>
    `fragment F${index} on Account { a: parent { ...F${index + 1} } b: parent { ...F${index + 1} } }`;
  return `{ account(id: "001000000000001AAA") { ...F0 } } ${times(count, fragment)} fragment F${count} on Account { id }`;
}

describe("a request beyond the limits", () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.close());

  it.each([
    [
      "1,000 aliases",
      `{ ${times(1000, (i) => `a${i}: account(id: "001000000000001AAA") { id }`)} }`,
      "too long or too deep",
    ],
    ["101 aliases", `{ accounts { nodes { ${times(101, (i) => `a${i}: name`)} } } }`, "101 fields a name of their own"],
    ["21 fields at the root", `{ ${times(21, (i) => `a${i}: accounts { totalCount }`)} }`, "21 fields at its root"],
    [
      "21 fields at the root by fragments",
      `{ ...Ten ... { ...Ten } one: leads { totalCount } } fragment Ten on Query { ${times(10, (i) => `a${i}: accounts { totalCount }`)} }`,
      "21 fields at its root",
    ],
    [
      "fields 50 deep",
      `{ accounts { nodes { ${"parent { ".repeat(48)} id ${"}".repeat(48)} } } }`,
      "nests fields 51 deep",
    ],
    ["a bomb of fragments", bomb(12), "12,287 fields"],
    ["a deep bomb of fragments", bomb(40), "nests fields 42 deep"],
    [
      "filters 21 deep",
      `{ accounts(where: { ${"not: { ".repeat(20)} name: { eq: "x" } ${"}".repeat(20)} }) { totalCount } }`,
      "nests values 22 deep",
    ],
    [
      "lists that break the parser's back",
      `{ accounts(where: { id: { in: ${"[".repeat(2400)}${"]".repeat(2400)} } }) { totalCount } }`,
      "too long or too deep",
    ],
    ["5,000 times the same field", `{ accounts { nodes { ${"id ".repeat(5000)} } } }`, "it may have 5,000 tokens"],
    ["3,000 times the same field", `{ accounts { nodes { ${"id ".repeat(3000)} } } }`, "selects 3,002 fields"],
  ])("of %s is refused at once, by a typed error and without a call", async (_what, query, message) => {
    gateway.org.clearLog();
    const startedAt = performance.now();
    const answer = await gateway.execute(query);
    expect(performance.now() - startedAt).toBeLessThan(1000);
    expect(answer.status).toBe(400);
    expect(codesOf(answer)).toContain("QUERY_TOO_EXPENSIVE");
    expect(answer.errors.map((error) => error.message).join()).toContain(message);
    expect(gateway.org.log()).toEqual([]);
  });

  it("is refused for variables that nest without end", async () => {
    const query = "query A($where: AccountFilter) { accounts(where: $where) { totalCount } }";
    const where = `${'{"not":'.repeat(90_000)}{}${"}".repeat(90_000)}`;
    const response = await fetch(`${gateway.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${keys.all}` },
      body: `{"query":"${query}","variables":{"where":${where}}}`,
    });
    const answer = await readAnswer(response);
    expect([answer.status, ...codesOf(answer)]).toEqual([400, "QUERY_TOO_EXPENSIVE"]);
    expect(answer.errors[0]?.message).toBe('Variable "$where" nests values more than 20 deep. Ask in parts.');
  });

  it("is refused for a fragment that holds itself, without looping", async () => {
    const answer = await gateway.execute(
      "{ accounts { nodes { ...A } } } fragment A on Account { parent { ...B } } fragment B on Account { parent { ...A } }",
    );
    expect([answer.status, ...codesOf(answer)]).toEqual([400, "GRAPHQL_VALIDATION_FAILED"]);
  });
});

describe("a request within the limits", () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.close());

  it("may ask for the whole schema, as tools do", async () => {
    const options = { inputValueDeprecation: true, oneOf: true, specifiedByUrl: true, schemaDescription: true };
    const answer = await gateway.execute(getIntrospectionQuery(options));
    expect(answer.errors).toEqual([]);
    expect(answer.data).toHaveProperty("__schema.types");
  });

  it("may hold 2,000 ids in a variable", async () => {
    const ids = Array.from({ length: 2000 }, (_, index) => `001${String(index).padStart(12, "0")}`);
    const query = "query A($ids: [ID!]) { accounts(where: { id: { in: $ids } }) { totalCount } }";
    const answer = await gateway.execute(query, { ids });
    expect([answer.errors, answer.data]).toEqual([[], { accounts: { totalCount: 0 } }]);
  });
});
