import { afterEach, describe, expect, it } from "@jest/globals";
import { keys, startGateway, type TestGateway } from "../../support/start-gateway";

let gateway: TestGateway | undefined;
afterEach(() => gateway?.close());

async function preflight(corsOrigins: readonly string[], origin: string): Promise<Response> {
  gateway = await startGateway({ config: { corsOrigins } });
  const headers = {
    origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "authorization,content-type",
  };
  return fetch(`${gateway.url}/graphql`, { method: "OPTIONS", headers });
}

describe("a page of another origin", () => {
  it("may ask when its origin is configured", async () => {
    const { status, headers } = await preflight(["https://app.example.com"], "https://app.example.com");
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-origin")).toBe("https://app.example.com");
    expect(headers.get("access-control-allow-methods")).toBe("GET, POST");
    expect(headers.get("access-control-allow-headers")).toContain("authorization");
    expect(headers.get("access-control-allow-credentials")).toBeNull();
  });

  it("may not ask when another origin is configured", async () => {
    const { headers } = await preflight(["https://app.example.com"], "https://evil.example.com");
    expect(headers.get("access-control-allow-origin")).not.toBe("https://evil.example.com");
  });

  it("may not ask when none is configured", async () => {
    const { status, headers } = await preflight([], "https://app.example.com");
    expect([status, headers.get("access-control-allow-origin")]).toEqual([404, null]);
  });

  it("may ask from anywhere when all origins are configured", async () => {
    const { headers } = await preflight(["*"], "https://anywhere.example.com");
    expect(headers.get("access-control-allow-origin")).toBe("*");
  });

  it("can read the request's id, and errors too", async () => {
    gateway = await startGateway({ config: { corsOrigins: ["https://app.example.com"] } });
    const headers = { origin: "https://app.example.com" };
    const refused = await gateway.execute("{ __typename }", {}, { key: null, headers });
    const answered = await gateway.execute("{ __typename }", {}, { key: keys.all, headers });
    for (const answer of [refused, answered]) {
      expect(answer.headers.get("access-control-allow-origin")).toBe("https://app.example.com");
      expect(answer.headers.get("access-control-expose-headers")).toBe("x-request-id");
    }
  });
});
