import type { OrgRecord } from "../../records/table";
import type { JsonRecord, QueryAnswer, QueryContext } from "../query-context";
import type { CountQuery, ResolvedQuery, RowQuery } from "../resolve/resolved-query";
import { compileFilter } from "./compile-filter";
import { compileOrder, compileSortKey, FEW } from "./compile-order";
import { compileProjection } from "./compile-projection";
import { groupRows } from "./group-rows";
import { pageRowsOf } from "./page-rows";
import { takeFirst } from "./take-first";

/** Evaluates a resolved statement over the org's records. */
export function runQuery(context: QueryContext, query: ResolvedQuery): QueryAnswer {
  switch (query.kind) {
    case "count":
      return { totalSize: countRows(context, query), records: [] };
    case "groups":
      return answer(groupRows(context, query));
    case "rows":
      return answerRows(context, query);
  }
}

function answer(records: readonly JsonRecord[]): QueryAnswer {
  return { totalSize: records.length, records };
}

function answerRows(context: QueryContext, query: RowQuery): QueryAnswer {
  const { select, project } = compileSelection(context, query);
  const rows = select();
  const found = { ...answer(rows.map(project)), pageRows: pageRowsOf(query.projection) };
  if (query.tracking === undefined) return found;
  const tracked = { kind: query.tracking, object: query.object.name, ids: rows.map((row) => String(row.Id)) };
  return { ...found, tracked };
}

function countRows(context: QueryContext, { object, where, limit = Number.POSITIVE_INFINITY }: CountQuery): number {
  const { candidates, matches } = compileFilter(context, object, where);
  let count = 0;
  for (const row of candidates()) if (matches(row)) count++;
  return Math.min(count, limit);
}

function compileRows(context: QueryContext, query: RowQuery): (source: Iterable<OrgRecord>) => JsonRecord[] {
  const { select, project } = compileSelection(context, query);
  return (source) => select(source).map(project);
}

/** What a query selects: its records, and how each is shown. That is two, for answers that are made piece by piece. */
export interface Selection {
  /** The records of a source, or of all, in their order: the query's, or else the source's. */
  readonly select: (source?: Iterable<OrgRecord>) => readonly OrgRecord[];
  readonly project: (row: OrgRecord) => JsonRecord;
}

/** Compiles a query whose answer is records. */
export function compileSelection(context: QueryContext, query: RowQuery): Selection {
  const { object, offset, limit = Number.POSITIVE_INFINITY } = query;
  const { candidates, inOrder, matches } = compileFilter(context, object, query.where);
  const sort = compileOrder(context, query.orderBy);
  const project = compileProjection(context, query.projection, compileRows);
  // In an order of the query's, the last record may be the first.
  const most = query.orderBy.length === 0 ? offset + limit : Number.POSITIVE_INFINITY;
  const takeAll = (source: Iterable<OrgRecord>): readonly OrgRecord[] => {
    const rows: OrgRecord[] = [];
    for (const row of source) {
      if (rows.length >= most) break;
      if (matches(row)) rows.push(row);
    }
    return rows;
  };
  const takeByIndex = (): readonly OrgRecord[] | undefined => {
    const [first] = query.orderBy;
    if (first === undefined || offset + limit > FEW) return undefined;
    const rows = inOrder(first);
    return rows && takeFirst(rows, matches, offset + limit, compileSortKey(context, first.by));
  };
  const select: Selection["select"] = (source) => {
    const rows = source === undefined ? (takeByIndex() ?? takeAll(candidates())) : takeAll(source);
    return sort(rows, offset + limit).slice(offset);
  };
  return { select, project: (row) => project({ object, row }) };
}
