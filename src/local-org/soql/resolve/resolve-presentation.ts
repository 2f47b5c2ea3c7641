import type { CallColumn } from "../parse/ast";
import { malformed } from "../refusal";
import { isDatePart } from "../values/date-parts";
import { formattedTypes, type Presentation } from "../values/present-value";
import { refuseCall } from "./refuse-call";
import { hasLabels, labelRefusal, resolveArgument } from "./resolve-value";
import type { FieldPath, QueryField } from "./resolved-query";
import type { Scope } from "./scope";

/** Resolves FORMAT() or toLabel() of a field in the select list (soql.md §2). */
export function resolvePresentation(
  scope: Scope,
  column: CallColumn,
): FieldPath & { readonly presentation: Presentation } {
  if (isDatePart(column.name)) {
    const argument = column.argument.kind === "field" ? column.argument.path.text : "…";
    throw malformed(`Field must be grouped or aggregated: ${column.name.toUpperCase()}(${argument})`, column.at);
  }
  const presentation = presentationOf(column);
  const path = resolveArgument(scope, column);
  if (presentation === "label" && !hasLabels(path)) throw labelRefusal(column);
  if (presentation === "format") refuseUnformatted(path.field, column);
  return { ...path, presentation };
}

export function presentationOf(column: CallColumn): Presentation {
  if (column.name === "format") return "format";
  if (column.name === "tolabel") return "label";
  throw refuseCall(column);
}

/** FORMAT() takes numbers, dates and times. */
export function refuseUnformatted(field: QueryField, column: CallColumn): void {
  if (formattedTypes.has(field.type)) return;
  throw malformed(`FORMAT() needs a number, date or time, as '${field.name}' is not`, column.at);
}
