import { valueFacts } from "../../metadata/picklist-facts";
import type { OrgDatabase } from "../org-database";
import type { PendingSave } from "../pending-save";
import type { FieldValue, OrgRecord } from "../table";
import { nextAutoNumber } from "../values/next-auto-number";

const copies = { ContactPhone: "Phone", ContactMobile: "MobilePhone", ContactEmail: "Email", ContactFax: "Fax" };

/** What a case shows of its contact. */
export function contactCopies(contact: Readonly<OrgRecord> | undefined): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(copies).map(([copy, field]) => [copy, contact?.[field] ?? null]));
}

function contactOf(database: OrgDatabase, record: Readonly<OrgRecord>): OrgRecord | undefined {
  return typeof record.ContactId === "string" ? database.table("Contact").get(record.ContactId) : undefined;
}

/**
 * A case's number, and what follows from its status and contact. A new case belongs to its contact's account unless it
 * names one. Reopening a case forgets when it was closed.
 */
export function deriveCase({ context, object, before, next, given, moment }: PendingSave): void {
  const { database } = context;
  if (before === undefined && next.CaseNumber === null)
    next.CaseNumber = nextAutoNumber(database, "Case", "CaseNumber", moment);
  const closed = valueFacts(object, "Status", next.Status)?.closed === true;
  if (!closed) next.ClosedDate = null;
  else if (before?.IsClosed !== true && !given.has("ClosedDate")) next.ClosedDate = moment;
  next.IsClosed = closed;
  const contact = contactOf(database, next);
  if (before === undefined) next.AccountId ??= contact?.AccountId ?? null;
  Object.assign(next, contactCopies(contact));
}
