import type { OrgDatabase } from "../org-database";
import type { FieldValue, OrgRecord } from "../table";

/** Objects whose account is that of the activities about them, beside an account itself. */
const ofAccounts: ReadonlySet<string> = new Set(["Opportunity", "Contract"]);

/** The account that a record belongs to; of a custom object, the one that its first lookup to accounts names. */
function accountOf(database: OrgDatabase, id: FieldValue | undefined, asContact: boolean): FieldValue {
  if (typeof id !== "string") return null;
  const object = database.schema.byKeyPrefix(id.slice(0, 3));
  if (object === undefined) return null;
  if (object.name === "Account") return id;
  const lookup = object.custom
    ? object.fields.find(({ type, referenceTo }) => type === "reference" && referenceTo.includes("Account"))?.name
    : ofAccounts.has(object.name) || (asContact && object.name === "Contact")
      ? "AccountId"
      : undefined;
  return lookup === undefined ? null : (database.table(object.name).get(id)?.[lookup] ?? null);
}

/** The account of one record that an activity names: that of a contact, too. */
export function relatedAccount(database: OrgDatabase, id: string): FieldValue {
  return accountOf(database, id, true);
}

/**
 * The account that a task or event belongs to: that of what it is about when that is an account, a deal, a contract or a
 * custom child of an account, else that of the contact (objects.md §5).
 */
export function activityAccount(database: OrgDatabase, activity: Readonly<OrgRecord>): FieldValue {
  return accountOf(database, activity.WhatId, false) ?? accountOf(database, activity.WhoId, true);
}
