import type { RecordType } from "../../metadata/object-rules";
import type { ObjectSchema } from "../../metadata/schema";
import type { FieldValue } from "../table";

/** The type that every object has and no record names (wire fact 33): who gives it gives none. */
export const masterRecordTypeId = "012000000000000AAA";

/** What set-up says of the record type with this id; undefined for Master, and for one of another object. */
export function recordTypeOf({ rules }: ObjectSchema, id: FieldValue | undefined): RecordType | undefined {
  return rules.recordTypes.find((type) => type.id === id);
}

/** The type of a new record for which nobody names one. */
export function defaultRecordType({ rules }: ObjectSchema): RecordType | undefined {
  return rules.recordTypes.find((type) => type.isDefault && type.active);
}
