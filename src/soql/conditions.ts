import type { ComparisonOperator, Condition, Value } from "./ast";

/** A condition, or what it comes down to without asking: `true` matches everything, `false` nothing. */
export type Folded = Condition | boolean;

/** Matches when every term does; with no terms, everything. */
export function and(...terms: readonly Folded[]): Folded {
  return join("and", false, terms);
}

/** Matches when any term does; with no terms, nothing. */
export function or(...terms: readonly Folded[]): Folded {
  return join("or", true, terms);
}

export function not(term: Folded): Folded {
  return typeof term === "boolean" ? !term : { kind: "not", term };
}

export function compare(path: string, operator: ComparisonOperator, value: Value): Condition {
  return { kind: "comparison", path, operator, value };
}

/** Matches nothing when there are no values, as an empty list must; SOQL itself refuses one. */
export function isIn(path: string, values: readonly Value[]): Folded {
  return values.length > 0 && { kind: "in", path, negated: false, values };
}

/** Matches what is none of the values, nulls included. */
export function isNotIn(path: string, values: readonly Value[]): Folded {
  return values.length === 0 || { kind: "in", path, negated: true, values };
}

export const isNull = (path: string): Condition => compare(path, "=", { kind: "null" });
export const isNotNull = (path: string): Condition => compare(path, "!=", { kind: "null" });

/** The field paths that a condition compares; those inside of a semi-join belong to its own query. */
export function pathsIn(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.terms.flatMap(pathsIn);
    case "not":
      return pathsIn(condition.term);
    case "comparison":
    case "in":
    case "semiJoin":
      return [condition.path];
  }
}

/** One term that decides makes the whole; the others that are constant count for nothing. */
function join(kind: "and" | "or", decisive: boolean, terms: readonly Folded[]): Folded {
  if (terms.includes(decisive)) return decisive;
  const rest = terms
    .filter((term) => typeof term !== "boolean")
    .flatMap((term) => (term.kind === kind ? term.terms : [term]));
  const [only, ...others] = rest;
  if (only === undefined) return !decisive;
  return others.length === 0 ? only : { kind, terms: rest };
}
