import type { ObjectSchema } from "../metadata/schema";
import { externalIdNotFound, recordIsDeleted, resourceNotFound } from "../refusals";
import { toId18 } from "./record-id";
import { refuseRecord } from "./refuse-record";
import type { SaveContext } from "./save-context";
import type { OrgRecord } from "./table";

/** The object of this name, in any case, as the user sees it. Throws NOT_FOUND when there is none. */
export function requireObject({ schema }: SaveContext, name: string): ObjectSchema {
  const object = schema.object(name);
  if (object === undefined) throw resourceNotFound();
  return object;
}

/**
 * The live record that a save is about. Throws as the platform words each way in which there is none: no id at all, an
 * id of another object, one that names nothing, and one whose record is in the recycle bin (rest-api.md §5).
 */
export function requireRecord({ database }: SaveContext, object: ObjectSchema, id: string): OrgRecord {
  const id18 = toId18(id);
  if (id18 === undefined) throw externalIdNotFound(id);
  if (!id18.startsWith(object.keyPrefix)) {
    throw refuseRecord("MALFORMED_ID", `${object.label} ID: id value of incorrect type: ${id}`, ["Id"]);
  }
  const record = database.table(object.name).get(id18);
  if (record === undefined) throw resourceNotFound();
  if (record.IsDeleted === true) throw recordIsDeleted();
  return record;
}
