import type { StoredChange } from "../pending-save";
import type { FieldValue, OrgRecord } from "../table";

/** The lookup by which a task counts for a record, by the record's object. */
const lookups: Readonly<Record<string, string>> = {
  Account: "AccountId",
  Contact: "WhoId",
  Lead: "WhoId",
  Opportunity: "WhatId",
};

interface Activity {
  readonly LastActivityDate: FieldValue;
  readonly HasOpenActivity: boolean;
  readonly HasOverdueTask: boolean;
}

const none: Activity = { LastActivityDate: null, HasOpenActivity: false, HasOverdueTask: false };

function addTask(sum: Activity, task: Readonly<OrgRecord>, today: string): Activity {
  if (task.IsDeleted === true) return sum;
  const date = typeof task.ActivityDate === "string" ? task.ActivityDate : null;
  if (task.IsClosed !== true) {
    const overdue = sum.HasOverdueTask || (date !== null && date < today);
    return { ...sum, HasOpenActivity: true, HasOverdueTask: overdue };
  }
  const last = typeof sum.LastActivityDate === "string" ? sum.LastActivityDate : null;
  return date !== null && (last === null || date > last) ? { ...sum, LastActivityDate: date } : sum;
}

function rollUp({ context, before, record: task }: StoredChange, id: string, today: string): void {
  const { database } = context;
  const object = database.schema.byKeyPrefix(id.slice(0, 3))?.name ?? "";
  const lookup = lookups[object];
  if (lookup === undefined) return;
  const table = database.table(object);
  const record = table.get(id);
  if (record === undefined || record.IsDeleted === true) return;
  const { LastActivityDate = null, HasOpenActivity, HasOverdueTask } = record;
  // A new task only adds, so that loading many of them does not count all others again each time.
  const sum =
    before === undefined
      ? addTask(
          { LastActivityDate, HasOpenActivity: HasOpenActivity === true, HasOverdueTask: HasOverdueTask === true },
          task,
          today,
        )
      : database
          .table("Task")
          .referringTo(lookup, id)
          .reduce((all, each) => addTask(all, each, today), none);
  table.update(record, object === "Opportunity" ? { ...sum } : { LastActivityDate: sum.LastActivityDate });
}

/**
 * Tells the records that a task names, or named before, of their last and open activities. A task is overdue by the day
 * of its last save: it does not become so by midnight alone.
 */
export function rollUpActivities(change: StoredChange): void {
  const { context, before, record } = change;
  const today = context.now.toISOString().slice(0, 10);
  const named = [record.WhoId, record.WhatId, record.AccountId, before?.WhoId, before?.WhatId, before?.AccountId];
  for (const id of new Set(named)) if (typeof id === "string") rollUp(change, id, today);
}
