import { taskAccount } from "../derived/derive-task";
import type { StoredChange } from "../pending-save";
import { rollUpActivities } from "./roll-up-activities";

/** When a deal or a person moves to another account, so do the tasks that belong there through them. */
export function moveTasks({ context, before, record }: StoredChange, lookup: "WhatId" | "WhoId"): void {
  if (before === undefined || before.AccountId === record.AccountId) return;
  const tasks = context.database.table("Task");
  for (const task of tasks.referringTo(lookup, String(record.Id))) {
    const account = taskAccount(context.database, task);
    if (account === task.AccountId) continue;
    const earlier = { ...task };
    tasks.update(task, { AccountId: account });
    rollUpActivities({ context, before: earlier, record: task });
  }
}
