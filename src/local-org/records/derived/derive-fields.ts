import type { PendingSave } from "../pending-save";
import { deriveOpportunity } from "./derive-opportunity";
import { derivePerson, deriveUser } from "./derive-person";
import { deriveTask } from "./derive-task";

/** Fills the fields of a record that follow from its other fields. */
export function deriveFields(save: PendingSave): void {
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
      deriveTask(save);
      break;
  }
}
