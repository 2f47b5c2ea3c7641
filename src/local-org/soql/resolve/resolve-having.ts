import type { Column, Condition } from "../parse/ast";
import { resolveCondition } from "./resolve-condition";
import type { Compared, GroupValue, QueryField, ResolvedCondition } from "./resolved-query";
import type { Scope } from "./scope";

/** Resolves what stands after a HAVING: conditions on aggregates and on what the statement groups by (soql.md §6). */
export function resolveHaving(
  scope: Scope,
  having: Condition | undefined,
  resolveValue: (column: Column) => { readonly value: GroupValue; readonly field: QueryField },
): ResolvedCondition<GroupValue> | undefined {
  const resolve = (column: Column): Compared<GroupValue> => {
    const { value, field } = resolveValue(column);
    return { by: value, field: value.kind === "aggregate" ? comparableOutcome(field) : field };
  };
  return having && resolveCondition({ scope, resolve }, having);
}

/** What whole numbers add up to may be compared with any number. */
function comparableOutcome(field: QueryField): QueryField {
  return field.type === "int" ? { ...field, type: "double" } : field;
}
