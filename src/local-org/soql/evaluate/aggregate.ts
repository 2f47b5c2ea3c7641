import type { FieldValue } from "../../records/table";
import type { AggregateFunction, QueryField } from "../resolve/resolved-query";
import { comparisonKeyOf, sortKeyOf, type Key } from "../values/comparison-key";

/** What the values of a group's records come to (soql.md §6). Those that are nothing do not count. */
export function aggregate(name: AggregateFunction, field: QueryField, all: readonly FieldValue[]): FieldValue {
  const values = all.filter((value) => value !== null);
  switch (name) {
    case "count":
      return values.length;
    case "count_distinct":
      return new Set(values.map(comparisonKeyOf(field))).size;
    case "sum":
      return add(values);
    case "avg": {
      const sum = add(values);
      return sum === null ? null : sum / values.length;
    }
    case "min":
      return findFirst(field, values, (one, other) => one < other);
    case "max":
      return findFirst(field, values, (one, other) => one > other);
  }
}

/** Significant digits of a sum: as many as decimals keep when they are added as binary fractions. */
const DIGITS = 15;

/** Null of nothing. Sums are those of decimals: 0.1 and 0.2 are 0.3. */
function add(values: readonly FieldValue[]): number | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (const value of values) sum += Number(value);
  return Number.isInteger(sum) ? sum : Number(sum.toPrecision(DIGITS));
}

/** The value that comes before all others; of a picklist, by the order in which it lists its values. */
function findFirst(
  field: QueryField,
  values: readonly FieldValue[],
  precedes: (one: Key, other: Key) => boolean,
): FieldValue {
  const keyOf = sortKeyOf(field);
  let first: { readonly value: FieldValue; readonly key: Key } | undefined;
  for (const value of values) {
    const key = keyOf(value);
    if (key !== null && (first === undefined || precedes(key, first.key))) first = { value, key };
  }
  return first?.value ?? null;
}
