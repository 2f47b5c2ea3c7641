import { publishVersion } from "../content/publish-version";
import { settleDocument, settleNote } from "../content/settle-content";
import { contactCopies } from "../derived/derive-case";
import type { StoredChange } from "../pending-save";
import { addComment } from "./add-comment";
import { followEvent, invitePeople } from "./invite-people";
import { keepHistory } from "./keep-history";
import { keepOnePrimaryRole } from "./keep-one-primary-role";
import { moveActivities } from "./move-activities";
import { countPeople, relateActivity } from "./relate-activity";
import { relateToAccount } from "./relate-to-account";
import { rollUpActivities } from "./roll-up-activities";

function settleContact(change: StoredChange): void {
  moveActivities(change, "WhoId");
  relateToAccount(change);
  const { context, before, record } = change;
  if (before === undefined) return;
  const cases = context.database.table("Case");
  for (const each of cases.referringTo("ContactId", String(record.Id))) cases.update(each, contactCopies(record));
}

/** Brings other records in line with a record of `object` that was just stored or deleted. */
export function settle(object: string, change: StoredChange): void {
  keepHistory(object, change);
  switch (object) {
    case "Contact":
      settleContact(change);
      break;
    case "Opportunity":
      moveActivities(change, "WhatId");
      break;
    case "OpportunityContactRole":
      keepOnePrimaryRole(change);
      break;
    case "Task":
      relateActivity(change, "Task");
      rollUpActivities(change);
      break;
    case "Event":
      relateActivity(change, "Event");
      followEvent(change);
      rollUpActivities(change);
      break;
    case "TaskRelation":
      countPeople(change.context, change.record, "TaskRelation");
      break;
    case "EventRelation":
      countPeople(change.context, change.record, "EventRelation");
      invitePeople(change);
      break;
    case "Case":
      addComment(change);
      break;
    case "ContentDocument":
      settleDocument(change);
      break;
    case "ContentNote":
      settleNote(change);
      break;
    case "ContentVersion":
      publishVersion(change);
      break;
  }
}
