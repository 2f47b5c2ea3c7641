import type { ObjectSchema } from "../metadata/schema";
import { toId18 } from "../records/record-id";
import { refuseRecord } from "../records/refuse-record";
import type { SaveContext } from "../records/save-context";

/** The 18-character form of an id in a list of records. Throws when there is none, or it is of another object. */
export function requireListedId(object: ObjectSchema, value: unknown): string {
  if (typeof value !== "string" || value === "") {
    throw refuseRecord("MISSING_ARGUMENT", "Id not specified in an update call", []);
  }
  const id = toId18(value);
  if (id?.startsWith(object.keyPrefix) === true) return id;
  throw refuseRecord("MALFORMED_ID", `${object.label} ID: id value of incorrect type: ${value}`, ["Id"]);
}

/** Throws, in the words that a list of records has for it, when the id names no live record that the user sees. */
export function requireListedRecord({ database, access }: SaveContext, object: ObjectSchema, id: string): void {
  const record = database.table(object.name).get(id);
  if (record === undefined || !access.canRead(object, record)) {
    throw refuseRecord("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", []);
  }
  if (record.IsDeleted === true) throw refuseRecord("ENTITY_IS_DELETED", "entity is deleted", []);
}
