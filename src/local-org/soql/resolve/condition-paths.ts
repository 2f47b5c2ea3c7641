import type { FieldPath, ResolvedCondition } from "./resolved-query";

/** Every field that a condition compares, as often as it does. */
export function conditionPaths(condition: ResolvedCondition): readonly FieldPath[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.terms.flatMap(conditionPaths);
    case "not":
      return conditionPaths(condition.term);
    case "comparison":
    case "like":
    case "in":
    case "includes":
      return [condition.by];
  }
}
