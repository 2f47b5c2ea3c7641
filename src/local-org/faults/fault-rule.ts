import type { Latency } from "./draw-latency";
import type { ResourceFamily } from "./fault-target";

/** Which requests a rule concerns, how often it strikes, and when. All that is named must hold. */
export interface Aim {
  /** Found in the request's path and query as they were sent; for what happens inside a composite, in the part's url. */
  readonly path?: string;
  readonly resource?: ResourceFamily;
  readonly method?: string;
  /** The username of who asks. */
  readonly user?: string;
  /** The object that the path names, or that the statement selects from. For `lock`, the object of the written record. */
  readonly object?: string;
  /** So many of the requests that it concerns are spared first. */
  readonly skip?: number;
  /** How many times it strikes; without it, until it is deleted. */
  readonly count?: number;
  /** How likely it strikes, from 0 to 1; always, without it. */
  readonly rate?: number;
  /** What `rate` and a drawn `ms` are drawn from; the org's own seed without it. The same seed strikes the same requests. */
  readonly seed?: number;
  /** Not before this time of the org's clock. */
  readonly from?: string;
  /** Not at this time of the org's clock or later. */
  readonly until?: string;
  /** For so long from now, or from `from`, by the org's clock. */
  readonly forMs?: number;
}

/**
 * One trouble to cause. Rules are tried in the order in which they came; a request is struck by the first of each kind
 * that concerns it. Without `path` or `resource`, a rule concerns REST resources only, and not the token endpoint.
 */
export type FaultRule =
  /** 503 before anything is done; nothing is charged. */
  | (Aim & { readonly kind: "unavailable" })
  /**
   * A status of the platform's servers: before anything is done and charged, or after all is done. JSON for 500 and 503,
   * a page of HTML as of a proxy for 420, 502 and 504. With `part`, it strikes parts of composites, and only those.
   */
  | (Aim & {
      readonly kind: "serverError";
      readonly status: ServerErrorStatus;
      readonly when?: "before" | "after";
      readonly part?: true;
    })
  /** The request's session has ended: 401, also for the next request with that token. */
  | (Aim & { readonly kind: "expireSession" })
  /** Every session, or every one of a user, ends now. */
  | { readonly kind: "expireSession"; readonly all: true; readonly user?: string }
  /** The token endpoint answers `invalid_grant`, or another error of OAuth. */
  | (Aim & { readonly kind: "refuseToken"; readonly error?: TokenError })
  /** Writes, also inside a composite, answer UNABLE_TO_LOCK_ROW: those of any record, of an object's, or of one. */
  | (Aim & { readonly kind: "lock"; readonly record?: string })
  /** The day's API requests are used up, or the slots of long requests are taken. */
  | (Aim & { readonly kind: "limitExceeded"; readonly limit?: "daily" | "longRequests" })
  /** Queries, also inside a composite, answer QUERY_TIMEOUT. */
  | (Aim & { readonly kind: "queryTimeout" })
  /** A query's child lists are cut to so many rows, the rest behind a locator. One that has no longer list is spared. */
  | (Aim & { readonly kind: "cutChildLists"; readonly rows: number })
  /** The answer comes so much later, or with `when: "before"`, what is asked for is done so much later. */
  | (Aim & { readonly kind: "slow"; readonly ms: Latency; readonly when?: "before" | "after" })
  /** The answer's body comes in pieces of so many bytes, one every so many milliseconds. */
  | (Aim & { readonly kind: "drip"; readonly bytes: number; readonly everyMs: number })
  /** All is done, and the connection breaks after the headers and so many bytes of the body, or half of them. */
  | (Aim & { readonly kind: "halfSent"; readonly bytes?: number })
  /**
   * The connection breaks: before anything is done, after all is done but before the answer, or during the work, which
   * then goes on without the client and is done `ms` later.
   */
  | (Aim & { readonly kind: "drop"; readonly when: Moment; readonly ms?: number })
  /** No answer comes, until the client goes away; what is asked for is never done, done at once, or done `ms` after that. */
  | (Aim & { readonly kind: "hang"; readonly when: Moment; readonly ms?: number })
  /** The org's clock is moved on, or back, before the request is served. */
  | (Aim & { readonly kind: "shiftClock"; readonly ms: number })
  /** As if field-level security hid the field: from one user, or from all. */
  | { readonly kind: "hideField"; readonly object: string; readonly field: string; readonly user?: string }
  | { readonly kind: "hideObject"; readonly object: string; readonly user?: string };

/** When trouble comes, seen from the work. */
export const moments = ["before", "during", "after"] as const;
export type Moment = (typeof moments)[number];

export const serverErrorStatuses = [420, 500, 502, 503, 504] as const;
export type ServerErrorStatus = (typeof serverErrorStatuses)[number];

/** What the token endpoint may refuse with, and how it says so (auth.md §3). */
export const tokenErrors = {
  invalid_grant: "expired access/refresh token",
  invalid_client: "invalid client credentials",
  inactive_user: "user is inactive",
  inactive_org: "organization is inactive",
  rate_limit_exceeded: "login rate exceeded",
} as const;
export type TokenError = keyof typeof tokenErrors;

export type FaultKind = FaultRule["kind"];
