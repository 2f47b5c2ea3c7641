import { GatewayError } from "../errors";

/** What an administrator can do, by a part of the error or its description as the token endpoint words them (auth.md §3). */
const advice: readonly (readonly [RegExp, string])[] = [
  [
    /no client credentials user/,
    "In the app's policies an administrator has to choose the user that the client credentials flow runs as.",
  ],
  [
    /not supported on this domain/,
    "Client credentials only work at the org's My Domain, such as https://acme.my.salesforce.com: set that as the login URL.",
  ],
  [/inactive_user|user is inactive/, "The user that the app runs as is inactive. An administrator has to activate it."],
  [/inactive_org/, "The org is locked or gone. Ask Salesforce, or set another login URL."],
  [/ip restricted/, "The app's policies must relax IP restrictions, or allow the address that the gateway calls from."],
  [
    /must be installed|invalid_app_access|not admin approved/,
    "An administrator has to install the app in the org and allow it for the user that it runs as.",
  ],
  [/unsupported_grant_type/, "An administrator has to switch on the client credentials flow in the app's settings."],
  [/invalid_client/, "Check the client id and the client secret against the app in Salesforce."],
];

/** Translates what the token endpoint refused. The request held the client's secret, so nothing of it is repeated. */
export function loginRefused(error: unknown): GatewayError {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  // An edge server answers whole pages.
  const cause = new Error(`${name}: ${message.slice(0, 500)}`);
  if (/rate_limit_exceeded|login rate exceeded/.test(cause.message)) {
    return new GatewayError("RATE_LIMITED", "Salesforce allows no more log-ins for now. Try again in some minutes.", {
      cause,
    });
  }
  const remedy =
    advice.find(([pattern]) => pattern.test(cause.message))?.[1] ?? "An administrator has to check the app's set-up.";
  return new GatewayError("RECONNECT_REQUIRED", `Salesforce refused the gateway's log-in (${name}). ${remedy}`, {
    cause,
  });
}
