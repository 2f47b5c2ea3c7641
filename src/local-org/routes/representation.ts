import { refuse } from "../refusals";
import type { OrgRequest } from "../request";

/** `/sobjects/Account.json` is `/sobjects/Account` (rest-api.md §2). */
const jsonSuffix = /(?<=.)\.json$/;

function jsonOnly(asked: string): Error {
  const message = `The local org answers JSON only, and not ${asked}: ask for application/json`;
  return refuse(406, "NOT_ACCEPTABLE", message);
}

/**
 * The request for a resource as JSON, whether it says so by a suffix, by `Accept` or not at all. XML, which the platform
 * has too, is refused before anything is done.
 */
export function asJson(request: OrgRequest): OrgRequest {
  const last = request.segments.at(-1) ?? "";
  if (/.\.xml$/.test(last) && request.segments.length <= 6) throw jsonOnly(".xml");
  const accept = request.headers.accept ?? "*/*";
  if (/\bxml\b/i.test(accept) && !/json|\*\/\*|application\/\*/i.test(accept)) throw jsonOnly(accept);
  // Further down stands the value of an external id, which may end as it likes.
  if (!jsonSuffix.test(last) || request.segments.length > 6) return request;
  return { ...request, segments: [...request.segments.slice(0, -1), last.replace(jsonSuffix, "")] };
}
