import type { SalesforceError } from "../errors";
import type { FieldDescribe, ObjectSchema } from "../metadata/schema";
import { externalIdNotFound, refuse } from "../refusals";
import { refuseRecord } from "./refuse-record";
import type { SaveContext } from "./save-context";
import type { FieldValue, OrgRecord } from "./table";
import { coerceValue } from "./values/coerce-value";

/** A field that names records from outside, and the value that it is to have. */
export interface ExternalId {
  readonly field: FieldDescribe;
  readonly value: FieldValue;
}

/** The field by which an upsert may find records: an external id, or one with `idLookup`. Throws NOT_FOUND (wire fact 7). */
export function requireExternalIdField(object: ObjectSchema, name: string): FieldDescribe {
  const field = object.field(name);
  if (field === undefined || !(field.externalId || field.idLookup)) throw externalIdNotFound(name);
  return field;
}

/** The external id that a field and a value make. Throws when there is no value, or none that the field can hold. */
export function requireExternalId(field: FieldDescribe, value: unknown): ExternalId {
  const stored = field.type === "id" ? String(value).trim() : coerceValue(field, value);
  if (stored === undefined) {
    throw refuse(400, "INVALID_FIELD", `${field.name}: value not of required type: ${String(value)}`);
  }
  if (stored === null || stored === "") throw refuseRecord("MISSING_ARGUMENT", `${field.name} not specified`, []);
  return { field, value: stored };
}

/** The refusal of an upsert that finds several records; calls for single records answer with their urls instead. */
export function refuseSeveral(field: FieldDescribe, found: readonly OrgRecord[]): SalesforceError {
  const ids = found.map(({ Id }) => String(Id)).join(", ");
  const message = `${field.label}: more than one record found for external id field: [${ids}]`;
  return refuseRecord("DUPLICATE_EXTERNAL_ID", message, [field.name]);
}

/** The live records that have this external id, without those that sharing hides. */
export function findByExternalId(
  { database, access }: SaveContext,
  object: ObjectSchema,
  { field, value }: ExternalId,
): readonly OrgRecord[] {
  return database
    .table(object.name)
    .findBy(field.name, value)
    .filter((record) => access.canRead(object, record));
}
