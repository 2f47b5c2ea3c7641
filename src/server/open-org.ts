import type { OrgConfig } from "../config/org";
import type { LocalOrg } from "../local-org/server";
import type { SalesforceSettings } from "../salesforce/settings";
import { explainListening, StartError } from "./start-error";

/** An org to serve: what answers call it, how to reach it, and the local org itself when it is one. */
export interface OpenedOrg {
  readonly name: string;
  readonly settings: SalesforceSettings;
  readonly local: LocalOrg | undefined;
}

/** Starts the local org when that is configured; a real one is only named, as nothing is sent before it is needed. */
export async function openOrg(config: OrgConfig): Promise<OpenedOrg> {
  if (config.kind === "salesforce") return { name: new URL(config.loginUrl).host, settings: config, local: undefined };
  const local = await startLocalOrg(config);
  const credentials = { clientId: "local-client", clientSecret: "local-secret" };
  return { name: "local", settings: { loginUrl: local.url, ...credentials, apiVersion: "v62.0" }, local };
}

async function startLocalOrg(config: Extract<OrgConfig, { readonly kind: "local" }>): Promise<LocalOrg> {
  // A gateway of a real org never loads the local one.
  const localOrg = await import("../local-org/server.js");
  const { port, dataDirectory: data, metadataDirectory: metadata, scale, seed, latencyMs, edition } = config;
  try {
    return await localOrg.startLocalOrg({ port, data, metadata, scale, seed, latencyMs, edition });
  } catch (error) {
    const explained = explainListening(
      error,
      `127.0.0.1:${port}`,
      `Port ${port}, on which the local org listens, is taken, perhaps by another \`npm start\` or \`npm run org\`. ` +
        "Stop that one, or serve it: SALESFORCE_LOGIN_URL=http://127.0.0.1:4010 SALESFORCE_CLIENT_ID=local-client " +
        "SALESFORCE_CLIENT_SECRET=local-secret API_KEYS=demo=demo-key:read+write+explain PORT=4001 npm start",
    );
    if (explained instanceof StartError) throw explained;
    const why = error instanceof Error ? error.message : String(error);
    throw new StartError(`The local org did not start: ${why}`, { cause: error });
  }
}
