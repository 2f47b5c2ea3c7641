import { createHmac } from "node:crypto";
import type { Org } from "../org";
import { connectedApp, userPassword } from "../organization";
import type { OrgRecord } from "../records/table";
import { identityUrl } from "./describe-user";

/** A refusal in the form of OAuth: an object, not an array (wire fact 1). */
export class OAuthError extends Error {
  override readonly name = "OAuthError";

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** What the client says: a field of the form, or of HTTP Basic authentication for its own id and secret. */
export type Field = (name: string) => string | undefined;

function required(field: Field, name: string): string {
  const value = field(name);
  if (value === undefined || value === "") {
    throw new OAuthError("invalid_request", `missing required parameter: ${name}`);
  }
  return value;
}

function checkClient(field: Field): void {
  if (required(field, "client_id") !== connectedApp.clientId) {
    throw new OAuthError("invalid_client_id", "client identifier invalid");
  }
  if (required(field, "client_secret") !== connectedApp.clientSecret) {
    throw new OAuthError("invalid_client", "invalid client credentials");
  }
}

function passwordUser(org: Org, field: Field): OrgRecord {
  const user = org.sessions.findUser(required(field, "username"));
  if (user === undefined || required(field, "password") !== userPassword) {
    throw new OAuthError("invalid_grant", "authentication failure");
  }
  return user;
}

function clientCredentialsUser(org: Org): OrgRecord {
  const user = org.sessions.findUser(connectedApp.runAs);
  if (user === undefined) throw new OAuthError("invalid_grant", "no client credentials user enabled");
  return user;
}

/**
 * Opens a session by the client-credentials or the password grant, and answers as the token endpoint does: `issued_at`
 * in milliseconds as a text, no expiry and no refresh token (auth.md §3, wire fact 35). Throws `OAuthError`.
 */
export function grantToken(org: Org, field: Field, origin: string): Record<string, string> {
  const grant = field("grant_type");
  if (grant !== "client_credentials" && grant !== "password") {
    throw new OAuthError("unsupported_grant_type", "grant type not supported");
  }
  checkClient(field);
  const user = grant === "password" ? passwordUser(org, field) : clientCredentialsUser(org);
  if (user.IsActive !== true) throw new OAuthError("inactive_user", "user is inactive");
  const id = identityUrl(origin, String(user.Id));
  const issuedAt = String(org.now().getTime());
  return {
    access_token: org.sessions.open(user),
    signature: createHmac("sha256", connectedApp.clientSecret)
      .update(id + issuedAt)
      .digest("base64"),
    ...(grant === "client_credentials" ? { scope: "api id" } : {}),
    instance_url: origin,
    id,
    token_type: "Bearer",
    issued_at: issuedAt,
  };
}
