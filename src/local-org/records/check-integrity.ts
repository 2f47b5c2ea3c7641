import { checkAccountRelation } from "./check-account-relation";
import { checkActivity } from "./check-activity";
import { checkArticle } from "./check-article";
import { checkAssignment } from "./check-assignment";
import { checkGrant } from "./check-grant";
import { checkInvitation } from "./check-invitation";
import { checkPermissionSet } from "./check-permission-set";
import { checkLink } from "./content/check-link";
import type { PendingSave } from "./pending-save";
import { refuseRecord } from "./refuse-record";

function refuseUsername({ context, next }: PendingSave): void {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(next.Username))) {
    const form = "Username: the username must have the form of an email address (for example, john@acme.com)";
    throw refuseRecord("INVALID_EMAIL_ADDRESS", form, ["Username"]);
  }
  const others = context.database.table("User").findBy("Username", String(next.Username));
  if (others.every((user) => user.Id === next.Id)) return;
  const reason = "The username already exists in this or another Salesforce organization.";
  throw refuseRecord("DUPLICATE_USERNAME", `Duplicate Username.<br>${reason}`, ["Username"]);
}

/** A record must not be its own ancestor: an account's parents, a contact's superiors. */
function refuseLoops({ context, object, before, next }: PendingSave): void {
  if (before === undefined) return;
  const table = context.database.table(object.name);
  for (const { name, referenceTo, updateable } of object.fields) {
    if (!updateable || referenceTo.length !== 1 || referenceTo[0] !== object.name) continue;
    if (next[name] === before[name]) continue;
    const seen = new Set([next.Id]);
    for (let id = next[name]; typeof id === "string"; id = table.get(id)?.[name]) {
      if (seen.has(id)) throw refuseRecord("CIRCULAR_DEPENDENCY", "attempt to violate hierarchy constraints", [name]);
      seen.add(id);
    }
  }
}

/** Values of unique fields name their record (errors.md §5); the other record's id comes in 15 characters. */
function refuseDuplicates({ context, object, next }: PendingSave): void {
  const table = context.database.table(object.name);
  for (const { name } of object.uniqueFields) {
    const value = next[name];
    if (value === null || value === undefined) continue;
    const other = table.findBy(name, value).find((row) => row.Id !== next.Id);
    if (other === undefined) continue;
    const id = String(other.Id).slice(0, 15);
    throw refuseRecord(
      "DUPLICATE_VALUE",
      `duplicate value found: ${name} duplicates value on record with id: ${id}`,
      [],
    );
  }
}

/** Throws for what is wrong with a record as a whole, or beside the others, though each of its values is right. */
export function checkIntegrity(save: PendingSave): void {
  switch (save.object.name) {
    case "AccountContactRelation":
      checkAccountRelation(save);
      break;
    case "ContentDocumentLink":
      checkLink(save);
      break;
    case "Event":
    case "Task":
      checkActivity(save);
      break;
    case "EventRelation":
      checkInvitation(save);
      break;
    case "FieldPermissions":
    case "ObjectPermissions":
      checkGrant(save);
      break;
    case "Knowledge__kav":
      checkArticle(save);
      break;
    case "PermissionSet":
      checkPermissionSet(save);
      break;
    case "PermissionSetAssignment":
      checkAssignment(save);
      break;
    case "User":
      refuseUsername(save);
      break;
  }
  if (save.before?.IsConverted === true) {
    throw refuseRecord("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead", []);
  }
  refuseLoops(save);
  refuseDuplicates(save);
}
