import type { Operation } from "../loaders/operation";
import type { Principal } from "../principal";
import type { Writes } from "../writes/writes";

/** What an operation has cost so far. Whoever sends a call adds to it; one meter lives for one GraphQL operation. */
export interface Meter {
  /** Requests that Salesforce bills, pages, retries and metadata included. */
  calls: number;
  /** How many of `calls` asked for metadata. */
  metadataCalls: number;
  /** Records that Salesforce answered, child records included. */
  rows: number;
  /** The org's use of its daily allowance, as Salesforce last reported it. */
  usage: { readonly used: number; readonly limit: number } | undefined;
}

/** Whether the answer shows the plan: `with` beside the data, `only` instead of it and without any call. */
export type ExplainMode = "no" | "with" | "only";

/** What every resolver receives: made for one GraphQL operation of one caller, and gone with it. */
export interface Context {
  readonly requestId: string;
  /** The org that answers, as clients know it: `local`, or the host of its My Domain. */
  readonly org: string;
  readonly principal: Principal;
  readonly explain: ExplainMode;
  readonly meter: Meter;
  readonly operation: Operation;
  readonly writes: Writes;
}
