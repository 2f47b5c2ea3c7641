import type { StoredChange } from "../pending-save";
import type { SaveContext } from "../save-context";
import type { FieldValue, OrgRecord } from "../table";
import { toStoredDateTime } from "../values/coerce-date";

/** What an invited user's event has of the one it came of; no field of either, so that no client can see it. */
const origin = "OriginEventId";

/** What an invited user's own event repeats. */
const shared = [
  "WhoId",
  "WhatId",
  "WhoCount",
  "WhatCount",
  "Subject",
  "Location",
  "IsAllDayEvent",
  "ActivityDateTime",
  "ActivityDate",
  "DurationInMinutes",
  "StartDateTime",
  "EndDateTime",
  "EndDate",
  "Description",
  "AccountId",
  "IsPrivate",
] as const;

function sharedValues(event: Readonly<OrgRecord>): Record<string, FieldValue> {
  return Object.fromEntries(shared.map((field) => [field, event[field] ?? null]));
}

function childrenOf({ database }: SaveContext, eventId: string): readonly OrgRecord[] {
  return database
    .table("Event")
    .referringTo(origin, eventId)
    .filter((child) => child.IsDeleted !== true);
}

function addChild({ database, userId }: SaveContext, event: OrgRecord, invitee: string, moment: string): void {
  const table = database.table("Event");
  table.insert({
    ...table.blank(),
    ...sharedValues(event),
    Id: database.nextId(table.object),
    OwnerId: invitee,
    ShowAs: event.ShowAs ?? null,
    EventSubtype: event.EventSubtype ?? null,
    IsChild: true,
    IsGroupEvent: true,
    GroupEventType: "1",
    CreatedDate: moment,
    CreatedById: userId,
    LastModifiedDate: moment,
    LastModifiedById: userId,
    SystemModstamp: moment,
    [origin]: String(event.Id),
  });
}

/**
 * An event to which somebody is invited is a group event, and invited users have it in their own calendars, as a child
 * event that goes when the invitation does (objects.md §5).
 */
export function invitePeople({ context, record: relation, recycle }: StoredChange): void {
  const { database } = context;
  const table = database.table("Event");
  const event = table.get(String(relation.EventId));
  if (event === undefined || event.IsDeleted === true) return;
  const eventId = String(event.Id);
  const live = database
    .table("EventRelation")
    .referringTo("EventId", eventId)
    .filter((row) => row.IsInvitee === true && row.IsDeleted !== true);
  const isGroup = live.length > 0;
  table.update(event, { IsGroupEvent: isGroup, GroupEventType: isGroup ? "1" : "0" });
  const users = new Set(live.map((row) => String(row.RelationId)).filter((id) => id.startsWith("005")));
  const children = childrenOf(context, eventId);
  for (const child of children) if (!users.has(String(child.OwnerId))) recycle("Event", child);
  const owners = new Set(children.map((child) => child.OwnerId));
  for (const id of users) if (!owners.has(id)) addChild(context, event, id, toStoredDateTime(context.now));
}

/** Invited users' own events follow the one they came of. */
export function followEvent({ context, before, record: event, recycle }: StoredChange): void {
  if (before === undefined || event.IsGroupEvent !== true || event.IsChild === true) return;
  const table = context.database.table("Event");
  for (const child of childrenOf(context, String(event.Id))) {
    if (event.IsDeleted === true) recycle("Event", child);
    else table.update(child, { ...sharedValues(event), SystemModstamp: event.SystemModstamp ?? null });
  }
}
