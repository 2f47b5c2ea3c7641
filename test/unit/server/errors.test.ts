import { afterEach, describe, expect, it } from "@jest/globals";
import { GatewayError } from "../../../src/errors";
import { openWith, post, type ServedBackend, serveBackend } from "../../support/serve-backend";

let served: ServedBackend | undefined;
afterEach(() => served?.close());

async function answerTo(root: () => Promise<unknown>, query = '{ account(id: "1") { id name } other: __typename }') {
  served = await serveBackend({ open: () => openWith({ root }) });
  const response = await post(served.url, query);
  const requestId = response.headers.get("x-request-id");
  return { status: response.status, requestId, body: (await response.json()) as Record<string, unknown> };
}

describe("an error", () => {
  it("of the gateway's own reaches the client in its words, at its place, beside what was answered", async () => {
    const { status, body, requestId } = await answerTo(() =>
      Promise.reject(new GatewayError("SALESFORCE_TIMEOUT", "Too slow.", { cause: new Error("secret") })),
    );
    expect([status, body.data]).toEqual([200, { account: null, other: "Query" }]);
    expect(body.errors).toEqual([
      {
        message: "Too slow.",
        path: ["account"],
        locations: [{ line: 1, column: 3 }],
        extensions: { code: "SALESFORCE_TIMEOUT", requestId },
      },
    ]);
    // The reason is for operators: a warning, as the fault is not the gateway's.
    expect(served?.log).toContainEqual(expect.objectContaining({ level: 40, requestId, code: "SALESFORCE_TIMEOUT" }));
    expect(JSON.stringify(served?.log)).toContain("secret");
  });

  it("in a hidden field's place makes that field null, and no other", async () => {
    const name = new GatewayError("FIELD_NOT_ACCESSIBLE", "You may not see `name`.");
    const { body } = await answerTo(async () => ({ __typename: "Account", id: "1", name }));
    expect(body.data).toEqual({ account: { id: "1", name: null }, other: "Query" });
    expect(body.errors).toEqual([expect.objectContaining({ path: ["account", "name"] })]);
  });

  it.each([
    ["a crash", () => Promise.reject(new TypeError("Cannot read properties of SELECT Id FROM Account"))],
    ["a gateway's own fault", () => Promise.reject(new GatewayError("INTERNAL_SERVER_ERROR", "It failed."))],
    ["a broken promise of the schema", async () => ({ __typename: "Account", id: null })],
  ])("that is %s is logged whole, and the client only gets its id", async (_what, root) => {
    const { body, requestId } = await answerTo(root);
    const [error] = body.errors as [{ message: string; extensions: object }];
    expect(error.extensions).toEqual({ code: "INTERNAL_SERVER_ERROR", requestId });
    expect(error.message).not.toMatch(/SELECT|Cannot/);
    expect(served?.log).toContainEqual(
      expect.objectContaining({
        msg: "internal error",
        requestId,
        err: expect.objectContaining({ stack: expect.any(String) }),
      }),
    );
  });

  it("outside of resolvers is as tight-lipped", async () => {
    served = await serveBackend({
      open() {
        throw new Error("secret");
      },
    });
    const response = await post(served.url, "{ __typename }");
    expect(response.status).toBe(500);
    const body = await response.text();
    expect(body).toContain("INTERNAL_SERVER_ERROR");
    expect(body).not.toContain("secret");
    expect(JSON.stringify(served.log)).toContain("secret");
  });

  it("about an argument that only execution can find is the client's", async () => {
    served = await serveBackend({});
    const query = 'query A($id: ID = "1") { account(id: $id) { id } }';
    const response = await post(served.url, "", { body: JSON.stringify({ query, variables: { id: null } }) });
    const { errors } = (await response.json()) as { errors: unknown[] };
    expect(errors).toEqual([
      {
        message: 'Argument "id" of non-null type "ID!" must not be null.',
        path: ["account"],
        locations: [expect.any(Object)],
        extensions: { code: "BAD_USER_INPUT", requestId: expect.any(String) },
      },
    ]);
  });
});

describe("a client that goes away", () => {
  it("has its operation aborted", async () => {
    const controller = new AbortController();
    const aborted = new Promise((resolve) => {
      const open = (_principal: unknown, signal: AbortSignal) => {
        signal.addEventListener("abort", resolve);
        controller.abort();
        return openWith({
          root: () => new Promise((answer) => signal.addEventListener("abort", () => answer(null))),
        });
      };
      void serveBackend({ open }).then((started) => {
        served = started;
        return post(started.url, '{ account(id: "1") { id } }', { signal: controller.signal }).catch(() => undefined);
      });
    });
    await expect(aborted).resolves.toBeInstanceOf(Event);
  });

  it("does not abort an operation that was answered", async () => {
    let aborted = false;
    const open = (_principal: unknown, signal: AbortSignal) => {
      signal.addEventListener("abort", () => (aborted = true));
      return openWith({});
    };
    served = await serveBackend({ open });
    await (await post(served.url, "{ __typename }")).text();
    await served.close();
    expect(aborted).toBe(false);
  });
});
