/** Which requests a rule concerns, and how often. */
interface Aim {
  /** How many times; without it, until the rules are deleted. */
  readonly count?: number;
  /** Found in the request's path and query as they were sent; for what happens inside a composite, in the part's url. */
  readonly path?: string;
  readonly method?: string;
}

/**
 * One trouble to cause. Rules are applied in the order in which they came; a request is hit by the first of each kind
 * that concerns it. Without `path`, a rule concerns REST resources only, and not the token endpoint.
 */
export type FaultRule =
  /** 503 before anything is done; nothing is charged. */
  | (Aim & { readonly kind: "unavailable" })
  /** The request's session has ended: 401, also for the next request with that token. */
  | (Aim & { readonly kind: "expireSession" })
  /** Every session ends now. */
  | { readonly kind: "expireSession"; readonly all: true }
  /** The token endpoint answers `invalid_grant`. */
  | { readonly kind: "refuseToken"; readonly count?: number }
  /** Writes, also inside a composite, answer UNABLE_TO_LOCK_ROW. */
  | (Aim & { readonly kind: "lock"; readonly object?: string })
  /** The day's API requests are used up. */
  | (Aim & { readonly kind: "limitExceeded" })
  /** A query's child lists are cut to so many rows, the rest behind a locator. One that has no longer list is spared. */
  | (Aim & { readonly kind: "cutChildLists"; readonly rows: number })
  /** The answer comes so much later. */
  | (Aim & { readonly kind: "slow"; readonly ms: number })
  /** The connection breaks: before anything is done, or after all is done but before the answer. */
  | (Aim & { readonly kind: "drop"; readonly when: "before" | "after" })
  /** As if field-level security hid the field: from one user, or from all. */
  | { readonly kind: "hideField"; readonly object: string; readonly field: string; readonly user?: string }
  | { readonly kind: "hideObject"; readonly object: string; readonly user?: string };

export type FaultKind = FaultRule["kind"];
