import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { FaultRule } from "../../src/local-org/faults/fault-rule";
import { startGateway, type TestGateway } from "../support/start-gateway";

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await startGateway({ org: { scale: 0.1 } });
  await gateway.execute(
    "{ users(first: 0) { totalCount } leads(first: 0) { totalCount } accounts(first: 1) { nodes { contacts { totalCount } } } }",
  );
});
afterEach(() => gateway.close());

const twoRoots = "{ users(first: 1) { nodes { name } } leads(first: 1) { nodes { name } } }";

/** Six statements of which five travel as a composite (POST), the last alone as a query (GET). */
const sixRoots = `{ ${[1, 2, 3, 4, 5, 6].map((n) => `r${n}: users(first: ${n}) { nodes { name } }`).join(" ")} }`;

/** Asks a troubled org, and tells what came of it. */
async function ask(document: string, ...faults: readonly FaultRule[]) {
  for (const fault of faults) gateway.org.addFault(fault);
  gateway.org.clearLog();
  const { data, errors } = await gateway.execute(document);
  const entries = gateway.org.log();
  return {
    data: data ?? {},
    errors: errors.map(({ extensions, path, message }) => ({
      code: extensions?.code,
      path: path?.join("."),
      message,
    })),
    codes: errors.map(({ extensions, path }) => `${String(extensions?.code)} ${path?.join(".") ?? ""}`),
    queries: entries.filter(({ path }) => path.startsWith("/services/data/")).length,
    logins: entries.filter(({ path }) => path === "/services/oauth2/token").length,
    billed: entries.reduce((sum, { calls }) => sum + calls, 0),
  };
}

const answered = { users: { nodes: [{ name: expect.any(String) }] }, leads: { nodes: [{ name: expect.any(String) }] } };

describe("an org that is not there for a moment", () => {
  it("is asked again, and the answer is whole", async () => {
    const result = await ask(twoRoots, { kind: "unavailable", count: 2 });
    expect(result).toMatchObject({ data: answered, errors: [], queries: 3, billed: 1 });
  });

  it("is asked three times and no more, every root field says that it is not there, and the next question is answered", async () => {
    const result = await ask(twoRoots, { kind: "unavailable" });
    expect(result).toMatchObject({
      data: { users: null, leads: null },
      codes: ["SALESFORCE_UNAVAILABLE users", "SALESFORCE_UNAVAILABLE leads"],
      queries: 3,
      billed: 0,
    });
    expect(result.errors[0]?.message).toBe("Salesforce is not answering at the moment. Try again shortly.");
    gateway.org.clearFaults();
    expect(await ask(twoRoots)).toMatchObject({ data: answered, errors: [], billed: 1 });
  });

  it("fails what it was asked by one call, and what it was asked by another is answered", async () => {
    const result = await ask(sixRoots, { kind: "unavailable", method: "GET" });
    expect(result.codes).toEqual(["SALESFORCE_UNAVAILABLE r6"]);
    expect(Object.values(result.data).filter((root) => root !== null)).toHaveLength(5);
    expect(result).toMatchObject({ queries: 4, billed: 1 });
  });
});

describe("a connection that breaks", () => {
  it("before the answer is tried again, as reading twice does no harm", async () => {
    for (const when of ["before", "after"] as const) {
      const result = await ask(twoRoots, { kind: "drop", when, count: 1 });
      expect(result).toMatchObject({ data: answered, errors: [], queries: 2 });
    }
  });

  it("every time is tried three times", async () => {
    const result = await ask(twoRoots, { kind: "drop", when: "before" });
    expect(result.codes).toEqual(["SALESFORCE_UNAVAILABLE users", "SALESFORCE_UNAVAILABLE leads"]);
    expect(result.queries).toBe(3);
  });
});

describe("a session that ends", () => {
  it("is renewed once, for all calls that meet its end together", async () => {
    const result = await ask(sixRoots, { kind: "expireSession", all: true });
    expect(result).toMatchObject({ errors: [], logins: 1, queries: 4, billed: 2 });
  });

  it("in the middle of an answer is renewed there", async () => {
    gateway.org.addFault({ kind: "cutChildLists", rows: 1, path: "/query?q=" });
    const document = "{ accounts(first: 5) { nodes { name contacts { nodes { name } } } } }";
    // The first page comes by GET, the rests of the lists together by POST.
    const result = await ask(document, { kind: "expireSession", count: 1, method: "POST" });
    expect(result).toMatchObject({ errors: [], logins: 1, queries: 3, billed: 2 });
  });

  it("and ends again at once is not renewed forever", async () => {
    const result = await ask(twoRoots, { kind: "expireSession" });
    expect(result.codes).toEqual([expect.stringMatching(/ users$/), expect.stringMatching(/ leads$/)]);
    expect(result.queries).toBeLessThanOrEqual(3);
    expect(result.logins).toBeLessThanOrEqual(2);
  });

  it("and may not be renewed is said at every root field, with no further call", async () => {
    const result = await ask(twoRoots, { kind: "expireSession", all: true }, { kind: "refuseToken" });
    expect(result.codes).toEqual(["RECONNECT_REQUIRED users", "RECONNECT_REQUIRED leads"]);
    expect(result).toMatchObject({ queries: 1, logins: 1, billed: 0 });
  });

  it("of a person is theirs to renew, and is said as such", async () => {
    const key = await gateway.signIn("rep@local.test");
    await gateway.execute("{ users(first: 0) { totalCount } }", {}, { key });
    gateway.org.addFault({ kind: "expireSession", all: true });
    gateway.org.clearLog();
    const { errors } = await gateway.execute("{ users(first: 0) { totalCount } }", {}, { key });
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(["UNAUTHENTICATED"]);
    expect(gateway.org.log().filter(({ path }) => path.includes("/token"))).toEqual([]);
  });
});

describe("a used-up allowance", () => {
  it("is said at every root field, and never asked against again", async () => {
    const result = await ask(twoRoots, { kind: "limitExceeded" });
    expect(result.codes).toEqual(["API_BUDGET_EXHAUSTED users", "API_BUDGET_EXHAUSTED leads"]);
    expect(result.queries).toBe(1);
  });

  it("in the middle of an answer fails what was cut short: nothing is given out as whole", async () => {
    gateway.org.addFault({ kind: "cutChildLists", rows: 1, path: "/query?q=" });
    const result = await ask("{ accounts(first: 50) { nodes { name contacts { nodes { name } } } } }", {
      kind: "limitExceeded",
      method: "POST",
    });
    expect(result).toMatchObject({ data: { accounts: null }, codes: ["API_BUDGET_EXHAUSTED accounts"], billed: 1 });
  });
});

describe("a slow org", () => {
  it("is waited for, and asked once", async () => {
    const result = await ask(twoRoots, { kind: "slow", ms: 300, count: 1 });
    expect(result).toMatchObject({ data: answered, errors: [], queries: 1, billed: 1 });
  });
});

describe("an error", () => {
  it("tells a client nothing of the statement that met it", async () => {
    const { errors } = await ask('{ leads(where: { name: { eq: "Secret" } }) { nodes { name } } }', {
      kind: "limitExceeded",
    });
    expect(errors).toHaveLength(1);
    expect(JSON.stringify(errors)).not.toMatch(/SELECT|FROM|Secret|services\/data/);
  });
});
