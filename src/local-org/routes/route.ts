import type { Session } from "../access/sessions";
import type { Answer } from "../answer";
import type { Schema } from "../metadata/schema";
import type { Org } from "../org";
import type { RecordAccess } from "../records/record-access";
import type { OrgRequest } from "../request";
import type { Trace } from "../request-log";

/** On whose behalf and in which version of the API a resource is asked for. */
export interface RestContext {
  readonly org: Org;
  readonly session: Session;
  /** Such as `62.0`. */
  readonly apiVersion: string;
  /** What the user can see. */
  readonly schema: Schema;
  /** Which records the user may see and change. */
  readonly access: RecordAccess;
  readonly trace: Trace;
  /** Asks for another resource as the same user: how composites run their parts. What it does is done when it returns. */
  readonly dispatch: (request: OrgRequest) => Answer;
}

/** The request's path segments that the route's pattern names. */
export type Params = Readonly<Record<string, string>>;

/**
 * Answers a request. A handler that returns a promise lets other requests in whenever it waits; one that does not is over
 * when it returns, and only such can be part of a composite.
 */
export type Handler = (context: RestContext, request: OrgRequest, params: Params) => Answer | Promise<Answer>;

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

export interface Route {
  /** Below `/services/data/vXX.X`; `:name` stands for any one segment. */
  readonly pattern: string;
  /** In the order in which the platform lists what is allowed. */
  readonly methods: Readonly<Partial<Record<Method, Handler>>>;
}
