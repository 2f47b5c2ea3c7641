import type { Column, OrderTerm, SelectStatement } from "../parse/ast";
import { malformed, Refusal } from "../refusal";
import { classOf } from "../values/value-class";
import { resolveUsing } from "./resolve-using";
import { resolveSelect } from "./resolve-select";
import { resolveValue } from "./resolve-value";
import { resolveWhere } from "./resolve-where";
import type { FieldPath, ResolvedWhere, RowQuery, SortTerm } from "./resolved-query";
import type { Scope } from "./scope";

const MOST_ORDER_TERMS = 32;
const GREATEST_OFFSET = 2000;

/** Resolves a statement whose answer is records: at the root, or a child list. */
export function resolveRows(scope: Scope, statement: SelectStatement): RowQuery {
  return {
    kind: "rows",
    object: scope.object,
    projection: resolveSelect(scope, statement, resolveRows),
    where: resolveSource(scope, statement),
    orderBy: resolveOrderBy(statement, (by) => resolveSortValue(scope, by)),
    limit: statement.limit?.value,
    offset: resolveOffset(statement),
    tracking: statement.tracking?.kind,
  };
}

/** Which records a statement reads: by its WHERE and its USING SCOPE. */
export function resolveSource(scope: Scope, { where, usingScope }: SelectStatement): ResolvedWhere {
  const { semiJoins, conditions } = resolveWhere(scope, where);
  return { semiJoins, conditions: [...resolveUsing(scope, usingScope), ...conditions] };
}

/** Resolves the terms of an ORDER BY; `resolveBy` resolves what one of them sorts by. */
export function resolveOrderBy<By>(
  statement: SelectStatement,
  resolveBy: (by: OrderTerm["by"]) => By,
): readonly SortTerm<By>[] {
  const excess = statement.orderBy[MOST_ORDER_TERMS];
  if (excess !== undefined) {
    throw malformed(`ORDER BY takes at most ${MOST_ORDER_TERMS} fields`, excess.by.at);
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

/** A value of records that may be sorted by: a field or a distance, but of functions only what groups are made by. */
function resolveSortValue(scope: Scope, column: Column): FieldPath {
  const path = resolveValue(scope, column);
  refuseUnsortable(path, column.at);
  if (column.kind !== "call") return path;
  throw malformed(`${column.name.toUpperCase()}() can be sorted by in a query with GROUP BY only`, column.at);
}

/** Old and new values in histories cannot be sorted by, although they are described as sortable (soql.md §5). */
export function refuseUnsortable({ field }: FieldPath, at: number): void {
  if (!field.sortable || classOf(field.type) === "opaque")
    throw malformed(`field '${field.name}' can not be sorted in a query call`, at);
}
