import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Config, readConfig } from "../../../src/config";
import { type Gateway, startGateway } from "../../../src/server/compose";
import { greeting } from "../../../src/server/greeting";

/** The configuration of an empty environment, on ports of its own. */
function localConfig(org: Partial<Config["org"]> = {}): Config {
  const config = readConfig({ LOCAL_ORG_SCALE: "0.1", LOG_LEVEL: "silent" });
  return { ...config, port: 0, org: { ...config.org, port: 0, ...org } as Config["org"] };
}

describe("without any configuration", () => {
  let gateway: Gateway;

  beforeAll(async () => {
    gateway = await startGateway(localConfig());
  });
  afterAll(() => gateway.close());

  it("the gateway serves the local org, and says so in every answer", async () => {
    const response = await ask({ authorization: "Bearer demo-key" });
    expect(await response.json()).toMatchObject({
      data: { opportunities: { nodes: [{ name: expect.any(String) }] } },
      extensions: { salesforce: { org: "local", usage: { limit: 1_100_000 } } },
    });
  });

  it("tells a caller without a key which key to use", async () => {
    const response = await ask({});
    expect(response.status).toBe(401);
    expect(await response.text()).toContain("The local org's is demo-key.");
  });

  it("greets with both addresses, the key, and a command that works", async () => {
    const text = greeting(localConfig(), gateway);
    expect(text).toContain(`${gateway.url}/graphql`);
    expect(text).toContain(gateway.localOrg?.url);
    const [, key] = /authorization: Bearer (\S+)"/.exec(text) ?? [];
    const [, body] = /-d '(.*)'/.exec(text) ?? [];
    const response = await ask({ authorization: `Bearer ${key}` }, body);
    expect(await response.json()).toHaveProperty("data.opportunities.nodes.length", 3);
  });

  function ask(headers: Readonly<Record<string, string>>, body?: string): Promise<Response> {
    return fetch(`${gateway.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: body ?? JSON.stringify({ query: "{ opportunities(first: 1) { nodes { name } } }" }),
    });
  }
});

describe("the local org", () => {
  it("that finds its port taken keeps the gateway from starting, and the message says what to do", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const attempt = startGateway(localConfig({ port })).finally(() => other.close());
    await expect(attempt).rejects.toThrow(`Port ${port}, on which the local org listens, is taken`);
  });

  it("that cannot read its data keeps the gateway from starting, and the message says why", async () => {
    const attempt = startGateway(localConfig({ dataDirectory: "/nowhere", scale: undefined }));
    await expect(attempt).rejects.toThrow(/The local org did not start: .*nowhere/);
  });
});
