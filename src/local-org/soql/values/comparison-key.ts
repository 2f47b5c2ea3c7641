import type { FieldDescribe } from "../../metadata/schema";
import type { FieldValue } from "../../records/table";
import { foldText } from "./fold-text";
import { classOf } from "./value-class";

/** A value in the form in which JavaScript's own `<` and `===` compare it as SOQL does. */
export type Key = string | number | boolean;

type KeyField = Pick<FieldDescribe, "type" | "caseSensitive" | "picklistValues">;

/** How the values of a field compare in conditions. Dates, dateTimes and ids are stored in a form that sorts itself. */
export function comparisonKeyOf(field: KeyField): (value: FieldValue) => Key | null {
  if (classOf(field.type) !== "text" || field.caseSensitive) return (value) => value;
  return (value) => (typeof value === "string" ? foldText(value) : value);
}

/**
 * How the values of a field sort: as they compare, but a picklist by the set-up order of its active values, inactive
 * and unknown ones after them (soql.md §7).
 */
export function sortKeyOf(field: KeyField): (value: FieldValue) => Key | null {
  const keyOf = comparisonKeyOf(field);
  if (field.type !== "picklist") return keyOf;
  const active = field.picklistValues.filter((entry) => entry.active);
  const ranks = new Map(active.map((entry, rank) => [keyOf(entry.value), rank]));
  const known = new Map<FieldValue, Key>();
  return (value) => {
    if (value === null) return null;
    let key = known.get(value);
    if (key === undefined) {
      const text = String(keyOf(value));
      // Ranks have equally many digits, so they sort as text, and unknown values sort by their own text.
      key = `${String(ranks.get(text) ?? active.length).padStart(5, "0")}${text}`;
      known.set(value, key);
    }
    return key;
  };
}
