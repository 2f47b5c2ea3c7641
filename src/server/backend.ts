import type { Cost } from "../graphql/context";
import type { Operation } from "../loaders/operation";
import type { Principal } from "../principal";
import type { Writes } from "../writes/writes";

type SalesforceUser = Extract<Principal, { readonly kind: "salesforceUser" }>;

/** One GraphQL operation's way to Salesforce, as the one who asks. */
export interface Opened {
  readonly cost: Cost;
  readonly operation: Operation;
  readonly writes: Writes;
}

/** Everything behind the HTTP side, wired by `compose`. */
export interface Backend {
  /** The org's name in answers: `local`, or the host of its My Domain. */
  readonly org: string;
  /** Sends nothing yet. `signal` is aborted when the client goes away. */
  readonly open: (principal: Principal, signal: AbortSignal) => Opened;
  /** Asks the org whom an access token belongs to; rejects with `UNAUTHENTICATED` when it is nobody. */
  readonly identify: (accessToken: string) => Promise<SalesforceUser["caller"]>;
  /** Resolves when a Salesforce session is there or was obtained; rejects with the reason why not. */
  readonly checkSession: (signal: AbortSignal) => Promise<void>;
}
