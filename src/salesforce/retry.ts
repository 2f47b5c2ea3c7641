import { type Answer, isSuccess, judge } from "./errors";
import type { TransportError } from "./transport-error";

/** Whether repeating a request can change anything: a write is repeated only when it was certainly not applied. */
export type Effect = "read" | "write";

/** How one try ended. */
export type Outcome =
  | { readonly kind: "answered"; readonly answer: Answer }
  | { readonly kind: "unanswered"; readonly error: TransportError };

export type RetryReason = "outage" | "locked" | "slow";

/** How often a request is tried again, by reason; beyond the first try. */
export const maxRetries: Readonly<Record<RetryReason, number>> = { outage: 2, locked: 3, slow: 1 };

/**
 * Says whether a try is worth repeating, and why. `partsOf` gives the answers that decide: of a composite request the
 * parts, which can fail inside a success.
 */
export function retryReason(
  outcome: Outcome,
  effect: Effect,
  partsOf: (answer: Answer) => readonly Answer[] = itself,
): RetryReason | undefined {
  if (outcome.kind === "unanswered") {
    const { failure, sent } = outcome.error;
    if (failure === "unreachable" || (failure === "broken" && (!sent || effect === "read"))) return "outage";
    return undefined;
  }
  const { answer } = outcome;
  const failed = (isSuccess(answer) ? partsOf(answer) : [answer]).filter((part) => !isSuccess(part));
  const remedies = new Set(failed.map((part) => judge(part).remedy));
  if (remedies.has("locked")) return "locked";
  if (effect === "read" && remedies.has("outage")) return "outage";
  if (effect === "read" && remedies.has("slow")) return "slow";
  return undefined;
}

function itself(answer: Answer): readonly Answer[] {
  return [answer];
}

const firstWaitMs: Readonly<Record<RetryReason, number>> = { outage: 250, locked: 200, slow: 250 };
const longestWaitMs = 2_000;

/**
 * How long to wait before the next try, where `retries` went before it: doubling, and by chance up to half shorter so
 * that requests which failed together do not come back together.
 */
export function waitBefore(reason: RetryReason, retries: number, random: () => number): number {
  const wait = Math.min(firstWaitMs[reason] * 2 ** retries, longestWaitMs);
  return Math.round(wait * (1 - random() / 2));
}
