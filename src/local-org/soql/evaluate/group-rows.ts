import { valueJson } from "../../records/record-json";
import type { FieldValue, OrgRecord } from "../../records/table";
import type { JsonRecord, QueryContext } from "../query-context";
import { Refusal } from "../refusal";
import type { GroupColumn, GroupQuery, GroupValue } from "../resolve/resolved-query";
import { sortKeyOf, type Key } from "../values/comparison-key";
import { presentValue } from "../values/present-value";
import { aggregate } from "./aggregate";
import { collectGroups, type Group } from "./collect-groups";
import { compileCondition } from "./compile-condition";
import { sortBy } from "./compile-order";
import { compileValue } from "./follow-lookup";

/** Groups come in one batch or not at all (soql.md §6). */
const MOST_GROUPS = 2000;

/** Evaluates a query of groups: one record of type AggregateResult for each. */
export function groupRows(context: QueryContext, query: GroupQuery): readonly JsonRecord[] {
  const { offset, limit = Number.POSITIVE_INFINITY, having } = query;
  const compileRead = (value: GroupValue) => compileGroupValue(context, value);
  const holds = having && compileCondition(having, compileRead);
  const all = collectGroups(context, query);
  const found = holds === undefined ? all : all.filter(holds);
  const groups = sortGroups(context, query, found).slice(offset, offset + limit);
  if (groups.length > MOST_GROUPS) {
    throw new Refusal(
      "EXCEEDED_ID_LIMIT",
      "Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch",
    );
  }
  const columns = query.columns.map((column) => ({ name: column.name, show: compileColumn(context, column) }));
  return groups.map((group) => {
    const json: JsonRecord = { attributes: { type: "AggregateResult" } };
    for (const { name, show } of columns) json[name] = show(group);
    return json;
  });
}

function compileColumn(context: QueryContext, { value, field, presentation }: GroupColumn): (group: Group) => unknown {
  const read = compileGroupValue(context, value);
  if (presentation === undefined) return (group) => valueJson(field, read(group));
  return (group) => presentValue(presentation, field, read(group), context);
}

function compileGroupValue(context: QueryContext, value: GroupValue): (group: Group) => FieldValue {
  switch (value.kind) {
    case "group":
      return ({ values }) => values[value.index] ?? null;
    case "grouping":
      return ({ subtotaled }) => (subtotaled.has(value.index) ? 1 : 0);
    case "aggregate": {
      const read: (row: OrgRecord) => FieldValue = compileValue(context, value.path);
      return ({ rows }) => aggregate(value.name, value.path.field, rows.map(read));
    }
  }
}

function sortGroups(context: QueryContext, query: GroupQuery, groups: readonly Group[]): readonly Group[] {
  if (query.orderBy.length === 0) return groups;
  const columns = query.orderBy.map(({ by }) => {
    const read = compileGroupValue(context, by);
    const keyOf = compileSortKey(query, by);
    return (group: Group) => keyOf(read(group));
  });
  return sortBy(groups, columns, query.orderBy, groups.length);
}

function compileSortKey(query: GroupQuery, by: GroupValue): (value: FieldValue) => Key | null {
  if (by.kind === "aggregate" && (by.name === "min" || by.name === "max")) return sortKeyOf(by.path.field);
  const field = by.kind === "group" ? query.groupBy[by.index]?.field : undefined;
  return field === undefined ? (value) => value : sortKeyOf(field);
}
