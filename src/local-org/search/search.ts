import type { JsonRecord, QueryContext } from "../soql/query-context";
import { compileSelection } from "../soql/evaluate/run-query";
import { Refusal } from "../soql/refusal";
import { findRecords } from "./index/find-records";
import type { SearchIndexes } from "./index/search-indexes";
import { mostRecords, parseSearch } from "./parse/parse-search";
import type { SearchExpression } from "./parse/search-ast";
import { malformedSearch, toSearchError } from "./refuse-search";
import { resolveTarget, targetAll, type SearchTarget } from "./search-target";
import { scopeOf, type SearchScope } from "./search-fields";
import { shareLimit } from "./share-limit";

/** What is searched for, where, and how much of it is answered. */
export interface Search {
  readonly find: SearchExpression | undefined;
  readonly scope: SearchScope;
  readonly targets: readonly SearchTarget[];
  /** Of all objects together. */
  readonly limit: number;
}

/** Answers a SOSL statement. Throws `SalesforceError` with status 400 for one that Salesforce refuses. */
export function search(context: QueryContext, indexes: SearchIndexes, sosl: string): readonly JsonRecord[] {
  return refusing(sosl, () => {
    const { find, scope, returning, limit = mostRecords } = parseSearch(sosl);
    returning?.forEach(({ object: { text, at } }, i) => {
      const isTwice = returning.findIndex(({ object }) => object.text.toLowerCase() === text.toLowerCase()) < i;
      if (isTwice) throw malformedSearch(`RETURNING names ${text} twice`, at);
    });
    const targets = returning?.map((item) => resolveTarget(context, item, sosl)) ?? targetAll(context);
    return runSearch(context, indexes, { find, scope, targets, limit });
  });
}

/** Runs `fn`, and words its refusals as those of the text that was searched by. */
export function refusing<T>(source: string, fn: () => T): T {
  try {
    return fn();
  } catch (error) {
    if (error instanceof Refusal) throw toSearchError(error, source);
    throw error;
  }
}

/** The records found, by object in the order of the targets. Without ORDER BY, the best of an object come first. */
export function runSearch(context: QueryContext, indexes: SearchIndexes, search: Search): readonly JsonRecord[] {
  const { find, scope, targets, limit } = search;
  if (find === undefined) return [];
  const found = targets.map(({ object, query }) => {
    const rows = findRecords(indexes.of(object.name), object, scopeOf(object, scope), find);
    const most = Math.min(query.limit ?? mostRecords, limit);
    const { select, project } = compileSelection(context, { ...query, limit: most });
    return { rows: select(rows), project };
  });
  const shares = shareLimit(
    found.map(({ rows }) => rows.length),
    limit,
  );
  return found.flatMap(({ rows, project }, i) => rows.slice(0, shares[i]).map(project));
}
