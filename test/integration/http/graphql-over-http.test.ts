import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { serverAudits } from "graphql-http";
import { codesOf, keys, readAnswer, startGateway, type TestGateway } from "../../support/start-gateway";

const authorization = `Bearer ${keys.all}`;
const json = { authorization, "content-type": "application/json" };

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startGateway();
});
afterAll(() => gateway.close());

function send(init: RequestInit, search = ""): Promise<Response> {
  return fetch(`${gateway.url}/graphql${search}`, init);
}

describe("the GraphQL-over-HTTP specification", () => {
  const audits = serverAudits({
    url: () => `${gateway.url}/graphql`,
    fetchFn: (url: string, init?: RequestInit) =>
      fetch(url, { ...init, headers: { authorization, "apollo-require-preflight": "1", ...init?.headers } }),
  });

  it("has audits", () => {
    expect(audits.length).toBeGreaterThan(50);
  });

  it.each(audits.map((audit) => [audit.name, audit] as const))("%s", async (_name, audit) => {
    const result = await audit.fn();
    // What a server should do, and need not, may only warn.
    expect(result.status === "error" ? result.reason : "fine").toBe("fine");
  });
});

describe("a GET", () => {
  const search = `?${new URLSearchParams({ query: "query One($n: Int) { accounts(first: $n) { nodes { id } } }", variables: '{"n":2}' })}`;

  it("answers a query", async () => {
    const answer = await readAnswer(
      await send({ headers: { authorization, "apollo-require-preflight": "1" } }, search),
    );
    expect([answer.status, answer.errors]).toEqual([200, []]);
    expect(answer.data).toHaveProperty("accounts.nodes.length", 2);
  });

  it("does not run a mutation", async () => {
    const mutation = 'mutation { createTask(input: { subject: "x" }) { userErrors { code } } }';
    const answer = await readAnswer(
      await send(
        { headers: { authorization, "apollo-require-preflight": "1" } },
        `?${new URLSearchParams({ query: mutation })}`,
      ),
    );
    expect([answer.status, ...codesOf(answer)]).toEqual([405, "BAD_USER_INPUT"]);
    expect(answer.headers.get("allow")).toBe("POST");
  });

  it("is refused where another site's page could have sent it", async () => {
    const answer = await readAnswer(await send({ headers: { authorization } }, search));
    expect([answer.status, ...codesOf(answer)]).toEqual([400, "BAD_USER_INPUT"]);
    expect(answer.errors[0]?.message).toContain("CSRF");
  });
});

describe("a POST", () => {
  it.each([
    ["no JSON", '{"query": ', json, 400, "The body is not JSON that can be read"],
    ["nothing", "", json, 400, "The body is empty"],
    [
      "a form",
      "query=%7B__typename%7D",
      { ...json, "content-type": "application/x-www-form-urlencoded" },
      415,
      "The body must be JSON",
    ],
    [
      "text, as another site's page could",
      '{"query":"{__typename}"}',
      { ...json, "content-type": "text/plain" },
      400,
      "CSRF",
    ],
    ["a list", "[]", json, 400, "Operation batching disabled"],
    ["several operations", '[{"query":"{__typename}"}]', json, 400, "Operation batching disabled"],
    ["no object", '"{__typename}"', json, 400, "POST body missing"],
    ["no query", '{"variables": {}}', json, 400, "GraphQL operations must contain a non-empty `query`"],
    ["variables that are no object", '{"query":"{__typename}","variables":"{}"}', json, 400, "`variables`"],
    [
      "a polluted prototype",
      '{"query":"{__typename}","__proto__":{"a":1}}',
      json,
      400,
      "The body is not JSON that can be read",
    ],
    [
      "an operation that the document does not hold",
      '{"query":"query A {__typename}","operationName":"B"}',
      json,
      400,
      'Unknown operation named "B"',
    ],
    [
      "a persisted query by the digest of another",
      '{"query":"{__typename}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"abc"}}}',
      json,
      400,
      "provided sha does not match query",
    ],
    [
      "a persisted query of an unknown kind",
      '{"query":"{__typename}","extensions":{"persistedQuery":5}}',
      json,
      400,
      "Unsupported persisted query version",
    ],
  ])("of %s is refused", async (_what, body, headers, status, message) => {
    const answer = await readAnswer(await send({ method: "POST", headers, body }));
    expect([answer.status, ...codesOf(answer)]).toEqual([status, "BAD_USER_INPUT"]);
    expect(answer.errors[0]?.message).toContain(message);
    expect(answer.errors[0]?.extensions?.requestId).toBe(answer.headers.get("x-request-id"));
  });

  it("of 5 MB is refused before it is read", async () => {
    const body = JSON.stringify({ query: "{ __typename }", variables: { a: "x".repeat(5 * 1024 * 1024) } });
    const answer = await readAnswer(await send({ method: "POST", headers: json, body }));
    expect([answer.status, ...codesOf(answer)]).toEqual([413, "QUERY_TOO_EXPENSIVE"]);
    expect(answer.errors[0]?.message).toBe("The body is larger than 1 MB. Ask in parts.");
  });

  it("of 5 MB is refused in words also to a client that listens only when it has sent all", async () => {
    const { hostname, port } = new URL(gateway.url);
    const socket = connect(Number(port), hostname);
    const answered: Buffer[] = [];
    socket.on("data", (chunk: Buffer) => answered.push(chunk)).pause();
    const body = "x".repeat(5 * 1024 * 1024);
    const head = `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: application/json\r\n`;
    await new Promise<void>((resolve, reject) => {
      socket.write(`${head}content-length: ${body.length}\r\n\r\n${body}`, (error) =>
        error ? reject(error) : resolve(),
      );
    });
    socket.resume();
    await once(socket, "close");
    expect(Buffer.concat(answered).toString()).toContain("HTTP/1.1 413");
  });

  it.each([
    ["{ accounts { nodes { id } }", "GRAPHQL_PARSE_FAILED"],
    ["{ acounts { nodes { id } } }", "GRAPHQL_VALIDATION_FAILED"],
    ["query A($id: ID!) { account(id: $id) { id } }", "BAD_USER_INPUT"],
  ])("of %s is refused in GraphQL's own words", async (query, code) => {
    const answer = await gateway.execute(query);
    expect([answer.status, ...codesOf(answer)]).toEqual([400, code]);
    expect(answer.errors[0]?.locations).toHaveLength(1);
  });
});

describe("every answer", () => {
  it("has an id, the client's own when that is one", async () => {
    const own = await gateway.execute("{ __typename }", {}, { headers: { "x-request-id": "page-7:load.1" } });
    expect(own.headers.get("x-request-id")).toBe("page-7:load.1");
    const made = await gateway.execute("{ __typename }", {}, { headers: { "x-request-id": "a b" } });
    expect(made.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("says in JSON that there is nothing at another address, and which methods /graphql has", async () => {
    const elsewhere = await readAnswer(await fetch(`${gateway.url}/graphiql`));
    expect([elsewhere.status, ...codesOf(elsewhere)]).toEqual([404, "BAD_USER_INPUT"]);
    const answer = await readAnswer(
      await send({ method: "DELETE", headers: { authorization, "apollo-require-preflight": "1" } }),
    );
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, POST"]);
  });
});
