import { activityKind, isWho, relationsOf } from "../activity-kind";
import { relatedAccount } from "../derived/activity-account";
import { peopleAfter } from "../derived/derive-people";
import type { StoredChange } from "../pending-save";
import type { SaveContext } from "../save-context";
import type { OrgRecord } from "../table";
import { toStoredDateTime } from "../values/coerce-date";

type Kind = NonNullable<ReturnType<typeof activityKind>>;

function auditOf({ now, userId }: SaveContext): OrgRecord {
  const moment = toStoredDateTime(now);
  return { LastModifiedDate: moment, LastModifiedById: userId, SystemModstamp: moment };
}

/** Enters a relation. The platform does so by itself, so nothing of a save but the audit fields applies. */
function relate({ database }: SaveContext, kind: Kind, activity: OrgRecord, id: string, isWhat: boolean): void {
  const table = database.table(kind.relation);
  const row = table.blank();
  row.Id = database.nextId(table.object);
  row[kind.lookup] = activity.Id ?? null;
  row.RelationId = id;
  row.IsWhat = isWhat;
  row.AccountId = relatedAccount(database, id);
  row.CreatedDate = activity.LastModifiedDate ?? null;
  row.CreatedById = activity.LastModifiedById ?? null;
  row.LastModifiedDate = row.CreatedDate;
  row.LastModifiedById = row.CreatedById;
  row.SystemModstamp = row.CreatedDate;
  if (kind.object === "Event") row.IsParent = true;
  table.insert(row);
}

/** Ends what a relation was by itself; one that is also an invitation goes on as that. */
function unrelate(context: SaveContext, kind: Kind, row: OrgRecord): void {
  const change = row.IsInvitee === true ? { IsParent: false } : { IsDeleted: true };
  context.database.table(kind.relation).update(row, { ...change, ...auditOf(context) });
}

/** Keeps the rows of TaskRelation and EventRelation in line with whom and what an activity names. */
export function relateActivity(change: StoredChange, object: "Task" | "Event"): void {
  const { context, before, record, whoIds } = change;
  const kind = activityKind(object);
  if (kind === undefined || record.IsDeleted === true || record.IsChild === true) return;
  if (whoIds === undefined && before?.WhoId === record.WhoId && before?.WhatId === record.WhatId) return;
  const what = typeof record.WhatId === "string" ? record.WhatId : undefined;
  if (before === undefined) {
    for (const id of peopleAfter({ context, before, next: record, whoIds }, object))
      relate(context, kind, record, id, false);
    if (what !== undefined) relate(context, kind, record, what, true);
    return;
  }
  const people = new Set(peopleAfter({ context, before, next: record, whoIds }, object));
  const rows = relationsOf(context.database, kind, String(record.Id));
  for (const row of rows) {
    const id = String(row.RelationId);
    const isCalled = row.IsWhat === true ? id === what : people.has(id);
    if (row.IsParent !== false && !isCalled) unrelate(context, kind, row);
    else if (row.IsParent === false && isCalled) context.database.table(kind.relation).update(row, { IsParent: true });
  }
  const known = new Set(rows.map((row) => row.RelationId));
  for (const id of people) if (!known.has(id)) relate(context, kind, record, id, false);
  if (what !== undefined && !known.has(what)) relate(context, kind, record, what, true);
}

/** Brings an activity in line with its relations, when one of these came or went by itself. */
export function countPeople(context: SaveContext, relation: Readonly<OrgRecord>, object: string): void {
  const kind = activityKind(object);
  const { database } = context;
  if (kind === undefined) return;
  const table = database.table(kind.object);
  const activity = table.get(String(relation[kind.lookup]));
  if (activity === undefined || activity.IsDeleted === true) return;
  const people = relationsOf(database, kind, String(activity.Id)).filter(isWho);
  const primary = people.find((row) => row.RelationId === activity.WhoId) ?? people[0];
  const next = { WhoCount: people.length, WhoId: primary?.RelationId ?? null };
  if (next.WhoCount !== activity.WhoCount || next.WhoId !== activity.WhoId) {
    table.update(activity, { ...next, SystemModstamp: toStoredDateTime(context.now) });
  }
}

/**
 * Whether an activity that somebody leaves stays for others: then the next of them is its primary person. Otherwise it
 * goes with whom it was for.
 */
export function passOn(context: SaveContext, object: string, activity: OrgRecord, leaving: string): boolean {
  const kind = activityKind(object);
  if (kind?.object !== object) return false;
  const heir = relationsOf(context.database, kind, String(activity.Id)).find(
    (row) => isWho(row) && row.RelationId !== leaving,
  );
  if (heir === undefined) return false;
  context.database.table(object).update(activity, { WhoId: heir.RelationId ?? null, ...auditOf(context) });
  return true;
}
