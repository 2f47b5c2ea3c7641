import type { Column, Condition, LikePattern, Literal } from "../parse/ast";
import { malformed, Refusal } from "../refusal";
import { comparisonKeyOf, type Key } from "../values/comparison-key";
import { classOf } from "../values/value-class";
import { refuseType, resolveOperand } from "./resolve-operand";
import type { Compared, QueryField, ResolvedCondition } from "./resolved-query";
import type { Scope } from "./scope";

/** What conditions are about: values of records in a WHERE, of groups in a HAVING. */
export interface Conditions<By> {
  readonly scope: Scope;
  /** What a column that may be filtered by stands for. */
  readonly resolve: (column: Column) => Compared<By>;
}

/** Resolves a condition that is no semi-join and has none in it. */
export function resolveCondition<By>(conditions: Conditions<By>, condition: Condition): ResolvedCondition<By> {
  switch (condition.kind) {
    case "or":
      refuseSemiJoins(condition.terms, "Semi join sub-selects are not allowed with the 'OR' operator");
      return { kind: "or", terms: condition.terms.map((term) => resolveCondition(conditions, term)) };
    case "and":
      return { kind: "and", terms: condition.terms.map((term) => resolveCondition(conditions, term)) };
    case "not":
      return { kind: "not", term: resolveCondition(conditions, condition.term) };
    case "comparison":
      return resolveComparison(conditions, condition);
    case "like":
      return resolveLike(conditions.resolve(condition.column), condition.column.at, condition.pattern);
    case "in": {
      const compared = conditions.resolve(condition.column);
      const { at } = condition.column;
      refuseDistance(condition.column);
      const operands = condition.values.map((value) => resolveOperand(conditions.scope, compared.field, value, at));
      return { kind: "in", ...compared, negated: condition.negated, operands };
    }
    case "includes":
      return resolveIncludes(conditions.resolve(condition.column), condition);
    case "semiJoin":
      throw malformed("Semi join sub-selects are only allowed at the top level WHERE expressions", condition.at);
  }
}

function refuseSemiJoins(conditions: readonly Condition[], message: string): void {
  const semiJoin = conditions.find((condition) => condition.kind === "semiJoin");
  if (semiJoin !== undefined) throw malformed(message, semiJoin.at);
}

function resolveComparison<By>(
  { scope, resolve }: Conditions<By>,
  condition: Extract<Condition, { readonly kind: "comparison" }>,
): ResolvedCondition<By> {
  const { operator, value, column } = condition;
  const compared = resolve(column);
  const operand = resolveOperand(scope, compared.field, value, column.at);
  const { type } = compared.field;
  const compares = operator === "=" || operator === "!=";
  if ((type === "boolean" || type === "multipicklist") && !compares) throw invalidOperator(type, column.at);
  if (compares) refuseDistance(column);
  return { kind: "comparison", ...compared, operator, operand };
}

/** A distance is only ever less or more than another (soql.md §2). */
function refuseDistance(column: Column): void {
  if (column.kind !== "distance") return;
  throw new Refusal("INVALID_QUERY_FILTER_OPERATOR", "DISTANCE() can only be compared with < and >", column.at);
}

function resolveLike<By>(compared: Compared<By>, at: number, pattern: LikePattern | Literal): ResolvedCondition<By> {
  const { field } = compared;
  const valueClass = classOf(field.type);
  const operable = valueClass === "text" && field.type !== "multipicklist";
  if (!operable) throw invalidOperator(valueClass === "id" ? "id" : field.type, at);
  if (pattern.kind !== "pattern") throw refuseType(field, valueClass, at);
  return { kind: "like", ...compared, pattern: pattern.parts };
}

function resolveIncludes<By>(
  compared: Compared<By>,
  { column, negated, values }: Extract<Condition, { readonly kind: "includes" }>,
): ResolvedCondition<By> {
  const { field } = compared;
  if (field.type !== "multipicklist") {
    throw new Refusal(
      "INVALID_QUERY_FILTER_OPERATOR",
      "includes or excludes operator only valid on multipicklist field",
      column.at,
    );
  }
  return { kind: "includes", ...compared, negated, sets: values.map((value) => readSet(field, value, column.at)) };
}

/** `'A;B'`: both of them. */
function readSet(field: QueryField, literal: Literal, at: number): readonly Key[] {
  if (literal.kind !== "string") throw refuseType(field, "text", at);
  const keyOf = comparisonKeyOf(field);
  return literal.value
    .split(";")
    .map((value) => value.trim())
    .flatMap((value) => (value === "" ? [] : (keyOf(value) ?? [])));
}

function invalidOperator(type: string, at: number): Refusal {
  return new Refusal("INVALID_QUERY_FILTER_OPERATOR", `invalid operator on ${type} field`, at);
}
