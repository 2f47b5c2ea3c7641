import { createPublicKey, verify, type KeyObject } from "node:crypto";
import { connectedApp } from "../organization";
import { isJsonObject } from "../request";
import { OAuthError } from "./oauth-error";

/** The servers that an assertion may be meant for, beside the org's own url. */
const loginServers = ["https://login.salesforce.com", "https://test.salesforce.com"];

/** An assertion lives for three minutes; two more are allowed for clocks that differ (auth.md §3). */
const longestLifeSeconds = 5 * 60;

/**
 * From here on a moment can only have been meant in milliseconds. The Salesforce CLI writes its ends so, 0.3 s ahead, and
 * is let in: the platform evidently reads a far year in them.
 */
const leastMilliseconds = 100_000_000_000;

interface Claims {
  readonly iss: unknown;
  /** The username; `prn` in assertions of old. */
  readonly sub: unknown;
  readonly aud: unknown;
  readonly exp: unknown;
  readonly jti: unknown;
}

/** A claim's moment in seconds. Some clients write it as a text, and the platform takes it. */
function seconds(claim: unknown): number | undefined {
  if (typeof claim === "string" && /^\d{1,15}$/.test(claim)) return Number(claim);
  return typeof claim === "number" ? claim : undefined;
}

/** Clients take the url of a server as the audience as they were given it. */
function withoutSlash(audience: unknown): string {
  return typeof audience === "string" ? audience.replace(/\/$/, "") : "";
}

function invalidAssertion(): OAuthError {
  return new OAuthError("invalid_grant", "invalid assertion");
}

function decode(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    if (isJsonObject(value)) return value;
  } catch {
    // Not JSON: refused below with all else that is no assertion.
  }
  throw invalidAssertion();
}

/** The claims of an assertion that the key's owner has signed with RS256. */
function verifiedClaims(assertion: string, key: KeyObject): Claims {
  const [header = "", payload = "", signature = "", ...rest] = assertion.split(".");
  if (rest.length > 0 || decode(header).alg !== "RS256") throw invalidAssertion();
  const claims = decode(payload);
  // Who the app is, is asked before its signature is checked: it decides the key.
  if (claims.iss !== connectedApp.clientId) throw new OAuthError("invalid_client_id", "client identifier invalid");
  const signed = Buffer.from(`${header}.${payload}`);
  if (!verify("RSA-SHA256", signed, key, Buffer.from(signature, "base64url"))) throw invalidAssertion();
  return { iss: claims.iss, sub: claims.sub ?? claims.prn, aud: claims.aud, exp: claims.exp, jti: claims.jti };
}

/** Checks the assertions of the JWT bearer grant with the public key of the connected app (auth.md §3). */
export class JwtAssertions {
  private readonly key: KeyObject;
  /** When each `jti` that was used runs out, in seconds. */
  private readonly used = new Map<string, number>();

  /** `certificate` is a certificate or a public key in PEM. */
  constructor(
    certificate: string,
    private readonly now: () => Date,
  ) {
    this.key = createPublicKey(certificate);
    if (this.key.asymmetricKeyType !== "rsa") throw new Error("The certificate's key must be an RSA key");
  }

  /** The username for which a good assertion asks. Throws `OAuthError`. */
  check(assertion: string, origin: string): string {
    const { sub, aud, exp: end, jti } = verifiedClaims(assertion, this.key);
    const audiences: readonly unknown[] = Array.isArray(aud) ? aud : [aud];
    const meant = audiences.map(withoutSlash);
    if (![...loginServers, origin].some((server) => meant.includes(server))) {
      throw new OAuthError("invalid_grant", "audience is invalid");
    }
    const now = this.now().getTime() / 1_000;
    const exp = seconds(end);
    if (exp === undefined || (exp > now + longestLifeSeconds && exp < leastMilliseconds)) throw invalidAssertion();
    // The words are those of the platform, whatever it was that expired.
    if (exp <= now) throw new OAuthError("invalid_grant", "expired authorization code");
    this.refuseReplay(jti, exp, now);
    if (typeof sub !== "string") throw invalidAssertion();
    return sub;
  }

  private refuseReplay(jti: unknown, exp: number, now: number): void {
    for (const [id, end] of this.used) if (end <= now) this.used.delete(id);
    if (typeof jti !== "string") return;
    if (this.used.has(jti)) throw invalidAssertion();
    this.used.set(jti, exp);
  }
}
