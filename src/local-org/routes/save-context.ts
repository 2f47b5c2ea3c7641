import { organization } from "../organization";
import type { SaveContext, SaveOptions } from "../records/save-context";
import type { OrgRequest } from "../request";
import type { RestContext } from "./route";

/** `allowSave=true; includeRecordDetails=true`: the parameters of a header, by name in lower case. */
function headerParameters(header: string): ReadonlyMap<string, string> {
  const pairs = header.split(/[;,]/).map((pair) => pair.split("=", 2).map((part) => part.trim()));
  return new Map(pairs.map(([name = "", value = ""]) => [name.toLowerCase(), value.toLowerCase()]));
}

/** What the `Sforce-*` headers of a request, by names in lower case, ask of the org's rules (rest-api.md §6). */
export function saveOptions(headers: OrgRequest["headers"]): SaveOptions {
  const duplicates = headerParameters(headers["sforce-duplicate-rule-header"] ?? "");
  const assign = headers["sforce-auto-assign"]?.trim();
  return {
    allowDuplicates: duplicates.get("allowsave") === "true",
    includeDuplicates: duplicates.get("includerecorddetails") === "true",
    assign: assign !== undefined && /^(?:true|false)$/i.test(assign) ? assign.toLowerCase() === "true" : assign,
  };
}

/** On whose behalf this request saves, when, and what its `Sforce-*` headers ask of the org's rules. */
export function saveContext(
  { org, schema, access, session, apiVersion }: RestContext,
  request: OrgRequest,
): SaveContext {
  return {
    schema,
    database: org.database,
    access,
    now: org.now(),
    userId: session.userId,
    apiVersion,
    fiscalYearStartMonth: organization.fiscalYearStartMonth,
    options: saveOptions(request.headers),
  };
}
