import type { FieldValue, OrgRecord } from "../../records/table";
import type { QueryContext } from "../query-context";
import type { FieldPath, GroupQuery } from "../resolve/resolved-query";
import { comparisonKeyOf } from "../values/comparison-key";
import { compileFilter } from "./compile-filter";
import { compileValue } from "./follow-lookup";

/** Records that have the same values, or all of them for a subtotal. */
export interface Group {
  /** One for each thing the query groups by; null for those that a subtotal does not tell apart. */
  readonly values: readonly FieldValue[];
  /** Places of what a subtotal does not tell apart. */
  readonly subtotaled: ReadonlySet<number>;
  readonly rows: readonly OrgRecord[];
}

/**
 * The groups of a query's records, subtotals after what they sum up. Texts that compare as equal are one group, shown
 * as its first record has it. Where nothing matches there is a group only in a query without GROUP BY.
 */
export function collectGroups(context: QueryContext, query: GroupQuery): readonly Group[] {
  const { candidates, matches } = compileFilter(context, query.object, query.where);
  const rows: OrgRecord[] = [];
  for (const row of candidates()) if (matches(row)) rows.push(row);
  if (query.groupBy.length === 0) return [{ values: [], subtotaled: new Set(), rows }];
  const readers = query.groupBy.map((path) => compileReader(context, path));
  return query.groupingSets.flatMap((set) => collectSet(rows, readers, set));
}

interface Reader {
  readonly value: (row: OrgRecord) => FieldValue;
  readonly key: (value: FieldValue) => FieldValue;
}

function compileReader(context: QueryContext, path: FieldPath): Reader {
  return { value: compileValue(context, path), key: comparisonKeyOf(path.field) };
}

function collectSet(rows: readonly OrgRecord[], readers: readonly Reader[], set: readonly number[]): readonly Group[] {
  const told = new Set(set);
  const subtotaled = new Set(readers.map((_, index) => index).filter((index) => !told.has(index)));
  const groups = new Map<string, { readonly values: readonly FieldValue[]; readonly rows: OrgRecord[] }>();
  for (const row of rows) {
    const values = readers.map(({ value }, index) => (told.has(index) ? value(row) : null));
    const key = JSON.stringify(values.map((value, index) => readers[index]?.key(value)));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { values, rows: [row] });
    else group.rows.push(row);
  }
  return Array.from(groups.values(), (group) => ({ ...group, subtotaled }));
}
