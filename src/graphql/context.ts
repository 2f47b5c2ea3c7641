import type { Operation } from "../loaders/operation";
import type { Principal } from "../principal";
import type { Writes } from "../writes/writes";

/** What an operation has cost so far. */
export interface Cost {
  /** Requests that Salesforce bills, pages, retries and metadata included. */
  readonly calls: number;
  /** How many of `calls` asked for metadata. */
  readonly metadataCalls: number;
  /** Records that Salesforce answered, child records included. */
  readonly rows: number;
  /** The org's use of its daily allowance, as Salesforce last reported it. */
  readonly usage: { readonly used: number; readonly limit: number } | undefined;
}

/** Whether the answer shows the plan: `with` beside the data, `only` instead of it and without any call. */
export type ExplainMode = "no" | "with" | "only";

/** What every resolver receives: made for one GraphQL operation of one caller, and gone with it. */
export interface Context {
  readonly requestId: string;
  readonly principal: Principal;
  readonly explain: ExplainMode;
  readonly cost: Cost;
  readonly operation: Operation;
  readonly writes: Writes;
}
