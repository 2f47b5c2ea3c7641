import { GatewayError } from "../errors";
import type { Principal, Scope } from "../principal";

/** Refuses with `FORBIDDEN` what a caller's scopes do not cover. `what` begins the sentence: "A mutation". */
export function requireScope({ kind, name, scopes }: Principal, scope: Scope, what: string): void {
  if (scopes.has(scope)) return;
  const remedy =
    kind === "apiKey"
      ? `The API key "${name}" has ${[...scopes].join(", ")}; ask the gateway's operator for more.`
      : "A Salesforce access token has read and write; an API key can have more.";
  throw new GatewayError("FORBIDDEN", `${what} needs the scope "${scope}". ${remedy}`);
}
