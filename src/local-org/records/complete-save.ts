import { beginInsert } from "./begin-save";
import { settle } from "./consequences/settle";
import type { PendingSave } from "./pending-save";
import { recycleRecord } from "./recycle-record";
import type { OrgRecord } from "./table";

/** An opportunity that is created with a contact gets a primary role for it (objects.md §4). */
function addPrimaryRole({ context, next }: PendingSave): void {
  const values = { OpportunityId: next.Id ?? null, ContactId: next.ContactId ?? null, IsPrimary: true };
  const role = beginInsert(context, "OpportunityContactRole", values, {
    createdDate: String(next.CreatedDate),
    lastModifiedDate: String(next.LastModifiedDate),
    createdById: String(next.CreatedById),
  });
  completeSave(role);
}

/** Puts a record into its table and brings other records in line with it. Belongs into a transaction. */
export function completeSave(save: PendingSave): void {
  const { context, object, before, next, whoIds } = save;
  const table = context.database.table(object.name);
  const stored = before === undefined ? undefined : table.get(String(next.Id));
  if (stored === undefined) table.insert(next);
  else table.update(stored, next);
  const recycle = (name: string, record: OrgRecord): void => {
    recycleRecord(context, name, record);
  };
  settle(object.name, { context, before, record: stored ?? next, whoIds, recycle });
  if (before === undefined && object.name === "Opportunity" && typeof next.ContactId === "string") addPrimaryRole(save);
}
