import type { Condition, LikePattern, Literal, Name } from "../parse/ast";
import { malformed, notEvaluated, Refusal } from "../refusal";
import { classOf } from "../values/value-class";
import { refuseType, resolveOperand } from "./resolve-operand";
import { resolvePath } from "./resolve-path";
import { resolveSemiJoin } from "./resolve-semi-join";
import type { FieldPath, ResolvedCondition, ResolvedWhere } from "./resolved-query";
import type { Scope } from "./scope";

const MOST_SEMI_JOINS = 2;

/** Resolves what stands after a WHERE. */
export function resolveWhere(scope: Scope, where: Condition | undefined): ResolvedWhere {
  const terms = where === undefined ? [] : where.kind === "and" ? where.terms : [where];
  const semiJoins = terms.filter((term) => term.kind === "semiJoin");
  const excess = semiJoins[MOST_SEMI_JOINS];
  if (excess !== undefined) throw malformed(`Maximum ${MOST_SEMI_JOINS} semi join sub-selects are allowed`, excess.at);
  return {
    semiJoins: semiJoins.map((semiJoin) => resolveSemiJoin(scope, semiJoin, resolveWhere)),
    conditions: terms.filter((term) => term.kind !== "semiJoin").map((term) => resolveCondition(scope, term)),
  };
}

function resolveCondition(scope: Scope, condition: Condition): ResolvedCondition {
  switch (condition.kind) {
    case "or":
      refuseSemiJoins(condition.terms, "Semi join sub-selects are not allowed with the 'OR' operator");
      return { kind: "or", terms: condition.terms.map((term) => resolveCondition(scope, term)) };
    case "and":
      return { kind: "and", terms: condition.terms.map((term) => resolveCondition(scope, term)) };
    case "not":
      return { kind: "not", term: resolveCondition(scope, condition.term) };
    case "comparison":
      return resolveComparison(scope, condition);
    case "like":
      return resolveLike(resolveFilter(scope, condition.path), condition.path.at, condition.pattern);
    case "in": {
      const path = resolveFilter(scope, condition.path);
      const operands = condition.values.map((value) => resolveOperand(scope, path.field, value, condition.path.at));
      return { kind: "in", path, negated: condition.negated, operands };
    }
    case "semiJoin":
      throw malformed("Semi join sub-selects are only allowed at the top level WHERE expressions", condition.at);
  }
}

function refuseSemiJoins(conditions: readonly Condition[], message: string): void {
  const semiJoin = conditions.find((condition) => condition.kind === "semiJoin");
  if (semiJoin !== undefined) throw malformed(message, semiJoin.at);
}

function resolveComparison(
  scope: Scope,
  condition: Extract<Condition, { readonly kind: "comparison" }>,
): ResolvedCondition {
  const path = resolveFilter(scope, condition.path);
  const { operator, value } = condition;
  const operand = resolveOperand(scope, path.field, value, condition.path.at);
  if (classOf(path.field.type) === "boolean" && operator !== "=" && operator !== "!=") {
    throw new Refusal("INVALID_QUERY_FILTER_OPERATOR", "invalid operator on boolean field", condition.path.at);
  }
  return { kind: "comparison", path, operator, operand };
}

function resolveLike(path: FieldPath, at: number, pattern: LikePattern | Literal): ResolvedCondition {
  const valueClass = classOf(path.field.type);
  const operable = valueClass === "text" && path.field.type !== "multipicklist";
  if (!operable) {
    const type = valueClass === "id" ? "id" : path.field.type;
    throw new Refusal("INVALID_QUERY_FILTER_OPERATOR", `invalid operator on ${type} field`, at);
  }
  if (pattern.kind !== "pattern") throw refuseType(path.field, valueClass, at);
  return { kind: "like", path, pattern: pattern.parts };
}

/** A field that may be filtered by. */
function resolveFilter(scope: Scope, name: Name): FieldPath {
  const { at } = name;
  const path = resolvePath(scope, name);
  const valueClass = classOf(path.field.type);
  if (!path.field.filterable || valueClass === "opaque") {
    throw new Refusal("INVALID_FIELD", `field '${path.field.name}' can not be filtered in a query call`, at);
  }
  if (valueClass === "time") throw notEvaluated("conditions on fields of type time", at);
  return path;
}
