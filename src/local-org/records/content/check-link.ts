import type { PendingSave } from "../pending-save";
import { refuseRecord } from "../refuse-record";

/** A document is linked to a record once; its owner's own link says so (objects.md §7). The words are our own. */
export function checkLink({ context, before, next }: PendingSave): void {
  if (before?.ShareType === "I" && next.ShareType !== "I") {
    throw refuseRecord("FIELD_INTEGRITY_EXCEPTION", "The owner's share of a document cannot be changed", ["ShareType"]);
  }
  if (before !== undefined) return;
  const links = context.database
    .table("ContentDocumentLink")
    .referringTo("ContentDocumentId", String(next.ContentDocumentId));
  const other = links.find((row) => row.LinkedEntityId === next.LinkedEntityId && row.IsDeleted !== true);
  if (other === undefined) return;
  const id = String(other.Id).slice(0, 15);
  throw refuseRecord(
    "DUPLICATE_VALUE",
    `duplicate value found: LinkedEntityId duplicates value on record with id: ${id}`,
    [],
  );
}
