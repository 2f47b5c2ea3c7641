import { createHmac } from "node:crypto";
import type { Org } from "../org";
import { connectedApp, userPassword } from "../organization";
import type { OrgRecord } from "../records/table";
import type { Approval } from "./approvals";
import { identityUrl } from "./describe-user";
import { OAuthError, requireField, type Field } from "./oauth-error";

type Answer = Record<string, string>;

/** Throws unless the client is the connected app; `client_secret` may be left out where `secret` is "optional". */
export function checkClient(field: Field, secret: "required" | "optional" = "required"): void {
  if (requireField(field, "client_id") !== connectedApp.clientId) {
    throw new OAuthError("invalid_client_id", "client identifier invalid");
  }
  if (secret === "optional" && field("client_secret") === undefined) return;
  if (requireField(field, "client_secret") !== connectedApp.clientSecret) {
    throw new OAuthError("invalid_client", "invalid client credentials");
  }
}

interface Granted {
  readonly user: OrgRecord;
  readonly scopes: readonly string[];
  /** The approval behind it, and whether its refresh token is told. */
  readonly approval?: Approval;
  readonly tellsRefreshToken?: boolean;
  /** The password grant does not tell the scope (wire fact 35). */
  readonly hidesScope?: boolean;
}

/** Opens a session and says so as the token endpoint does: `issued_at` in milliseconds as a text, and no expiry. */
function tokenAnswer(org: Org, granted: Granted, origin: string): Answer {
  const { user, scopes, approval, tellsRefreshToken = false, hidesScope = false } = granted;
  if (user.IsActive !== true) throw new OAuthError("inactive_user", "user is inactive");
  const id = identityUrl(origin, String(user.Id));
  const issuedAt = String(org.now().getTime());
  return {
    access_token: org.sessions.open(user, scopes, approval?.id),
    ...(approval !== undefined && tellsRefreshToken ? { refresh_token: approval.refreshToken } : {}),
    signature: createHmac("sha256", connectedApp.clientSecret)
      .update(id + issuedAt)
      .digest("base64"),
    ...(hidesScope ? {} : { scope: scopes.join(" ") }),
    instance_url: origin,
    id,
    token_type: "Bearer",
    issued_at: issuedAt,
  };
}

const apiScopes = ["api", "id"];

/** What a user who approves the app gets: a session, and a refresh token when the scopes ask for one. */
export function approve(org: Org, user: OrgRecord, scopes: readonly string[], origin: string): Answer {
  if (!scopes.includes("refresh_token") && !scopes.includes("offline_access")) {
    return tokenAnswer(org, { user, scopes }, origin);
  }
  if (user.IsActive !== true) throw new OAuthError("inactive_user", "user is inactive");
  const approval = org.approvals.grant(String(user.Id), scopes);
  for (const { id } of org.approvals.revokeOldest(approval.userId)) org.sessions.closeApproved(id);
  return tokenAnswer(org, { user, scopes, approval, tellsRefreshToken: true }, origin);
}

function grantClientCredentials(org: Org, field: Field, origin: string): Answer {
  checkClient(field);
  const user = org.sessions.findUser(connectedApp.runAs);
  if (user === undefined) throw new OAuthError("invalid_grant", "no client credentials user enabled");
  return tokenAnswer(org, { user, scopes: apiScopes }, origin);
}

function grantPassword(org: Org, field: Field, origin: string): Answer {
  checkClient(field);
  const user = org.sessions.findUser(requireField(field, "username"));
  if (user === undefined || requireField(field, "password") !== userPassword) {
    throw new OAuthError("invalid_grant", "authentication failure");
  }
  return tokenAnswer(org, { user, scopes: apiScopes, hidesScope: true }, origin);
}

/** With rotation, a refresh token that comes back after it was replaced ends everything that its approval has opened. */
function grantRefresh(org: Org, field: Field, origin: string): Answer {
  checkClient(field, "optional");
  const exchange = org.approvals.exchange(requireField(field, "refresh_token"));
  if (exchange?.kind === "reused") org.sessions.closeApproved(exchange.approval.id);
  const user = exchange && org.database.table("User").get(exchange.approval.userId);
  if (exchange?.kind !== "renewed" || user === undefined) {
    throw new OAuthError("invalid_grant", "expired access/refresh token");
  }
  const { approval } = exchange;
  return tokenAnswer(org, { user, scopes: approval.scopes, approval, tellsRefreshToken: org.approvals.rotate }, origin);
}

function grantJwt(org: Org, field: Field, origin: string): Answer {
  const assertion = requireField(field, "assertion");
  if (field("scope") !== undefined) throw new OAuthError("invalid_request", "scope parameter not supported");
  const user = org.sessions.findUser(org.appKey.assertions.check(assertion, origin));
  // Nobody is told which users there are.
  if (user === undefined) throw new OAuthError("invalid_grant", "user hasn't approved this consumer");
  return tokenAnswer(org, { user, scopes: apiScopes }, origin);
}

const grants: Readonly<Record<string, (org: Org, field: Field, origin: string) => Answer>> = {
  client_credentials: grantClientCredentials,
  password: grantPassword,
  refresh_token: grantRefresh,
  "urn:ietf:params:oauth:grant-type:jwt-bearer": grantJwt,
};

export const grantTypes = Object.keys(grants);

/** Opens a session by one of the grants, and answers as the token endpoint does (auth.md §3). Throws `OAuthError`. */
export function grantToken(org: Org, field: Field, origin: string): Answer {
  const grant = field("grant_type") ?? "";
  const give = Object.hasOwn(grants, grant) ? grants[grant] : undefined;
  if (give === undefined) throw new OAuthError("unsupported_grant_type", "grant type not supported");
  return give(org, field, origin);
}
