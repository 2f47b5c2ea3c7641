import { describe, expect, it } from "@jest/globals";
import pino from "pino";
import { startLocalOrg } from "../../../src/local-org/server";
import { scopes } from "../../../src/principal";
import { createSalesforce } from "../../../src/salesforce/create-salesforce";
import { createBackend } from "../../../src/server/create-backend";
import { createServer } from "../../../src/server/create-server";
import { callOn, logActivity } from "../../support/writing";

describe("a write to an org that", () => {
  /** Asks a gateway of its own, so that the org can be another's to end and the gateway have little patience. */
  async function withGateway(
    loginUrl: string,
    timeoutMs: number,
    use: (write: (input: object) => Promise<object>) => Promise<void>,
  ): Promise<void> {
    const logger = pino({ level: "silent" });
    const credentials = { clientId: "local-client", clientSecret: "local-secret" };
    const salesforce = createSalesforce({ loginUrl, ...credentials, apiVersion: "v62.0", timeoutMs }, { logger });
    const apiKeys = [{ name: "demo", secret: "demo-key", scopes: new Set(scopes) }];
    const config = { apiKeys, demoKey: undefined, corsOrigins: [] };
    const server = await createServer(createBackend("test", salesforce), config, logger);
    try {
      await use(async (input) => {
        const headers = { authorization: "Bearer demo-key" };
        const payload = { query: logActivity, variables: { input } };
        return (await server.http.inject({ method: "POST", url: "/graphql", headers, payload })).json<object>();
      });
    } finally {
      await server.stop();
      await salesforce.close();
    }
  }

  it("is too slow has an unknown outcome, and is not repeated", async () => {
    const org = await startLocalOrg({ scale: 0.2 });
    await withGateway(org.url, 2_000, async (send) => {
      await send(callOn({ subject: "" }));
      org.addFault({ kind: "hang", when: "after", path: "/composite", count: 1 });
      org.clearLog();
      const input = callOn({ subject: "Slow" });
      for (const attempt of [input, input]) {
        expect(await send(attempt)).toMatchObject({ errors: [{ extensions: { code: "WRITE_OUTCOME_UNKNOWN" } }] });
      }
    });
    await org.close();
    const creations = org.log().flatMap(({ subrequests }) => subrequests.filter(({ method }) => method === "POST"));
    expect(creations.length).toBeLessThanOrEqual(1);
  });

  it("cannot be reached is not sent, and its key stays free", async () => {
    const input = callOn({ subject: "Out of reach" });
    const gone = await startLocalOrg({ scale: 0.2 });
    await withGateway(gone.url, 30_000, async (send) => {
      await send(callOn({ subject: "" }));
      await gone.close();
      expect(await send(input)).toMatchObject({ errors: [{ extensions: { code: "SALESFORCE_UNAVAILABLE" } }] });
      const returned = await startLocalOrg({ scale: 0.2, port: Number(new URL(gone.url).port) });
      const answer = await send(input).finally(() => returned.close());
      expect(answer).toMatchObject({ data: { payload: { receipt: { status: "WRITTEN", replayed: false } } } });
    });
  });
});
