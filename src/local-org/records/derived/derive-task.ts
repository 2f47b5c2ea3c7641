import { valueFacts } from "../../metadata/picklist-facts";
import type { PendingSave } from "../pending-save";
import { activityAccount } from "./activity-account";

/** What follows from a task's status, priority and relations. Reopening a task forgets when it was completed. */
export function deriveTask({ context, object, before, next, given, moment }: PendingSave): void {
  const closed = valueFacts(object, "Status", next.Status)?.closed === true;
  if (!closed) next.CompletedDateTime = null;
  else if (before?.IsClosed !== true && !given.has("CompletedDateTime")) next.CompletedDateTime = moment;
  next.IsClosed = closed;
  next.IsHighPriority = valueFacts(object, "Priority", next.Priority)?.highPriority === true;
  next.TaskSubtype ??= "Task";
  next.AccountId = activityAccount(context.database, next);
}
