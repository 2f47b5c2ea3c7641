import { createHash } from "node:crypto";
import { GatewayError } from "../errors";
import { stableJson } from "../planner/stable-json";
import type { Principal } from "../principal";
import type { WriteAttempt } from "./write-record";
import type { FieldReceipt } from "./writes";

/** What is remembered of a write that took place; it holds nothing that JSON does not. */
export interface RememberedWrite {
  readonly id: string;
  readonly fields: readonly FieldReceipt[];
}

/** One wish of one caller: the same key with another digest is another wish. */
export interface Wish {
  readonly key: string;
  readonly digest: string;
}

/** How an attempt to fulfil a wish ended. `unknown` when it may have been written. */
export type AttemptEnd =
  | { readonly kind: "written"; readonly write: RememberedWrite }
  | { readonly kind: "unknown" }
  | { readonly kind: "nothingWritten" };

export type Claim =
  Exclude<AttemptEnd, { kind: "nothingWritten" }> | { readonly kind: "granted" } | { readonly kind: "otherWish" };

/** Remembers wishes for a day, so that none is fulfilled twice. One for all requests that may carry the same key. */
export interface IdempotencyStore {
  /**
   * Takes a key for one attempt, or says what became of the attempt that took it before. While that one goes on, waits
   * for its end; when it wrote nothing, the key is free again and the next who waits is granted it.
   */
  claim(wish: Wish): Promise<Claim>;
  /** Ends the attempt that was granted the key. */
  settle(wish: Wish, end: AttemptEnd): Promise<void>;
}

/** Keys are each caller's own, and each mutation's: nobody meets, or learns of, another's. */
export function makeWish(principal: Principal, mutation: string, key: string, input: object): Wish {
  const caller = principal.kind === "apiKey" ? principal.name : principal.caller.userId;
  const content = stableJson({ ...input, idempotencyKey: undefined });
  return {
    key: JSON.stringify([principal.kind, caller, mutation, key]),
    digest: createHash("sha256").update(content).digest("base64"),
  };
}

/**
 * Fulfils a wish unless an earlier attempt did. Rejects with `IDEMPOTENCY_KEY_REUSED` for another wish under the key,
 * and with `WRITE_OUTCOME_UNKNOWN`, writing nothing, when nobody knows what became of the earlier attempt.
 */
export async function fulfilOnce(
  store: IdempotencyStore,
  wish: Wish,
  attempt: () => Promise<WriteAttempt>,
): Promise<WriteAttempt | { readonly kind: "replayed"; readonly write: RememberedWrite }> {
  const claim = await store.claim(wish);
  switch (claim.kind) {
    case "written":
      return { kind: "replayed", write: claim.write };
    case "unknown":
      throw new GatewayError("WRITE_OUTCOME_UNKNOWN", stillUnknown);
    case "otherWish":
      throw new GatewayError("IDEMPOTENCY_KEY_REUSED", keyReused);
    case "granted":
  }
  // A fault that nobody has thought of may come after the write, and then the key must not be free.
  let end: AttemptEnd = { kind: "unknown" };
  try {
    const outcome = await attempt();
    end = endOf(outcome);
    return outcome;
  } catch (error) {
    if (error instanceof GatewayError && error.code !== "WRITE_OUTCOME_UNKNOWN") end = { kind: "nothingWritten" };
    throw error;
  } finally {
    await store.settle(wish, end);
  }
}

function endOf(outcome: WriteAttempt): AttemptEnd {
  if (outcome.kind === "refused") return { kind: "nothingWritten" };
  return { kind: "written", write: { id: outcome.id, fields: outcome.fields } };
}

const stillUnknown =
  "Salesforce did not say whether it saved what an earlier request with this idempotency key asked for, so nothing was " +
  "sent again. Look at the record in Salesforce; if the change is missing, ask for it with a new key.";
const keyReused =
  "This idempotency key was used within the last 24 hours for another input. Give every new wish a key of its own; to " +
  "learn what became of the first, send its input again.";
