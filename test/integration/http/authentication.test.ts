import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { codesOf, keys, startGateway, type TestGateway } from "../../support/start-gateway";

const readDeals = "{ opportunities(first: 1) { nodes { id } } }";
const writeDeal = `mutation { updateOpportunity(input: { id: "006000000000001AAA", nextStep: "x" }) { userErrors { code } } }`;

describe("a caller", () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await startGateway();
  });
  afterAll(() => gateway.close());
  beforeEach(() => {
    gateway.org.clearLog();
  });

  it("without credentials learns how to give some, and costs no call", async () => {
    const answer = await gateway.execute(readDeals, {}, { key: null });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    expect(answer.data).toBeUndefined();
    expect(answer.errors).toEqual([
      {
        message: "This needs an `Authorization: Bearer …` header with an API key. Ask the gateway's operator for one.",
        extensions: { code: "UNAUTHENTICATED", requestId: expect.any(String) },
      },
    ]);
    expect(gateway.org.log()).toEqual([]);
  });

  it.each(["wrong-key", "demo-key2", "demo", "DEMO-KEY"])("with the unknown key %s is refused", async (key) => {
    const answer = await gateway.execute(readDeals, {}, { key });
    expect([answer.status, ...codesOf(answer)]).toEqual([401, "UNAUTHENTICATED"]);
    expect(JSON.stringify(answer.errors)).not.toContain(key);
    expect(gateway.org.log()).toEqual([]);
  });

  it.each(["demo-key", "Basic ZGVtbzpkZW1v", "Bearer", "Bearer demo-key demo-key"])(
    "with the header %j learns what it must look like",
    async (authorization) => {
      const answer = await gateway.execute(readDeals, {}, { key: null, headers: { authorization } });
      expect([answer.status, ...codesOf(answer)]).toEqual([401, "UNAUTHENTICATED"]);
      expect(answer.errors[0]?.message).toBe("The `Authorization` header must read `Bearer <API key or token>`.");
    },
  );

  it("with a known key is answered, in whatever case it writes Bearer", async () => {
    const answer = await gateway.execute(readDeals, {}, { key: null, headers: { authorization: "bearer demo-key" } });
    expect([answer.status, answer.errors]).toEqual([200, []]);
    expect(answer.data).toHaveProperty("opportunities.nodes.length", 1);
  });

  it("may not write with a key that may only read", async () => {
    const answer = await gateway.execute(writeDeal, {}, { key: keys.reader });
    expect([answer.status, ...codesOf(answer)]).toEqual([403, "FORBIDDEN"]);
    expect(answer.errors[0]?.message).toBe(
      'A mutation needs the scope "write". The API key "reader" has read; ask the gateway\'s operator for more.',
    );
    expect(gateway.org.log()).toEqual([]);
  });

  it("may not read with a key that may only write", async () => {
    const answer = await gateway.execute(readDeals, {}, { key: keys.writer });
    expect([answer.status, ...codesOf(answer)]).toEqual([403, "FORBIDDEN"]);
    expect(gateway.org.log()).toEqual([]);
  });

  it("may write, and not see the record, with a key that may only write", async () => {
    const input = `{ id: "006Lc0000000002IAA", nextStep: "Call" }`;
    const seeing = `mutation { updateOpportunity(input: ${input}) { opportunity { name } receipt { status } } }`;
    const refused = await gateway.execute(seeing, {}, { key: keys.writer });
    expect(codesOf(refused)).toEqual(["FORBIDDEN"]);
    expect(refused.errors[0]?.message).toContain('needs the scope "read"');
    expect(gateway.org.log()).toEqual([]);
    const blind = `mutation { updateOpportunity(input: ${input}) { receipt { status } } }`;
    const written = await gateway.execute(blind, {}, { key: keys.writer });
    expect(written.data).toEqual({ updateOpportunity: { receipt: { status: "WRITTEN" } } });
  });

  it("knows no subscriptions", async () => {
    const answer = await gateway.execute("subscription { opportunities { id } }", {});
    expect(codesOf(answer)).toEqual(["BAD_USER_INPUT"]);
  });

  it("may ask for the schema with a key that may read, at no call", async () => {
    const answer = await gateway.execute("{ __schema { queryType { name } } }", {}, { key: keys.reader });
    expect(answer.data).toEqual({ __schema: { queryType: { name: "Query" } } });
    expect(gateway.org.log()).toEqual([]);
  });

  it("with an own Salesforce access token is asked for as that person", async () => {
    const key = await gateway.signIn("rep@local.test");
    const answer = await gateway.execute(readDeals, {}, { key });
    expect([answer.status, answer.errors]).toEqual([200, []]);
    const users = gateway.org.log().flatMap(({ calls, user }) => (calls > 0 ? [user] : []));
    expect(new Set(users)).toEqual(new Set(["rep@local.test"]));
  });

  it("with a token that the org does not know is refused", async () => {
    const answer = await gateway.execute(readDeals, {}, { key: "00D000000000001!not.a.token" });
    expect([answer.status, ...codesOf(answer)]).toEqual([401, "UNAUTHENTICATED"]);
    expect(answer.errors[0]?.message).toContain("Sign in to Salesforce again");
  });

  it("with an own token may not ask for plans", async () => {
    const key = await gateway.signIn("rep@local.test");
    const answer = await gateway.execute(readDeals, {}, { key, headers: { "x-salesforce-explain": "1" } });
    expect([answer.status, ...codesOf(answer)]).toEqual([403, "FORBIDDEN"]);
    expect(answer.errors[0]?.message).toContain('needs the scope "explain"');
  });
});
