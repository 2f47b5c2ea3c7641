import { valueFacts } from "../../metadata/picklist-facts";
import type { OrgDatabase } from "../org-database";
import type { PendingSave } from "../pending-save";
import type { FieldValue, OrgRecord } from "../table";

function accountOf(database: OrgDatabase, id: FieldValue | undefined): FieldValue {
  if (typeof id !== "string") return null;
  const object = database.schema.byKeyPrefix(id.slice(0, 3))?.name;
  if (object === "Account") return id;
  if (object !== "Opportunity" && object !== "Contact") return null;
  return database.table(object).get(id)?.AccountId ?? null;
}

/** The account that a task belongs to: that of what it is about, else that of the contact (objects.md §5). */
export function taskAccount(database: OrgDatabase, task: Readonly<OrgRecord>): FieldValue {
  return accountOf(database, task.WhatId) ?? accountOf(database, task.WhoId);
}

/** What follows from a task's status, priority and relations. Reopening a task forgets when it was completed. */
export function deriveTask({ context, object, before, next, given, moment }: PendingSave): void {
  const closed = valueFacts(object, "Status", next.Status)?.closed === true;
  if (!closed) next.CompletedDateTime = null;
  else if (before?.IsClosed !== true && !given.has("CompletedDateTime")) next.CompletedDateTime = moment;
  next.IsClosed = closed;
  next.IsHighPriority = valueFacts(object, "Priority", next.Priority)?.highPriority === true;
  next.TaskSubtype ??= "Task";
  next.AccountId = taskAccount(context.database, next);
}
