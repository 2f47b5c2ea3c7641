import type { HttpRequest as JsforceRequest, TokenResponse } from "jsforce";
import { GatewayError } from "../errors";
import { sendLoginRequest } from "./login-request";
import { loginRefused } from "./login-refusal";
import type { Grant } from "./session";
import type { SalesforceSettings, Timing } from "./settings";
import type { Transport } from "./transport";

/** Logs in as the user that the app runs as (auth.md §3, client credentials). */
export async function requestClientCredentialsGrant(
  settings: SalesforceSettings & { readonly timeoutMs: number },
  transport: Transport,
  timing: Timing,
): Promise<Grant> {
  // jsforce takes a tenth of a second to load, which a gateway that only plans or prints its schema need not spend.
  const { OAuth2 } = await import("jsforce");
  const { loginUrl, clientId, clientSecret, timeoutMs } = settings;
  const oauth2 = new OAuth2({ loginUrl, clientId, clientSecret });

  // jsforce's own transport has no NO_PROXY and repeats requests unseen.
  Object.assign(oauth2, {
    _transport: {
      async httpRequest({ url, headers = {}, body }: JsforceRequest) {
        const { origin, pathname } = new URL(url);
        const answer = await sendLoginRequest(
          transport,
          {
            origin,
            path: pathname,
            method: "POST",
            headers,
            body: typeof body === "string" ? body : undefined,
            timeoutMs,
          },
          timing,
        );
        return { statusCode: answer.status, headers: answer.headers, body: answer.body };
      },
    },
  });

  const token = await oauth2.requestToken({ grant_type: "client_credentials" }).catch((error: unknown) => {
    throw error instanceof GatewayError ? error : loginRefused(error);
  });
  return readGrant(token);
}

/** The token's `id` is a URL that ends in the ids of org and user; it has no `expires_in`: a 401 tells the end. */
function readGrant(token: Partial<TokenResponse> | undefined): Grant {
  const { access_token: accessToken, instance_url: instanceUrl, id = "" } = token ?? {};
  const [, organizationId, userId] = /\/(00D\w{12,15})\/(005\w{12,15})$/.exec(id) ?? [];
  if (!accessToken || !instanceUrl || !organizationId || !userId) {
    throw new GatewayError("SALESFORCE_UNAVAILABLE", "Salesforce's log-in did not say who is logged in, and where.");
  }
  return { accessToken, instanceUrl: new URL(instanceUrl).origin, organizationId, userId };
}
