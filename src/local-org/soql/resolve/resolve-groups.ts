import type { CallColumn, Column, ColumnItem, SelectItem, SelectStatement } from "../parse/ast";
import { malformed } from "../refusal";
import { isDatePart } from "../values/date-parts";
import { groupingSets } from "./grouping-sets";
import { refuseCall } from "./refuse-call";
import { containsAggregate, isAggregate, resolveAggregate } from "./resolve-aggregate";
import { resolveHaving } from "./resolve-having";
import { identify, resolvePath } from "./resolve-path";
import { presentationOf, refuseUnformatted } from "./resolve-presentation";
import { refuseUnsortable, resolveOffset, resolveOrderBy, resolveSource } from "./resolve-rows";
import { hasLabels, labelRefusal, resolveValue } from "./resolve-value";
import type { CountQuery, FieldPath, GroupColumn, GroupQuery } from "./resolved-query";
import type { Scope } from "./scope";

/** Whether a statement's answer is groups: it has a GROUP BY, or an aggregate. */
export function isGrouped({ groupBy, select, orderBy }: SelectStatement): boolean {
  return (
    groupBy !== undefined ||
    select.some((item) => item.kind === "column" && containsAggregate(item.column)) ||
    orderBy.some(({ by }) => containsAggregate(by))
  );
}

/** Resolves `SELECT COUNT()`, which takes a WHERE and a LIMIT. */
export function resolveCount(scope: Scope, statement: SelectStatement): CountQuery {
  const by = statement.groupBy ?? statement.orderBy[0]?.by;
  if (by !== undefined) throw malformed("COUNT() goes with neither GROUP BY nor ORDER BY", firstColumn(statement));
  if (statement.offset !== undefined) throw malformed("COUNT() does not go with OFFSET", statement.offset.at);
  return { kind: "count", object: scope.object, where: resolveSource(scope, statement), limit: statement.limit?.value };
}

function firstColumn({ groupBy, orderBy, at }: SelectStatement): number {
  return groupBy?.columns[0]?.at ?? orderBy[0]?.by.at ?? at;
}

/** What a column of a grouped statement stands for, before it is named. */
type Grouped = Omit<GroupColumn, "name">;

/** Resolves a statement of groups by the rules of soql.md §6. */
export function resolveGroups(scope: Scope, statement: SelectStatement): GroupQuery {
  const { groupBy: grouping } = statement;
  if (grouping === undefined) refuseClausesOfOneGroup(statement);
  const groupBy = (grouping?.columns ?? []).map((column) => resolveGroup(scope, column));
  const resolve = (column: Column) => resolveGrouped(scope, column, groupBy, grouping?.kind !== "plain");
  return {
    kind: "groups",
    object: scope.object,
    groupBy,
    groupingSets: groupingSets(grouping),
    columns: resolveColumns(statement.select, resolve),
    where: resolveSource(scope, statement),
    having: resolveHaving(scope, grouping?.having, (column) => refusePresented(resolve(column), column)),
    orderBy: resolveOrderBy(statement, (by) => resolveSortValue(scope, by, groupBy, resolve)),
    limit: statement.limit?.value,
    offset: resolveOffset(statement),
  };
}

function resolveGroup(scope: Scope, column: Column): FieldPath {
  if (column.kind === "call" && !isDatePart(column.name)) throw refuseCall(column);
  const path = resolveValue(scope, column);
  if (path.field.groupable && column.kind !== "distance") return path;
  throw malformed(`field '${path.field.name}' can not be grouped in a query call`, column.at);
}

function refuseClausesOfOneGroup({ limit, offset, orderBy }: SelectStatement): void {
  const text = "Non-grouped query that uses overall aggregate functions cannot also use";
  if (limit !== undefined) throw malformed(`${text} LIMIT`, limit.at);
  if (offset !== undefined) throw malformed(`${text} OFFSET`, offset.at);
  const [term] = orderBy;
  if (term !== undefined) throw malformed(`${text} ORDER BY`, term.by.at);
}

function resolveColumns(select: readonly SelectItem[], resolve: (column: Column) => Grouped): readonly GroupColumn[] {
  const names = new Set<string>();
  let unnamed = 0;
  return select.map((item) => {
    const { column, alias } = columnOf(item);
    const grouped = resolve(column);
    const name = alias?.text ?? (isNamedForField(column) ? grouped.field.name : `expr${unnamed++}`);
    if (names.has(name.toLowerCase())) throw malformed(`duplicate alias: ${name}`, item.at);
    names.add(name.toLowerCase());
    return { ...grouped, name };
  });
}

function isNamedForField(column: Column): boolean {
  return column.kind === "field" || (column.kind === "call" && column.name === "tolabel");
}

function columnOf(item: SelectItem): ColumnItem {
  switch (item.kind) {
    case "column":
      return item;
    case "children":
      throw malformed("Grouped query cannot use child relationships in the select list", item.at);
    case "typeof":
      throw malformed("TYPEOF cannot stand in a grouped query", item.at);
    case "countRows":
      throw malformed("COUNT() goes with neither GROUP BY nor ORDER BY", item.at);
  }
}

/** `subtotals`: whether GROUPING() has anything to tell. */
function resolveGrouped(scope: Scope, column: Column, groupBy: readonly FieldPath[], subtotals: boolean): Grouped {
  if (column.kind === "call" && isAggregate(column.name)) return resolveAggregate(scope, column, column.name);
  if (column.kind === "call" && column.name === "grouping" && subtotals) {
    const { field, value } = resolveGrouped(scope, column.argument, groupBy, false);
    if (value.kind === "group") return { value: { ...value, kind: "grouping" }, field: { ...field, type: "int" } };
  }
  if (column.kind === "call" && column.name === "fields") {
    throw malformed("Field must be grouped or aggregated: FIELDS()", column.at);
  }
  if (column.kind === "call" && !isDatePart(column.name)) {
    return present(column, resolveGrouped(scope, column.argument, groupBy, subtotals), groupBy);
  }
  const path = resolveValue(scope, column);
  const index = groupBy.findIndex((group) => identify(group) === identify(path));
  if (index < 0) throw malformed(`Field must be grouped or aggregated: ${path.field.name}`, column.at);
  return { value: { kind: "group", index }, field: path.field };
}

function present(column: CallColumn, grouped: Grouped, groupBy: readonly FieldPath[]): Grouped {
  const presentation = presentationOf(column);
  const path = grouped.value.kind === "group" ? groupBy[grouped.value.index] : undefined;
  if (presentation === "format") refuseUnformatted(grouped.field, column);
  else if (path === undefined || !hasLabels(path)) throw labelRefusal(column);
  return { ...grouped, presentation };
}

/** What is shown in some form is not what is compared or sorted by. */
function refusePresented<Value extends Grouped>(grouped: Value, column: Column): Value {
  if (grouped.presentation === undefined || column.kind !== "call") return grouped;
  throw refuseCall(column);
}

/** An alias cannot be sorted by: it is looked for among the fields, and not found. */
function resolveSortValue(
  scope: Scope,
  column: Column,
  groupBy: readonly FieldPath[],
  resolve: (column: Column) => Grouped,
): GroupColumn["value"] {
  if (column.kind === "field") {
    const path = resolvePath(scope, column.path);
    refuseUnsortable(path, column.at);
    if (!groupBy.some((group) => identify(group) === identify(path))) {
      throw malformed(`Ordered field must be grouped or aggregated: ${path.field.name}`, column.at);
    }
  }
  return refusePresented(resolve(column), column).value;
}
