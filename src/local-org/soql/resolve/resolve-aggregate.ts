import type { CallColumn, Column } from "../parse/ast";
import { malformed, notEvaluated } from "../refusal";
import { classOf } from "../values/value-class";
import { resolvePath } from "./resolve-path";
import type { AggregateFunction, FieldPath, QueryField } from "./resolved-query";
import type { Scope } from "./scope";

const aggregates: ReadonlySet<string> = new Set<AggregateFunction>([
  "count",
  "count_distinct",
  "sum",
  "avg",
  "min",
  "max",
]);

export function isAggregate(name: string): name is AggregateFunction {
  return aggregates.has(name);
}

/** Whether a column is an aggregate, or shows one: `FORMAT(SUM(Amount))`. */
export function containsAggregate(column: Column): boolean {
  return column.kind === "call" && (isAggregate(column.name) || containsAggregate(column.argument));
}

interface ResolvedAggregate {
  readonly value: { readonly kind: "aggregate"; readonly name: AggregateFunction; readonly path: FieldPath };
  /** Of the type of the outcome. */
  readonly field: QueryField;
}

/** Resolves an aggregate of the records' own or their parents' values (soql.md §5 and §6). */
export function resolveAggregate(scope: Scope, column: CallColumn, name: AggregateFunction): ResolvedAggregate {
  const { argument } = column;
  if (argument.kind !== "field") throw notEvaluated(`a function in ${name.toUpperCase()}()`, argument.at);
  const path = resolvePath(scope, argument.path);
  if (!path.field.aggregatable || (isNumeric(name) && !hasNumbers(path.field))) {
    throw malformed(`field ${path.field.name} does not support aggregate operator ${name.toUpperCase()}`, column.at);
  }
  return { value: { kind: "aggregate", name, path }, field: outcomeOf(name, path.field) };
}

function isNumeric(name: AggregateFunction): boolean {
  return name === "sum" || name === "avg";
}

function hasNumbers({ type }: QueryField): boolean {
  return classOf(type) === "int" || classOf(type) === "double";
}

/** Counts are whole, averages are not, and the other aggregates are of the type of what they are taken of. */
function outcomeOf(name: AggregateFunction, field: QueryField): QueryField {
  if (name === "count" || name === "count_distinct") return { ...field, type: "int" };
  return name === "avg" ? { ...field, type: field.type === "int" ? "double" : field.type } : field;
}
