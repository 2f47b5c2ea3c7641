import type { Column, Condition } from "../parse/ast";
import { malformed, Refusal } from "../refusal";
import { classOf } from "../values/value-class";
import { resolveCondition } from "./resolve-condition";
import { resolveSemiJoin } from "./resolve-semi-join";
import { resolveValue } from "./resolve-value";
import type { Compared, FieldPath, ResolvedWhere } from "./resolved-query";
import type { Scope } from "./scope";

const MOST_SEMI_JOINS = 2;

/** Resolves what stands after a WHERE. */
export function resolveWhere(scope: Scope, where: Condition | undefined): ResolvedWhere {
  const terms = where === undefined ? [] : where.kind === "and" ? where.terms : [where];
  const semiJoins = terms.filter((term) => term.kind === "semiJoin");
  const excess = semiJoins[MOST_SEMI_JOINS];
  if (excess !== undefined) throw malformed(`Maximum ${MOST_SEMI_JOINS} semi join sub-selects are allowed`, excess.at);
  const conditions = { scope, resolve: (column: Column) => resolveFilter(scope, column) };
  return {
    semiJoins: semiJoins.map((semiJoin) => resolveSemiJoin(scope, semiJoin, resolveWhere)),
    conditions: terms.filter((term) => term.kind !== "semiJoin").map((term) => resolveCondition(conditions, term)),
  };
}

/** A value that may be filtered by. */
function resolveFilter(scope: Scope, column: Column): Compared<FieldPath> {
  const by = resolveValue(scope, column);
  const { field } = by;
  if (field.filterable && classOf(field.type) !== "opaque") return { by, field };
  throw new Refusal("INVALID_FIELD", `field '${field.name}' can not be filtered in a query call`, column.at);
}
