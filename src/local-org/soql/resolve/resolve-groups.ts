import type { CountItem, OrderTerm, SelectItem, SelectStatement } from "../parse/ast";
import { malformed } from "../refusal";
import { resolveWhere } from "./resolve-condition";
import { printPath, resolvePath } from "./resolve-path";
import { resolveOffset, resolveOrderBy, resolveSortPath } from "./resolve-rows";
import type { CountQuery, FieldPath, GroupQuery, GroupValue } from "./resolved-query";
import type { Scope } from "./scope";

/** Whether a statement's answer is groups: it has a GROUP BY, or counts something. */
export function isGrouped(statement: SelectStatement): boolean {
  return statement.groupBy.length > 0 || statement.select.some((item) => item.kind === "count");
}

/** Resolves `SELECT COUNT()`, which takes a WHERE and a LIMIT. */
export function resolveCount(scope: Scope, statement: SelectStatement): CountQuery {
  const [by] = [...statement.groupBy, ...statement.orderBy.map((term) => term.by.path)];
  if (by !== undefined) throw malformed("COUNT() goes with neither GROUP BY nor ORDER BY", by.at);
  if (statement.offset !== undefined) throw malformed("COUNT() does not go with OFFSET", statement.offset.at);
  const where = resolveWhere(scope, statement.where);
  return { kind: "count", object: scope.object, where, limit: statement.limit?.value };
}

/** Resolves a statement of groups by the rules of soql.md §6. */
export function resolveGroups(scope: Scope, statement: SelectStatement): GroupQuery {
  const groupBy = statement.groupBy.map((name) => {
    const path = resolvePath(scope, name);
    if (path.field.groupable) return path;
    throw malformed(`field '${path.field.name}' can not be grouped in a query call`, name.at);
  });
  if (groupBy.length === 0) refuseClausesOfOneGroup(statement);
  return {
    kind: "groups",
    object: scope.object,
    groupBy,
    columns: resolveColumns(scope, statement.select, groupBy),
    where: resolveWhere(scope, statement.where),
    orderBy: resolveOrderBy(statement, (by) => resolveSortValue(scope, by, groupBy)),
    limit: statement.limit?.value,
    offset: resolveOffset(statement),
  };
}

function refuseClausesOfOneGroup({ limit, offset, orderBy }: SelectStatement): void {
  const text = "Non-grouped query that uses overall aggregate functions cannot also use";
  if (limit !== undefined) throw malformed(`${text} LIMIT`, limit.at);
  if (offset !== undefined) throw malformed(`${text} OFFSET`, offset.at);
  const [term] = orderBy;
  if (term !== undefined) throw malformed(`${text} ORDER BY`, term.by.path.at);
}

function resolveColumns(
  scope: Scope,
  select: readonly SelectItem[],
  groupBy: readonly FieldPath[],
): GroupQuery["columns"] {
  const names = new Set<string>();
  let unnamed = 0;
  return select.map((item) => {
    const { value, name, at } = resolveColumn(scope, item, groupBy, () => `expr${unnamed++}`);
    if (names.has(name.toLowerCase())) throw malformed(`duplicate alias: ${name}`, at);
    names.add(name.toLowerCase());
    return { name, value };
  });
}

function resolveColumn(
  scope: Scope,
  item: SelectItem,
  groupBy: readonly FieldPath[],
  nextName: () => string,
): { readonly value: GroupValue; readonly name: string; readonly at: number } {
  switch (item.kind) {
    case "field": {
      const path = resolvePath(scope, item.path);
      const value = findGroup(path, groupBy);
      const { at } = item.path;
      if (value === undefined) throw malformed(`Field must be grouped or aggregated: ${path.field.name}`, at);
      return { value, name: item.alias?.text ?? path.field.name, at };
    }
    case "count":
      return { value: resolveCountOf(scope, item), name: item.alias?.text ?? nextName(), at: item.at };
    case "children":
      throw malformed("Grouped query cannot use child relationships in the select list", item.statement.at);
    case "typeof":
      throw malformed("TYPEOF cannot stand in a grouped query", item.at);
    case "countRows":
      throw malformed("COUNT() goes with neither GROUP BY nor ORDER BY", item.at);
  }
}

function resolveCountOf(scope: Scope, item: CountItem): GroupValue {
  const path = resolvePath(scope, item.path);
  if (path.field.aggregatable) return { kind: "count", path };
  throw malformed(`field ${path.field.name} does not support aggregate operator COUNT`, item.at);
}

/** An alias cannot be sorted by: it is looked for among the fields, and not found. */
function resolveSortValue(scope: Scope, by: OrderTerm["by"], groupBy: readonly FieldPath[]): GroupValue {
  if (by.kind === "count") return resolveCountOf(scope, by);
  const path = resolveSortPath(scope, by);
  const value = findGroup(path, groupBy);
  if (value !== undefined) return value;
  throw malformed(`Ordered field must be grouped or aggregated: ${path.field.name}`, by.path.at);
}

function findGroup(path: FieldPath, groupBy: readonly FieldPath[]): GroupValue | undefined {
  const index = groupBy.findIndex((group) => printPath(group) === printPath(path));
  return index < 0 ? undefined : { kind: "group", index };
}
