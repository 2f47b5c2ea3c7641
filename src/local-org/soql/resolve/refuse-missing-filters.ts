import { Refusal } from "../refusal";
import { classOf } from "../values/value-class";
import { conditionPaths } from "./condition-paths";
import type { FieldPath, ResolvedCondition, ResolvedQuery, ResolvedWhere } from "./resolved-query";

/** Refuses to read an object whose records can only be asked for by certain filters without them (soql.md §9). */
export function refuseMissingFilters({ object, where }: ResolvedQuery): void {
  if (object.name === "ContentDocumentLink") refuseUnfilteredLinks(where);
  if (/__kav$/i.test(object.name)) refuseUnfilteredArticles(object.name, where);
}

function refuseUnfilteredLinks(where: ResolvedWhere): void {
  const keys = ["ContentDocumentId", "LinkedEntityId"];
  if (!keys.some((key) => demandsValues(where, key))) {
    throw restriction(
      "ContentDocumentLink requires a filter by a single Id on ContentDocumentId or LinkedEntityId using the equals " +
        "operator or multiple Id's using the IN operator.",
    );
  }
  const others = where.conditions.flatMap(conditionPaths).some(({ field }) => classOf(field.type) !== "id");
  if (others && !where.conditions.some((condition) => isEquation(condition, "LinkedEntityId"))) {
    throw restriction(
      "filtering on non-id fields is only permitted when filtering by ContentDocumentLink.LinkedEntityId using the " +
        "equals operator.",
    );
  }
}

/** Our own wording: the platform's is not known for this object. */
function refuseUnfilteredArticles(name: string, where: ResolvedWhere): void {
  const ofOne = demandsValues(where, "Id");
  const ofMany = demandsValues(where, "PublishStatus") && demandsValues(where, "Language");
  if (ofOne || ofMany) return;
  throw restriction(`${name} requires a filter by Id, or by PublishStatus and Language.`);
}

function restriction(text: string): Refusal {
  return new Refusal("MALFORMED_QUERY", `Implementation restriction: ${text}`);
}

/** Whether only records can match that have one of certain values in a field of their own. */
function demandsValues({ semiJoins, conditions }: ResolvedWhere, name: string): boolean {
  return (
    semiJoins.some(({ field, negated }) => field.name === name && !negated) ||
    conditions.some(
      (condition) =>
        isEquation(condition, name) || (condition.kind === "in" && !condition.negated && isOf(condition.by, name)),
    )
  );
}

function isEquation(condition: ResolvedCondition, name: string): boolean {
  return (
    condition.kind === "comparison" &&
    condition.operator === "=" &&
    condition.operand.kind !== "null" &&
    isOf(condition.by, name)
  );
}

function isOf({ lookups, field }: FieldPath, name: string): boolean {
  return lookups.length === 0 && field.name === name;
}
