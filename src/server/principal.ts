import { createHash, timingSafeEqual } from "node:crypto";
import type { ApiKey } from "../config/api-keys";
import { GatewayError } from "../errors";
import type { Principal } from "../principal";
import type { Backend } from "./backend";

export interface Callers {
  readonly apiKeys: readonly ApiKey[];
  readonly identify: Backend["identify"];
  /** Ends the message to a caller without credentials; how to get some. */
  readonly hint: string;
}

/** Tells who a request is from by its `Authorization` header; rejects with `UNAUTHENTICATED`. */
export type Authenticate = (authorization: string | undefined) => Promise<Principal>;

export function createAuthenticate({ apiKeys, identify, hint }: Callers): Authenticate {
  const known = apiKeys.map((key) => ({ ...key, digest: digestOf(key.secret) }));

  return async (authorization) => {
    if (authorization === undefined) {
      throw unauthenticated(`This needs an \`Authorization: Bearer …\` header with an API key. ${hint}`);
    }
    const secret = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
    if (secret === undefined)
      throw unauthenticated("The `Authorization` header must read `Bearer <API key or token>`.");
    if (secret.startsWith("00D") && secret.includes("!")) {
      const caller = await identify(secret);
      return { kind: "salesforceUser", name: caller.username, scopes: new Set(["read", "write"]), caller };
    }
    const digest = digestOf(secret);
    // Every key is compared, and digests rather than keys, so that the time taken tells nothing about any of them.
    const [match] = known.filter((key) => timingSafeEqual(key.digest, digest));
    if (match === undefined) throw unauthenticated(`This gateway does not know the API key. ${hint}`);
    return { kind: "apiKey", name: match.name, scopes: match.scopes };
  };
}

function digestOf(secret: string): Buffer {
  return createHash("sha256").update(secret).digest();
}

function unauthenticated(message: string): GatewayError {
  return new GatewayError("UNAUTHENTICATED", message);
}
