import { type LocalOrg, type LocalOrgOptions, startLocalOrg } from "../../src/local-org/server";
import { createCallMeter } from "../../src/salesforce/call-meter";
import type { Operation, Salesforce } from "../../src/salesforce/connection";
import { createSalesforce } from "../../src/salesforce/create-salesforce";
import type { SalesforceSettings } from "../../src/salesforce/settings";
import { realTiming } from "../../src/salesforce/waiting";
import { silentLogger } from "./scripted-salesforce";

export interface SalesforceFixture {
  readonly org: LocalOrg;
  readonly salesforce: Salesforce;
  /** What the org saw since the last look: method, path without query, status. */
  readonly sent: () => readonly string[];
  close(): Promise<void>;
}

/** A running, small local org with the way to it, which does not wait between retries. */
export async function startSalesforce(
  options: LocalOrgOptions = {},
  settings: Partial<SalesforceSettings> = {},
): Promise<SalesforceFixture> {
  const org = await startLocalOrg({ scale: 0.2, ...options });
  const salesforce = createSalesforce(
    { loginUrl: org.url, clientId: "local-client", clientSecret: "local-secret", apiVersion: "v62.0", ...settings },
    { logger: silentLogger, timing: { ...realTiming, sleep: async () => undefined } },
  );
  return {
    org,
    salesforce,
    sent: () => {
      const entries = org
        .log()
        .map(({ method, path, status }) => `${method} ${path.split("?")[0]} ${status ?? "dropped"}`);
      org.clearLog();
      return entries;
    },
    async close() {
      await salesforce.close();
      await org.close();
    },
  };
}

export function operationOf(signal: AbortSignal = new AbortController().signal): Operation {
  return { meter: createCallMeter(), signal };
}

/** An access token as a frontend would bring it along. */
export async function signIn(org: LocalOrg, username: string): Promise<string> {
  const form = { grant_type: "password", client_id: "local-client", client_secret: "local-secret" };
  const response = await fetch(`${org.url}/services/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({ ...form, username, password: "local" }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  org.clearLog();
  return token;
}
