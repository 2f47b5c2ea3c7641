import type { OrgRecord } from "../../records/table";
import { compileFilter, conditionFields } from "../evaluate/compile-filter";
import type { JsonRecord, QueryContext } from "../query-context";
import type { ResolvedQuery } from "../resolve/resolved-query";

/** What reading a record by an index costs of reading all of them: our own estimate. */
const INDEX_COST = 10;
/** More than 1, as for all plans that Salesforce calls unselective. */
const SCAN_COST = 1.25;

/**
 * What `explain` answers in place of records (rest-api.md §3): how the local org reads the object, by an index that it
 * has on what a condition demands or by looking at every record, and how it would without that index.
 */
export function explainQuery(context: QueryContext, query: ResolvedQuery, soql: string): JsonRecord {
  const { object, where } = query;
  const { index, candidates, matches } = compileFilter(context, object, where);
  const rows = [...context.database.table(object.name).rows()];
  const sobjectCardinality = rows.filter((row) => context.includeDeleted || row.IsDeleted !== true).length;
  const plan = (leadingOperationType: string, fields: readonly string[], cardinality: number, cost: number) => ({
    cardinality,
    fields,
    leadingOperationType,
    notes: notesOf(query, fields),
    relativeCost: sobjectCardinality === 0 ? 0 : (cost * cardinality) / sobjectCardinality,
    sobjectCardinality,
    sobjectType: object.name,
  });
  const scan = { ...plan("TableScan", [], count(rows, matches), 1), relativeCost: SCAN_COST };
  if (index === undefined) return { plans: [scan], sourceQuery: soql };
  const read = [...candidates()].length;
  return { plans: [plan("Index", [index], read, INDEX_COST), scan], sourceQuery: soql };
}

function count(rows: readonly OrgRecord[], matches: (row: OrgRecord) => boolean): number {
  return rows.filter(matches).length;
}

/** One for each field that is filtered by and does not lead. */
function notesOf({ object, where }: ResolvedQuery, leading: readonly string[]): readonly JsonRecord[] {
  const deleted = object.field("IsDeleted") === undefined ? [] : ["IsDeleted"];
  const fields = new Set([...conditionFields(where), ...deleted]);
  return [...fields]
    .filter((field) => !leading.includes(field))
    .map((field) => ({
      description: "Not considering filter for optimization because unindexed",
      fields: [field],
      tableEnumOrId: object.name,
    }));
}
