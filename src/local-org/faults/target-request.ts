import { bearerToken } from "../access/sessions";
import type { Org } from "../org";
import type { OrgRequest } from "../request";
import type { Trace } from "../request-log";
import type { FaultTarget } from "./fault-target";

/** The request as fault rules see it. Who asks is looked up only when a rule wants to know. */
export function targetRequest(
  { sessions }: Pick<Org, "sessions">,
  { method, target, headers }: Pick<OrgRequest, "method" | "target" | "headers">,
  { faults }: Trace,
): FaultTarget {
  return {
    method,
    target,
    user: () => sessions.look(bearerToken(headers.authorization) ?? "")?.username,
    faults,
  };
}
