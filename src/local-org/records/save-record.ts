import { insufficientAccess, refuse } from "../refusals";
import { checkIntegrity } from "./check-integrity";
import { settle } from "./consequences/settle";
import { deriveFields } from "./derived/derive-fields";
import { requireEditable, requireObject, requireRecord } from "./find-record";
import { loadRecord } from "./load-record";
import { recycleRecord } from "./recycle-record";
import type { SaveContext } from "./save-context";
import type { OrgRecord } from "./table";
import { checkValues } from "./values/check-values";
import { toStoredDateTime } from "./values/coerce-date";
import { readValues } from "./values/read-values";
import type { GivenValues } from "./values/read-values";

function byName(given: GivenValues): OrgRecord {
  return Object.fromEntries([...given].map(([field, value]) => [field.name, value]));
}

/**
 * Creates a record from a request's values and answers its id. Throws `SalesforceError` as the platform words it
 * (errors.md §5), and then nothing has changed.
 */
export function createRecord(context: SaveContext, objectName: string, values: Record<string, unknown>): string {
  const object = requireObject(context, objectName);
  const given = readValues(object, values, "create");
  checkValues(context, object, given, "create");
  return context.database.transaction(() => loadRecord(context, object.name, byName(given)));
}

/** Changes the named fields of a record; null clears one. Throws as `createRecord` does. */
export function updateRecord(
  context: SaveContext,
  objectName: string,
  id: string,
  values: Record<string, unknown>,
): void {
  const { database, userId } = context;
  const object = requireObject(context, objectName);
  const record = requireEditable(context, object, id);
  const given = readValues(object, values, "update");
  checkValues(context, object, given, "update");
  const table = database.table(object.name);
  const before = { ...record };
  const changes = byName(given);
  const moment = toStoredDateTime(context.now);
  const audit = { LastModifiedDate: moment, LastModifiedById: userId, SystemModstamp: moment };
  const next = { ...record, ...changes, ...audit };
  const save = { context, object: table.object, before, next, given: new Set(Object.keys(changes)), moment };
  deriveFields(save);
  checkIntegrity(save);
  database.transaction(() => {
    table.update(record, next);
    settle(object.name, { context, before, record });
  });
}

/**
 * Moves a record, and what the describe says goes with it, to the recycle bin: `IsDeleted` becomes true. Lookups to it
 * that stay are emptied. Throws when there is no such record, or its object cannot be deleted.
 */
export function deleteRecord(context: SaveContext, objectName: string, id: string): void {
  const object = requireObject(context, objectName);
  const record = requireRecord(context, object, id);
  if (!object.deletable) {
    throw refuse(405, "METHOD_NOT_ALLOWED", "HTTP Method 'DELETE' not allowed. Allowed are HEAD,GET,PATCH");
  }
  if (!context.access.canDelete(object, record)) throw insufficientAccess();
  context.database.transaction(() => {
    recycleRecord(context, object.name, record);
  });
}
