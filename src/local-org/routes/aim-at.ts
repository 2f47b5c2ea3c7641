import type { FaultTarget } from "../faults/fault-target";
import type { OrgRequest } from "../request";
import type { RestContext } from "./route";

/** The request, or the part of a composite, as fault rules see it. */
export function aimAt({ session, trace }: RestContext, { method, target }: OrgRequest): FaultTarget {
  return { method, target, user: () => session.username, faults: trace.faults };
}
