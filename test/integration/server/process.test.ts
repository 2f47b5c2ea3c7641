import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { type LocalOrg, startLocalOrg } from "../../../src/local-org/server";
import { type Built, buildMain, type Running } from "../../support/run-main";

let built: Built;
let org: LocalOrg;
let running: Running | undefined;

beforeAll(async () => {
  built = buildMain();
  org = await startLocalOrg({ scale: 0.1 });
});
afterEach(async () => {
  running?.process.kill("SIGKILL");
  await running?.ended;
});
afterAll(async () => {
  built.remove();
  await org.close();
});

function run(variables: Readonly<Record<string, string>> = {}): Running {
  running = built.run({
    PORT: "0",
    SALESFORCE_LOGIN_URL: org.url,
    SALESFORCE_CLIENT_ID: "local-client",
    SALESFORCE_CLIENT_SECRET: "local-secret",
    API_KEYS: "app=a-key:read",
    ...variables,
  });
  return running;
}

describe("the process", () => {
  it("says where it is, answers, and ends well when it is told to stop", async () => {
    const gateway = run();
    const output = await gateway.said("Try:");
    const [url = ""] = /http:\/\/127\.0\.0\.1:\d+\/graphql/.exec(output) ?? [];
    expect(output).toContain(org.url);
    expect(output).not.toContain("a-key");
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: "Bearer a-key" },
      body: JSON.stringify({ query: "{ accounts(first: 1) { nodes { name } } }" }),
    });
    expect(await response.json()).toMatchObject({ data: { accounts: { nodes: [{ name: expect.any(String) }] } } });
    gateway.process.kill("SIGTERM");
    expect(await gateway.ended).toBe(0);
  });

  it("is up, and not ready, when it cannot sign in to Salesforce", async () => {
    const output = await run({ SALESFORCE_CLIENT_SECRET: "wrong" }).said("Try:");
    const [url = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(503);
    const { reason } = (await ready.json()) as { readonly reason: string };
    expect(reason).toMatch(/client/i);
    expect(reason).not.toContain("wrong");
  });

  it("does not start when its environment is wrong, and says all that is wrong with it", async () => {
    const { ended, output } = run({ API_KEYS: "", PORT: "80a", REDIS_URL: "redis://127.0.0.1" });
    expect(await ended).toBe(1);
    for (const text of ["API_KEYS is missing", 'PORT is "80a"', "REDIS_URL is not supported yet"]) {
      expect(output()).toContain(text);
    }
    expect(output()).not.toMatch(/\bat .*\.js:\d/);
  });

  it("does not start on the local org in production", async () => {
    const none = { SALESFORCE_LOGIN_URL: "", SALESFORCE_CLIENT_ID: "", SALESFORCE_CLIENT_SECRET: "" };
    const { ended, output } = run({ ...none, NODE_ENV: "production" });
    expect(await ended).toBe(1);
    expect(output()).toContain("does not fall back to the local one");
  });

  it("does not start on a port that is taken, and says which", async () => {
    const other: Server = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const { ended, output } = run({ PORT: String(port) });
    expect(await ended.finally(() => other.close())).toBe(1);
    expect(output()).toContain(`Port ${port} of 127.0.0.1 is taken. Choose another: PORT=4001 npm start`);
  });
});
