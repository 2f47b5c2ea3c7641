import { afterEach, describe, expect, it } from "@jest/globals";
import { openWith, post, type ServedBackend, serveBackend } from "../../support/serve-backend";

let served: ServedBackend | undefined;
afterEach(() => served?.close());

function answered(): Record<string, unknown>[] {
  return served?.log.filter(({ msg }) => msg === "answered") ?? [];
}

describe("the log", () => {
  it("says one line of each operation: who asked what by name, what it cost and how it ended", async () => {
    const cost = { calls: 2, metadataCalls: 1, rows: 7, usage: undefined };
    const open = () => ({ ...openWith({ root: async () => ({ __typename: "Account", id: "1" }) }), cost });
    served = await serveBackend({ open });
    const response = await post(served.url, 'query OneAccount { account(id: "001-private") { id } }');
    expect(answered()).toEqual([
      expect.objectContaining({
        requestId: response.headers.get("x-request-id"),
        operation: "query",
        operationName: "OneAccount",
        principal: "demo",
        calls: 2,
        rows: 7,
        durationMs: expect.any(Number),
        status: 200,
        errors: [],
      }),
    ]);
    expect(JSON.stringify(served.log)).not.toContain("001-private");
  });

  it("keeps no more of an operation's name than a line can hold", async () => {
    served = await serveBackend({});
    await post(served.url, `query ${"A".repeat(100_000)} { __typename }`);
    expect(answered()).toEqual([expect.objectContaining({ operationName: "A".repeat(100) })]);
  });

  it("says one line of a request that was refused, with the code", async () => {
    served = await serveBackend({});
    await post(served.url, "{ nonsense }");
    await post(served.url, "{ __typename }", { headers: { "content-type": "application/json" } });
    expect(answered()).toEqual([
      expect.objectContaining({ principal: "demo", status: 400, errors: ["GRAPHQL_VALIDATION_FAILED"] }),
      expect.objectContaining({ status: 401, errors: ["UNAUTHENTICATED"] }),
    ]);
  });

  it("never holds a key, a token or a variable", async () => {
    served = await serveBackend({ identify: () => Promise.reject(new Error("down")) });
    const headers = (authorization: string) => ({ "content-type": "application/json", authorization });
    const body = JSON.stringify({ query: "query A($a: ID!) { account(id: $a) { id } }", variables: { a: "hush-1" } });
    await post(served.url, "", { body });
    await post(served.url, "", { body, headers: headers("Bearer hush-2") });
    await post(served.url, "", { body, headers: headers("Bearer 00Dxx!hush-3") });
    expect(served.log.length).toBeGreaterThan(2);
    expect(JSON.stringify(served.log)).not.toContain("hush");
    expect(JSON.stringify(served.log)).not.toContain("demo-key");
  });
});
