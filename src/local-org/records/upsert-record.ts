import type { ObjectSchema } from "../metadata/schema";
import { insufficientAccess, resourceNotFound } from "../refusals";
import { findByExternalId, type ExternalId } from "./external-id";
import { requireEditable } from "./find-record";
import { refuseRecord } from "./refuse-record";
import type { SaveContext } from "./save-context";
import type { OrgRecord } from "./table";

/**
 * Finds what an upsert by this external id is about: the record to change, none, or more than one. Who cannot view all
 * data cannot upsert by a custom field whose values may repeat: what is hidden from it would be made a second time
 * (rest-api.md §5). A unique value finds its record even when that is hidden, and then it is refused. Throws as
 * `requireRecord` does for an `Id`.
 */
export function findUpsertTargets(
  context: SaveContext,
  object: ObjectSchema,
  externalId: ExternalId,
): readonly OrgRecord[] {
  const { field, value } = externalId;
  if (field.type === "id") return [requireEditable(context, object, String(value))];
  if (field.unique) {
    const records = context.database.table(object.name).findBy(field.name, value);
    if (!records.every((record) => context.access.canEdit(object, record))) throw insufficientAccess();
    return records;
  }
  if (field.externalId && !context.access.viewsAllData) throw insufficientAccess();
  return findByExternalId(context, object, externalId);
}

/** Throws for a value that the address of an upsert gives already: the body must not give it again. */
export function refuseRepeatedKey(values: Readonly<Record<string, unknown>>, { field }: ExternalId): void {
  const names = ["id", field.name.toLowerCase()];
  const repeated = Object.keys(values).find((name) => names.includes(name.toLowerCase()));
  if (repeated === undefined) return;
  const name = repeated.toLowerCase() === "id" ? "Id" : field.name;
  throw refuseRecord("INVALID_FIELD", `The ${name} field should not be specified in the sobject data.`, []);
}

/** The values of a record that an upsert makes. Throws NOT_FOUND where it may only change what is there. */
export function valuesToInsert(
  values: Readonly<Record<string, unknown>>,
  { field, value }: ExternalId,
  updateOnly: boolean,
): Record<string, unknown> {
  if (updateOnly) throw resourceNotFound();
  return { ...values, [field.name]: value };
}
