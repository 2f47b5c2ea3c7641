import type { StoredChange } from "../pending-save";
import { keepOnePrimaryRole } from "./keep-one-primary-role";
import { moveTasks } from "./move-tasks";
import { rollUpActivities } from "./roll-up-activities";

/** Brings other records in line with a record of `object` that was just stored or deleted. */
export function settle(object: string, change: StoredChange): void {
  switch (object) {
    case "Contact":
      moveTasks(change, "WhoId");
      break;
    case "Opportunity":
      moveTasks(change, "WhatId");
      break;
    case "OpportunityContactRole":
      keepOnePrimaryRole(change);
      break;
    case "Task":
      rollUpActivities(change);
      break;
  }
}
