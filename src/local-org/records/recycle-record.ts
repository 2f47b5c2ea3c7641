import type { ObjectSchema } from "../metadata/schema";
import { refuseWhileHeld } from "./check-deletion";
import { passOn } from "./consequences/relate-activity";
import { settle } from "./consequences/settle";
import type { SaveContext } from "./save-context";
import type { OrgRecord } from "./table";
import { toStoredDateTime } from "./values/coerce-date";

/** Empties a lookup whose record goes away, where the lookup allows it; the rest keep the id of a deleted record. */
function clearLookup(context: SaveContext, object: ObjectSchema, child: OrgRecord, lookup: string): void {
  const field = object.field(lookup);
  if (field?.updateable !== true || !field.nillable) return;
  const SystemModstamp = toStoredDateTime(context.now);
  context.database.table(object.name).update(child, { [lookup]: null, SystemModstamp });
}

/**
 * Moves a live record of the object to the recycle bin, with all that its child relationships say goes with it. What has
 * no place there, as all that sets up the org, is gone for good.
 */
export function recycleRecord(context: SaveContext, objectName: string, record: OrgRecord): void {
  const { database, userId } = context;
  const table = database.table(objectName);
  const before = { ...record };
  const recycle = (object: string, other: OrgRecord): void => {
    recycleRecord(context, object, other);
  };
  refuseWhileHeld(context, table.object, record);
  const moment = toStoredDateTime(context.now);
  const audit = { LastModifiedDate: moment, LastModifiedById: userId, SystemModstamp: moment };
  if (table.object.field("IsDeleted") === undefined) table.remove(record);
  else table.update(record, { IsDeleted: true, ...audit });
  // The table's object is the whole one: what cascades does so whether or not the user sees it.
  for (const { childSObject, field, cascadeDelete } of table.object.childRelationships) {
    const children = database.table(childSObject);
    for (const child of [...children.referringTo(field, String(record.Id))]) {
      if (child.IsDeleted === true) continue;
      if (field === "WhoId" && passOn(context, childSObject, child, String(record.Id))) continue;
      if (cascadeDelete) recycle(childSObject, child);
      else clearLookup(context, children.object, child, field);
    }
  }
  settle(objectName, { context, before, record, recycle });
}
