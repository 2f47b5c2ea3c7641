import { activityAccount } from "../derived/activity-account";
import type { StoredChange } from "../pending-save";
import { rollUpActivities } from "./roll-up-activities";

/** When a deal or a person moves to another account, so do the activities that belong there through them. */
export function moveActivities(change: StoredChange, lookup: "WhatId" | "WhoId"): void {
  const { context, before, record } = change;
  if (before === undefined || before.AccountId === record.AccountId) return;
  for (const object of ["Task", "Event"] as const) {
    const table = context.database.table(object);
    for (const activity of table.referringTo(lookup, String(record.Id))) {
      const account = activityAccount(context.database, activity);
      if (account === activity.AccountId) continue;
      const earlier = { ...activity };
      table.update(activity, { AccountId: account });
      rollUpActivities({ ...change, before: earlier, record: activity });
    }
  }
}
