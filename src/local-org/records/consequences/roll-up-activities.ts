import { activityKind, isWho } from "../activity-kind";
import type { StoredChange } from "../pending-save";
import type { SaveContext } from "../save-context";
import type { FieldValue, OrgRecord } from "../table";

/** The lookup by which an activity counts for a record, by the record's object; for people, the relations count. */
const lookups: Readonly<Record<string, string>> = { Account: "AccountId", Opportunity: "WhatId" };
const people: ReadonlySet<string> = new Set(["Contact", "Lead"]);

/** Custom objects count what is about their records, if set-up allows activities. */
function lookupOf({ database }: SaveContext, object: string): string | undefined {
  const known = lookups[object];
  if (known !== undefined || !object.endsWith("__c")) return known;
  return database.schema.object(object)?.field("LastActivityDate") && "WhatId";
}

interface Activity {
  readonly LastActivityDate: FieldValue;
  readonly HasOpenActivity: boolean;
  readonly HasOverdueTask: boolean;
}

const none: Activity = { LastActivityDate: null, HasOpenActivity: false, HasOverdueTask: false };

function withDate(sum: Activity, date: string | null): Activity {
  const last = typeof sum.LastActivityDate === "string" ? sum.LastActivityDate : null;
  return date !== null && (last === null || date > last) ? { ...sum, LastActivityDate: date } : sum;
}

/** An event is open until its last day is over, and its day counts as activity; a task counts by its due day once it is closed. */
function addActivity(sum: Activity, activity: Readonly<OrgRecord>, today: string): Activity {
  if (activity.IsDeleted === true || activity.IsChild === true) return sum;
  const date = typeof activity.ActivityDate === "string" ? activity.ActivityDate : null;
  if (activity.StartDateTime !== undefined) {
    const open = sum.HasOpenActivity || String(activity.EndDate) >= today;
    return withDate({ ...sum, HasOpenActivity: open }, date);
  }
  if (activity.IsClosed === true) return withDate(sum, date);
  const overdue = sum.HasOverdueTask || (date !== null && date < today);
  return { ...sum, HasOpenActivity: true, HasOverdueTask: overdue };
}

function* activitiesOf(context: SaveContext, object: string, id: string): Iterable<OrgRecord> {
  const { database } = context;
  const lookup = lookupOf(context, object);
  for (const kind of [activityKind("Task"), activityKind("Event")]) {
    if (kind === undefined) continue;
    const table = database.table(kind.object);
    if (lookup !== undefined) yield* table.referringTo(lookup, id);
    else {
      for (const relation of database.table(kind.relation).referringTo("RelationId", id)) {
        const activity = table.get(String(relation[kind.lookup]));
        if (activity !== undefined && relation.IsDeleted !== true && isWho(relation)) yield activity;
      }
    }
  }
}

function rollUp({ context, before, record: activity }: StoredChange, id: string, today: string): void {
  const { database } = context;
  const object = database.schema.byKeyPrefix(id.slice(0, 3))?.name ?? "";
  if (lookupOf(context, object) === undefined && !people.has(object)) return;
  const table = database.table(object);
  const record = table.get(id);
  if (record === undefined || record.IsDeleted === true) return;
  const { LastActivityDate = null, HasOpenActivity, HasOverdueTask } = record;
  let sum = none;
  // A new activity only adds, so that loading many of them does not count all others again each time.
  if (before === undefined) {
    const so = { LastActivityDate, HasOpenActivity: HasOpenActivity === true, HasOverdueTask: HasOverdueTask === true };
    sum = addActivity(so, activity, today);
  } else {
    for (const each of activitiesOf(context, object, id)) sum = addActivity(sum, each, today);
  }
  table.update(record, object === "Opportunity" ? { ...sum } : { LastActivityDate: sum.LastActivityDate });
}

/** Everybody that a change of an activity concerns. A new one that is with one person or nobody needs no look at its relations. */
function* whosOf({ context, before, record }: StoredChange): Iterable<FieldValue | undefined> {
  yield record.WhoId;
  yield before?.WhoId;
  const kind = activityKind(record.StartDateTime === undefined ? "Task" : "Event");
  if (kind === undefined || (before === undefined && Number(record.WhoCount) < 2)) return;
  // Those whom it has just left are among the deleted relations.
  const relations = context.database.table(kind.relation).referringTo(kind.lookup, String(record.Id));
  for (const relation of relations) if (isWho(relation)) yield relation.RelationId;
}

/**
 * Tells the records that an activity names, or named before, of their last and open activities. A task is overdue, and
 * an event over, by the day of its last save: neither becomes so by midnight alone.
 */
export function rollUpActivities(change: StoredChange): void {
  const { context, before, record } = change;
  const today = context.now.toISOString().slice(0, 10);
  const named = [...whosOf(change), record.WhatId, record.AccountId, before?.WhatId, before?.AccountId];
  for (const id of new Set(named)) if (typeof id === "string") rollUp(change, id, today);
}
