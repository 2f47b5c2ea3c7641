import type { PendingSave } from "../pending-save";
import { deriveVersion } from "../content/derive-version";
import { deriveArticle } from "./derive-article";
import { deriveCase } from "./derive-case";
import { deriveEvent } from "./derive-event";
import { deriveInvitation } from "./derive-invitation";
import { deriveOpportunity } from "./derive-opportunity";
import { derivePeople } from "./derive-people";
import { derivePerson, deriveUser } from "./derive-person";
import { deriveTask } from "./derive-task";

/** A custom object's record that nobody names is called by its id, of 15 characters. */
function nameById({ next }: PendingSave): void {
  if (next.Name === null && typeof next.Id === "string") next.Name = next.Id.slice(0, 15);
}

/** Fills the fields of a record that follow from its other fields. */
export function deriveFields(save: PendingSave): void {
  if (save.object.name.endsWith("__c")) nameById(save);
  switch (save.object.name) {
    case "Contact":
    case "Lead":
      derivePerson(save);
      break;
    case "User":
      deriveUser(save);
      break;
    case "Opportunity":
      deriveOpportunity(save);
      break;
    case "Task":
      derivePeople(save);
      deriveTask(save);
      break;
    case "Event":
      derivePeople(save);
      deriveEvent(save);
      break;
    case "EventRelation":
      deriveInvitation(save);
      break;
    case "Case":
      deriveCase(save);
      break;
    case "ContentVersion":
      deriveVersion(save);
      break;
    case "ContentDocumentLink":
      save.next.ShareType ??= "V";
      save.next.Visibility ??= "AllUsers";
      break;
    case "Knowledge__kav":
      deriveArticle(save);
      break;
  }
}
