import type { PendingSave } from "./pending-save";
import { refuseRecord } from "./refuse-record";

function refuseRelation(message: string, field: string): Error {
  return refuseRecord("FIELD_INTEGRITY_EXCEPTION", message, [field]);
}

/**
 * Throws for a relation that an event cannot have: to a child event, to somebody who has one already, or, other than by
 * the event's own `WhatId`, to what it is about. The words are our own.
 */
export function checkInvitation({ context, before, next }: PendingSave): void {
  if (before !== undefined) return;
  const { database } = context;
  const event = database.table("Event").get(String(next.EventId));
  if (event?.IsChild === true)
    throw refuseRelation("A child event has no relations: name the event it came of", "EventId");
  if (next.IsWhat === true) throw refuseRelation("What an event is about is set by its WhatId", "RelationId");
  const others = database.table("EventRelation").referringTo("EventId", String(next.EventId));
  const other = others.find((row) => row.RelationId === next.RelationId && row.IsDeleted !== true);
  if (other === undefined) return;
  const id = String(other.Id).slice(0, 15);
  throw refuseRecord(
    "DUPLICATE_VALUE",
    `duplicate value found: RelationId duplicates value on record with id: ${id}`,
    [],
  );
}
