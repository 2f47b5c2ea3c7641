import { afterEach, describe, expect, it } from "@jest/globals";
import { GatewayError } from "../../../src/errors";
import { type ServedBackend, serveBackend } from "../../support/serve-backend";

let served: ServedBackend | undefined;
afterEach(() => served?.close());

async function get(path: string): Promise<[number, unknown]> {
  const response = await fetch(`${served?.url}${path}`);
  return [response.status, await response.json()];
}

describe("/livez", () => {
  it("says that the process runs, without asking Salesforce", async () => {
    served = await serveBackend({});
    expect(await get("/livez")).toEqual([200, { status: "ok" }]);
  });
});

describe("/readyz", () => {
  it("says that there is a session, and needs no credentials", async () => {
    served = await serveBackend({ checkSession: async () => undefined });
    expect(await get("/readyz")).toEqual([200, { status: "ready", org: "test" }]);
  });

  it("says why there is none, and of a fault only that", async () => {
    const down = new GatewayError("SALESFORCE_UNAVAILABLE", "Salesforce is down.");
    served = await serveBackend({ checkSession: () => Promise.reject(down) });
    expect(await get("/readyz")).toEqual([503, { status: "unavailable", org: "test", reason: "Salesforce is down." }]);
    await served.close();
    served = await serveBackend({ checkSession: () => Promise.reject(new Error("secret")) });
    const reason = "Salesforce gave no session within 5 s.";
    expect(await get("/readyz")).toEqual([503, { status: "unavailable", org: "test", reason }]);
  });

  it("asks once for many who ask at the same time, or soon after", async () => {
    let checks = 0;
    const checkSession = async () => void checks++;
    served = await serveBackend({ checkSession });
    await Promise.all([get("/readyz"), get("/readyz"), get("/readyz")]);
    await get("/readyz");
    expect(checks).toBe(1);
  });
});
