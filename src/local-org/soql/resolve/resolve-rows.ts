import type { FieldItem, OrderTerm, SelectStatement } from "../parse/ast";
import { malformed, notEvaluated, Refusal } from "../refusal";
import { resolveWhere } from "./resolve-condition";
import { resolvePath } from "./resolve-path";
import { resolveSelect } from "./resolve-select";
import type { FieldPath, RowQuery, SortTerm } from "./resolved-query";
import type { Scope } from "./scope";

const MOST_ORDER_TERMS = 32;
const GREATEST_OFFSET = 2000;

/** Resolves a statement whose answer is records: at the root, or a child list. */
export function resolveRows(scope: Scope, statement: SelectStatement): RowQuery {
  return {
    kind: "rows",
    object: scope.object,
    projection: resolveSelect(scope, statement, resolveRows),
    where: resolveWhere(scope, statement.where),
    orderBy: resolveOrderBy(statement, (by) => resolveSortField(scope, by)),
    limit: statement.limit?.value,
    offset: resolveOffset(statement),
  };
}

/** Resolves the terms of an ORDER BY; `resolveBy` resolves what one of them sorts by. */
export function resolveOrderBy<By>(
  statement: SelectStatement,
  resolveBy: (by: OrderTerm["by"]) => By,
): readonly SortTerm<By>[] {
  const excess = statement.orderBy[MOST_ORDER_TERMS];
  if (excess !== undefined) {
    throw malformed(`ORDER BY takes at most ${MOST_ORDER_TERMS} fields`, excess.by.path.at);
  }
  return statement.orderBy.map((term) => ({
    by: resolveBy(term.by),
    descending: term.descending,
    nullsLast: term.nullsLast,
  }));
}

export function resolveOffset({ offset }: SelectStatement): number {
  if (offset === undefined || offset.value <= GREATEST_OFFSET) return offset?.value ?? 0;
  throw new Refusal("NUMBER_OUTSIDE_VALID_RANGE", `Maximum SOQL offset allowed is ${GREATEST_OFFSET}`);
}

/** A field that may be sorted by. */
export function resolveSortPath(scope: Scope, { path: name }: FieldItem): FieldPath {
  const path = resolvePath(scope, name);
  if (path.field.sortable) return path;
  throw malformed(`field '${path.field.name}' can not be sorted in a query call`, name.at);
}

function resolveSortField(scope: Scope, by: OrderTerm["by"]): FieldPath {
  if (by.kind === "field") return resolveSortPath(scope, by);
  throw notEvaluated("ORDER BY COUNT() without GROUP BY", by.at);
}
