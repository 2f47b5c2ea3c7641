import { SalesforceError } from "../errors";
import type { ObjectSchema } from "../metadata/schema";
import { insufficientAccess, refuse } from "../refusals";
import { beginInsert, beginUpdate } from "./begin-save";
import { checkDeletion } from "./check-deletion";
import { checkIntegrity } from "./check-integrity";
import { completeSave } from "./complete-save";
import { deriveFields } from "./derived/derive-fields";
import { requireEditable, requireObject, requireRecord } from "./find-record";
import type { PendingSave } from "./pending-save";
import { readWhoIds } from "./read-who-ids";
import { recycleRecord } from "./recycle-record";
import { refuseMixedDeletion, refuseMixedSave } from "./refuse-mixed-work";
import { crossReferenceFault, refuseRecord } from "./refuse-record";
import { assignOwner } from "./rules/assign-owner";
import { checkDuplicateRules } from "./rules/check-duplicate-rules";
import { checkValidationRules } from "./rules/check-validation-rules";
import { runFieldUpdates } from "./rules/run-field-updates";
import type { SaveContext } from "./save-context";
import type { OrgRecord } from "./table";
import { checkValues } from "./values/check-values";
import { readValues } from "./values/read-values";
import type { GivenValues } from "./values/read-values";

function byName(given: GivenValues): OrgRecord {
  return Object.fromEntries([...given].map(([field, value]) => [field.name, value]));
}

/**
 * The platform's order of execution, from the checks of what was given to what follows from the stored record. What an
 * object does of its own hangs on `deriveFields`, `checkIntegrity` and `settle`, by the object's name.
 */
function execute(save: PendingSave, given: GivenValues): void {
  refuseMixedSave(save);
  checkValues(save, given);
  deriveFields(save);
  runFieldUpdates(save);
  checkIntegrity(save);
  checkValidationRules(save);
  checkDuplicateRules(save);
  assignOwner(save);
  completeSave(save);
}

/**
 * Creates a record from a request's values and answers its id. Throws `SalesforceError` as the platform words it
 * (errors.md §5), and then nothing has changed.
 */
export function createRecord(context: SaveContext, objectName: string, values: Record<string, unknown>): string {
  const object = requireObject(context, objectName);
  if (!object.createable) {
    const message = `entity type cannot be inserted: ${object.label}`;
    throw refuseRecord("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", message, []);
  }
  const { whoIds, rest } = readWhoIds(object, values);
  const given = readValues(context, object, rest, "create");
  return context.database.transaction(() => {
    const save = { ...beginInsert(context, object.name, byName(given)), whoIds };
    execute(save, given);
    const master = context.access.barredFrom(save.object, save.next);
    if (master !== undefined) throw new SalesforceError(400, [crossReferenceFault(master)]);
    return String(save.next.Id);
  });
}

/** Throws for an object whose records nobody changes, whatever the user may do. */
function requireUpdateable({ database }: SaveContext, { name, label }: ObjectSchema): void {
  if (database.table(name).object.updateable) return;
  throw refuseRecord("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", `entity type cannot be updated: ${label}`, []);
}

/** Changes the named fields of a record; null clears one. Throws as `createRecord` does. */
export function updateRecord(
  context: SaveContext,
  objectName: string,
  id: string,
  values: Record<string, unknown>,
): void {
  const object = requireObject(context, objectName);
  requireUpdateable(context, object);
  const record = requireEditable(context, object, id);
  const { whoIds, rest } = readWhoIds(object, values);
  const given = readValues(context, object, rest, "update");
  const owner = object.field("OwnerId");
  const isTransfer = owner !== undefined && given.has(owner) && given.get(owner) !== record.OwnerId;
  if (isTransfer && !context.access.canTransfer(object, record)) throw insufficientAccess();
  context.database.transaction(() => {
    execute({ ...beginUpdate(context, object.name, record, byName(given)), whoIds }, given);
  });
}

/**
 * Moves a record, and what the describe says goes with it, to the recycle bin: `IsDeleted` becomes true. Lookups to it
 * that stay are emptied. Throws when there is no such record, or its object cannot be deleted.
 */
export function deleteRecord(context: SaveContext, objectName: string, id: string): void {
  const object = requireObject(context, objectName);
  const record = requireRecord(context, object, id);
  if (!context.database.table(object.name).object.deletable) {
    throw refuse(405, "METHOD_NOT_ALLOWED", "HTTP Method 'DELETE' not allowed. Allowed are HEAD,GET,PATCH");
  }
  if (!context.access.canDelete(object, record)) throw insufficientAccess();
  checkDeletion(object.name, record);
  context.database.transaction(() => {
    refuseMixedDeletion(context.database, object.name);
    recycleRecord(context, object.name, record);
  });
}
