import type { PendingSave } from "./pending-save";
import { refuseRecord } from "./refuse-record";

/**
 * Clients make indirect relations alone, one for each pair, and of contacts that have an account of their own (objects.md
 * §3). The words are our own.
 */
export function checkAccountRelation({ context, before, next }: PendingSave): void {
  if (before !== undefined) return;
  const { database } = context;
  if (database.table("Contact").get(String(next.ContactId))?.AccountId === null) {
    const message = "A contact without an account of its own cannot be related to another";
    throw refuseRecord("FIELD_INTEGRITY_EXCEPTION", message, ["ContactId"]);
  }
  const relations = database.table("AccountContactRelation").referringTo("ContactId", String(next.ContactId));
  const other = relations.find((row) => row.AccountId === next.AccountId && row.IsDeleted !== true);
  if (other === undefined) return;
  const id = String(other.Id).slice(0, 15);
  throw refuseRecord(
    "DUPLICATE_VALUE",
    `duplicate value found: AccountId duplicates value on record with id: ${id}`,
    [],
  );
}
