import { getRetrieve, postRetrieve } from "./collections";
import { postComposite } from "./composite";
import { getBasicInformation, getDescribe, getGlobalDescribe } from "./describe";
import { insertByUpsert } from "./external-ids";
import { getLimits } from "./limits";
import { getNextPage, getQuery, getQueryAll } from "./queries";
import { getRecord, patchRecord, postRecord, removeRecord } from "./records";
import { getRowPart, patchRowPart, removeRowPart } from "./row-parts";
import type { Params, Route } from "./route";
import { getParameterizedSearch, getSearch, postParameterizedSearch } from "./search";
import { listResources } from "./versions";

const routes: readonly Route[] = [
  { pattern: "", methods: { GET: listResources } },
  { pattern: "sobjects", methods: { GET: getGlobalDescribe } },
  { pattern: "sobjects/:object", methods: { GET: getBasicInformation, POST: postRecord } },
  { pattern: "sobjects/:object/describe", methods: { GET: getDescribe } },
  { pattern: "sobjects/:object/Id", methods: { POST: insertByUpsert } },
  { pattern: "sobjects/:object/:id", methods: { GET: getRecord, PATCH: patchRecord, DELETE: removeRecord } },
  {
    pattern: "sobjects/:object/:id/:part",
    methods: { GET: getRowPart, PATCH: patchRowPart, DELETE: removeRowPart },
  },
  { pattern: "query", methods: { GET: getQuery } },
  { pattern: "query/:locator", methods: { GET: getNextPage } },
  { pattern: "queryAll", methods: { GET: getQueryAll } },
  { pattern: "queryAll/:locator", methods: { GET: getNextPage } },
  { pattern: "composite", methods: { POST: postComposite } },
  { pattern: "composite/sobjects/:object", methods: { GET: getRetrieve, POST: postRetrieve } },
  { pattern: "search", methods: { GET: getSearch } },
  { pattern: "parameterizedSearch", methods: { GET: getParameterizedSearch, POST: postParameterizedSearch } },
  { pattern: "limits", methods: { GET: getLimits } },
];

function match(pattern: string, segments: readonly string[]): Params | undefined {
  const parts = pattern.split("/").filter(Boolean);
  if (parts.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, part] of parts.entries()) {
    const segment = segments[i] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = segment;
    else if (part !== segment) return undefined;
  }
  return params;
}

/** The first route whose pattern is that of the path below the version. */
export function findRoute(segments: readonly string[]): { readonly route: Route; readonly params: Params } | undefined {
  for (const route of routes) {
    const params = match(route.pattern, segments);
    if (params !== undefined) return { route, params };
  }
  return undefined;
}
