import type { ObjectSchema } from "../metadata/schema";
import { externalIdNotFound, insufficientAccess, recordIsDeleted, resourceNotFound } from "../refusals";
import { toId18 } from "./record-id";
import { refuseRecord } from "./refuse-record";
import type { SaveContext } from "./save-context";
import type { OrgRecord } from "./table";

/** The object of this name, in any case, as the user sees it. Throws NOT_FOUND when there is none. */
export function requireObject({ schema }: Pick<SaveContext, "schema">, name: string): ObjectSchema {
  const object = schema.object(name);
  if (object === undefined) throw resourceNotFound();
  return object;
}

/**
 * The live record that a save is about. Throws as the platform words each way in which there is none: no id at all, an
 * id of another object, one that names nothing or nothing that sharing lets the user see, and one whose record is in the
 * recycle bin (rest-api.md §5).
 */
export function requireRecord({ database, access }: SaveContext, object: ObjectSchema, id: string): OrgRecord {
  const id18 = toId18(id);
  if (id18 === undefined) throw externalIdNotFound(id);
  if (!id18.startsWith(object.keyPrefix)) {
    throw refuseRecord("MALFORMED_ID", `${object.label} ID: id value of incorrect type: ${id}`, ["Id"]);
  }
  const record = database.table(object.name).get(id18);
  if (record === undefined || !access.canRead(object, record)) throw resourceNotFound();
  if (record.IsDeleted === true) throw recordIsDeleted();
  return record;
}

/** The live record that a save changes: as `requireRecord`, and 403 for one that the user may only read (errors.md §6). */
export function requireEditable(context: SaveContext, object: ObjectSchema, id: string): OrgRecord {
  const record = requireRecord(context, object, id);
  if (!context.access.canEdit(object, record)) throw insufficientAccess();
  return record;
}
