import type { FieldValue } from "../../records/table";

/** The values of unique fields, which no two records share; case does not tell them apart. */
export interface UniqueValues {
  /** Keeps a value for the record at this place; answers the place that has it already. */
  readonly claim: (object: string, field: string, value: FieldValue | undefined, place: string) => string | undefined;
}

export function createUniqueValues(): UniqueValues {
  const places = new Map<string, string>();
  return {
    claim: (object, field, value, place) => {
      if (value === undefined || value === null) return undefined;
      const claimed = `${object}.${field}=${String(value).toLowerCase()}`;
      const owner = places.get(claimed);
      if (owner === undefined) places.set(claimed, place);
      return owner;
    },
  };
}
