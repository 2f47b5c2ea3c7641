import type { FieldValue, OrgRecord } from "../../records/table";
import type { JsonRecord, QueryContext } from "../query-context";
import { Refusal } from "../refusal";
import type { GroupQuery, GroupValue } from "../resolve/resolved-query";
import { sortKeyOf, type Key } from "../values/comparison-key";
import { compileFilter } from "./compile-filter";
import { sortBy } from "./compile-order";
import { compileValue } from "./follow-lookup";

/** Groups come in one batch or not at all (soql.md §6). */
const MOST_GROUPS = 2000;

interface Group {
  readonly values: readonly FieldValue[];
  readonly rows: OrgRecord[];
}

/** Evaluates a query of groups: one record of type AggregateResult for each. */
export function groupRows(context: QueryContext, query: GroupQuery): readonly JsonRecord[] {
  const { offset, limit = Number.POSITIVE_INFINITY } = query;
  const groups = sortGroups(context, query, collect(context, query)).slice(offset, offset + limit);
  if (groups.length > MOST_GROUPS) {
    throw new Refusal(
      "EXCEEDED_ID_LIMIT",
      "Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch",
    );
  }
  const columns = query.columns.map(({ name, value }) => ({ name, read: compileGroupValue(context, value) }));
  return groups.map((group) => {
    const json: JsonRecord = { attributes: { type: "AggregateResult" } };
    for (const { name, read } of columns) json[name] = read(group);
    return json;
  });
}

function collect(context: QueryContext, query: GroupQuery): readonly Group[] {
  const { candidates, matches } = compileFilter(context, query.object, query.where);
  const readers = query.groupBy.map((path) => compileValue(context, path));
  const groups = new Map<string, Group>();
  if (readers.length === 0) groups.set("[]", { values: [], rows: [] });
  for (const row of candidates()) {
    if (!matches(row)) continue;
    const values = readers.map((read) => read(row));
    const key = JSON.stringify(values);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { values, rows: [row] });
    else group.rows.push(row);
  }
  return [...groups.values()];
}

function compileGroupValue(context: QueryContext, value: GroupValue): (group: Group) => FieldValue {
  if (value.kind === "group") return ({ values }) => values[value.index] ?? null;
  const read = compileValue(context, value.path);
  return ({ rows }) => rows.reduce((count, row) => (read(row) === null ? count : count + 1), 0);
}

function sortGroups(context: QueryContext, query: GroupQuery, groups: readonly Group[]): readonly Group[] {
  if (query.orderBy.length === 0) return groups;
  const columns = query.orderBy.map(({ by }) => {
    const read = compileGroupValue(context, by);
    const field = by.kind === "group" ? query.groupBy[by.index]?.field : undefined;
    const keyOf: (value: FieldValue) => Key | null = field === undefined ? (value) => value : sortKeyOf(field);
    return (group: Group) => keyOf(read(group));
  });
  return sortBy(groups, columns, query.orderBy, groups.length);
}
