import type { SaveContext } from "./save-context";
import { deleteRecord } from "./save-record";

/**
 * Deletes a record, and takes it and all that went with it out of the recycle bin at once, as the platform's hard delete
 * does. Throws as `deleteRecord` does.
 */
export function purgeRecord(context: SaveContext, objectName: string, id: string): void {
  const { database } = context;
  database.transaction(() => {
    deleteRecord(context, objectName, id);
    remove(context, objectName, id);
  });
}

function remove(context: SaveContext, objectName: string, id: string): void {
  const { database } = context;
  const table = database.table(objectName);
  const record = table.get(id);
  if (record?.IsDeleted !== true) return;
  for (const { childSObject, field, cascadeDelete } of table.object.childRelationships) {
    if (!cascadeDelete) continue;
    for (const child of [...database.table(childSObject).referringTo(field, id)]) {
      remove(context, childSObject, String(child.Id));
    }
  }
  table.remove(record);
}
