import type { PendingSave } from "../pending-save";
import { relatedAccount } from "./activity-account";

const people: ReadonlySet<string> = new Set(["Contact", "Lead", "User"]);
const answers: ReadonlySet<unknown> = new Set(["Accepted", "Declined", "Maybe"]);

/** Whoever is related to an event is invited to it, unless the request relates them as the event's own people only. */
export function deriveInvitation({ context, before, next, given, moment }: PendingSave): void {
  const { database } = context;
  const id = String(next.RelationId);
  const object = database.schema.byKeyPrefix(id.slice(0, 3))?.name;
  next.IsWhat = object !== undefined && !people.has(object);
  next.AccountId = relatedAccount(database, id);
  if (before === undefined && !given.has("IsInvitee")) next.IsInvitee = next.IsParent !== true;
  if (next.IsInvitee === true) next.Status ??= "New";
  const answered = next.Status !== before?.Status && answers.has(next.Status);
  if (answered && !given.has("RespondedDate")) next.RespondedDate = moment;
}
