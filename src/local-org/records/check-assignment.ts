import type { PendingSave } from "./pending-save";
import { refuseRecord } from "./refuse-record";

/** A user has a permission set once. */
export function checkAssignment({ context, next }: PendingSave): void {
  const { AssigneeId, PermissionSetId, Id } = next;
  const others = context.database.table("PermissionSetAssignment").findBy("AssigneeId", String(AssigneeId));
  if (others.every((other) => other.Id === Id || other.PermissionSetId !== PermissionSetId)) return;
  const assignee = String(AssigneeId).slice(0, 15);
  const set = String(PermissionSetId).slice(0, 15);
  const message = `Duplicate PermissionSetAssignment. Assignee: ${assignee}; Permission Set: ${set}`;
  throw refuseRecord("DUPLICATE_VALUE", message, []);
}
