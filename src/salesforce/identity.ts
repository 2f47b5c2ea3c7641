import { createHash } from "node:crypto";
import { GatewayError } from "../errors";
import type { Cache } from "../store/cache";
import type { Caller } from "./connection";
import { sendLoginRequest } from "./login-request";
import { SalesforceRefusal } from "./refusal";
import type { Timing } from "./settings";
import type { Transport } from "./transport";

/** Whom a token belongs to; without `caller` the org refused it. The token itself is not kept. */
export interface TokenVerdict {
  readonly caller: Omit<Caller, "accessToken"> | undefined;
}

// A token that is revoked meanwhile gains nothing: the org refuses every call made with it.
const acceptedForMs = 5 * 60 * 1000;
const refusedForMs = 10 * 1000;

// Whoever invents tokens makes the gateway ask for each: that must not take the connections of those who are known.
const checksAtOnce = 16;

/** A 15- or 18-character org id, `!`, and the secret; at most about 2 KB (auth.md §3). */
const tokenForm = /^00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?![\w.+/=-]{1,4096}$/;

interface CallerCheck {
  identify(accessToken: string): Promise<Caller>;
  /** For a token that was refused although it had been accepted. */
  forget(accessToken: string): Promise<void>;
}

interface CallerCheckOptions {
  /** The configured org: a caller's token is sent nowhere else. */
  readonly origin: string;
  readonly timeoutMs: number;
  readonly transport: Transport;
  readonly timing: Timing;
  readonly cache: Cache<TokenVerdict>;
}

/** Proves callers by the org's userinfo service, which is not billed. */
export function createCallerCheck(options: CallerCheckOptions): CallerCheck {
  const { cache } = options;
  const pending = new Map<string, Promise<TokenVerdict>>();

  const check = async (key: string, accessToken: string): Promise<TokenVerdict> => {
    try {
      const verdict = await askUserinfo(accessToken, options);
      await cache.set(key, verdict, verdict.caller === undefined ? refusedForMs : acceptedForMs);
      return verdict;
    } finally {
      pending.delete(key);
    }
  };

  return {
    async identify(accessToken) {
      if (!tokenForm.test(accessToken)) {
        throw new GatewayError(
          "UNAUTHENTICATED",
          "This is not a Salesforce access token: one starts with the org's id (00D…) and an exclamation mark.",
        );
      }
      const key = keyOf(accessToken);
      let verdict = await cache.get(key);
      if (verdict === undefined) {
        if (pending.size >= checksAtOnce && !pending.has(key)) {
          throw new GatewayError(
            "RATE_LIMITED",
            "Too many new access tokens came at once. Try again in a few seconds.",
          );
        }
        const asked = pending.get(key) ?? check(key, accessToken);
        pending.set(key, asked);
        verdict = await asked;
      }
      if (verdict.caller !== undefined) return { ...verdict.caller, accessToken };
      throw new GatewayError(
        "UNAUTHENTICATED",
        "The Salesforce org that this gateway serves does not accept the access token. Sign in to Salesforce again.",
      );
    },
    forget: (accessToken) => cache.delete(keyOf(accessToken)),
  };
}

function keyOf(accessToken: string): string {
  return `caller:${createHash("sha256").update(accessToken).digest("hex")}`;
}

async function askUserinfo(
  accessToken: string,
  { origin, timeoutMs, transport, timing }: CallerCheckOptions,
): Promise<TokenVerdict> {
  const path = "/services/oauth2/userinfo";
  const headers = { authorization: `Bearer ${accessToken}` };
  const answer = await sendLoginRequest(transport, { origin, method: "GET", path, headers, timeoutMs }, timing);
  // A bad token is answered with 401 or 403, the latter with plain text (auth.md §4).
  if (answer.status === 401 || answer.status === 403) return { caller: undefined };
  const caller = answer.status === 200 ? readUserinfo(answer.body) : undefined;
  if (caller !== undefined) return { caller };
  throw new GatewayError("SALESFORCE_UNAVAILABLE", "Salesforce could not say whose access token this is.", {
    cause: new SalesforceRefusal(answer.status, []),
  });
}

function readUserinfo(body: string): TokenVerdict["caller"] {
  try {
    const {
      user_id: userId,
      organization_id: organizationId,
      preferred_username: username = "",
    } = JSON.parse(body) as Partial<Record<string, string>>;
    return userId && organizationId ? { userId, organizationId, username } : undefined;
  } catch {
    return undefined;
  }
}
