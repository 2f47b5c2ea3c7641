import type { PendingSave } from "./pending-save";
import { peopleAfter } from "./derived/derive-people";
import { refuseRecord } from "./refuse-record";
import { SalesforceError } from "../errors";
import { findReferenceFault } from "./values/check-reference";

const mostContacts = 50;

function refusePeople(message: string): Error {
  return refuseRecord("FIELD_INTEGRITY_EXCEPTION", message, ["WhoId"]);
}

/** Up to fifty contacts, or one lead and nothing else (objects.md §5). Only the beginning of the first text is known. */
function checkPeople(save: PendingSave): void {
  const { context, object, next, whoIds } = save;
  const lookup = object.field("WhoId");
  if (lookup !== undefined && whoIds !== undefined) {
    const faults = whoIds.flatMap((id) => findReferenceFault(context, object, lookup, id) ?? []);
    if (faults.length > 0) throw new SalesforceError(400, faults);
  }
  const people = whoIds === undefined && save.before?.WhoId === next.WhoId ? [] : peopleAfter(save, object.name);
  const isLead = (id: string): boolean => context.database.schema.byKeyPrefix(id.slice(0, 3))?.name === "Lead";
  const ofLead = typeof next.WhoId === "string" && isLead(next.WhoId);
  if (ofLead && next.WhatId !== null) {
    throw refuseRecord("FIELD_INTEGRITY_EXCEPTION", "field integrity exception: WhoId, WhatId", ["WhoId", "WhatId"]);
  }
  if (people.length > 1 && people.some(isLead)) throw refusePeople("An activity with a lead is with nobody else");
  if (people.length > mostContacts) throw refusePeople(`An activity is with at most ${mostContacts} contacts`);
}

/** Series are refused, not half made: their occurrences would have to be there, too. */
function refuseRecurrence({ object, next, given }: PendingSave): void {
  const asked = [...given].filter((name) => name.startsWith("Recurrence") && next[name] !== null);
  if (next.IsRecurrence !== true && asked.length === 0) return;
  const message = `The local org does not make recurring series. Create each ${object.name.toLowerCase()} by itself.`;
  throw refuseRecord("FUNCTIONALITY_NOT_ENABLED", message, [
    ...(next.IsRecurrence === true ? ["IsRecurrence"] : []),
    ...asked,
  ]);
}

/** A reminder has a time (objects.md §5). */
function checkReminder({ next }: PendingSave): void {
  if (next.IsReminderSet !== true || next.ReminderDateTime !== null) return;
  const message = "Required fields are missing: [ReminderDateTime]";
  throw refuseRecord("REQUIRED_FIELD_MISSING", message, ["ReminderDateTime"]);
}

/** Throws for what is wrong with a task or event as a whole. */
export function checkActivity(save: PendingSave): void {
  refuseRecurrence(save);
  checkReminder(save);
  checkPeople(save);
}
