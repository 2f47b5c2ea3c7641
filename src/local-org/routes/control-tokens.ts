import { approve } from "../access/grant-token";
import { OAuthError } from "../access/oauth-error";
import { jsonAnswer, textAnswer, type Answer } from "../answer";
import type { Org } from "../org";
import { isJsonObject, parseJsonBody, type OrgRequest } from "../request";

const usualScope = "api refresh_token id";

/** A request for tokens that cannot be granted; the message says why. */
export class InvalidTokenRequest extends Error {
  override readonly name = "InvalidTokenRequest";
}

/**
 * `POST /_org/tokens {"username": …, "scope": …}`: what the connected app gets when this user signs in and consents in a
 * browser, the refresh token included. No other grant gives one (auth.md §3), and nobody has to click for it here.
 */
export function postTokens(org: Org, request: OrgRequest): Answer {
  const body = parseJsonBody(request);
  const { username, scope = usualScope } = isJsonObject(body) ? body : {};
  if (typeof username !== "string" || typeof scope !== "string") {
    throw new InvalidTokenRequest(`The body must be {"username": "…"}, with a "scope" if it is not "${usualScope}"`);
  }
  const user = org.sessions.findUser(username);
  if (user === undefined) throw new InvalidTokenRequest(`There is no user "${username}"`);
  try {
    return jsonAnswer(approve(org, user, scope.split(/\s+/).filter(Boolean), request.origin));
  } catch (error) {
    if (error instanceof OAuthError) throw new InvalidTokenRequest(`${username}: ${error.message}`);
    throw error;
  }
}

/** `GET /_org/jwt-key`: the private key of the connected app in PEM, to sign assertions of the JWT bearer grant with. */
export function getJwtKey(org: Org): Answer {
  const { privateKey } = org.appKey;
  if (privateKey !== undefined) return textAnswer(200, privateKey);
  return jsonAnswer({ error: "The org was started with a certificate: only its owner has the private key" }, 404);
}
