import type { OrgDatabase } from "./org-database";
import type { PendingSave } from "./pending-save";
import { refuseRecord } from "./refuse-record";

/** Set the org up, whatever is saved of them (Apex guide, sObjects That Cannot Be Used Together in DML Operations). */
const setUpObjects: ReadonlySet<string> = new Set([
  "FieldPermissions",
  "Group",
  "GroupMember",
  "ObjectPermissions",
  "PermissionSet",
  "PermissionSetAssignment",
  "QueueSobject",
  "UserRole",
]);

/** Changes of a user that set the org up; others may stand beside ordinary records. */
const setUpFieldsOfUsers = ["IsActive", "ProfileId", "UserRoleId", "Username"];

function setsUp({ object, before, next, given }: PendingSave): boolean {
  if (object.name !== "User") return setUpObjects.has(object.name);
  if (before === undefined) return (next.UserRoleId ?? null) !== null;
  return setUpFieldsOfUsers.some((name) => given.has(name));
}

function refuseMixed(database: OrgDatabase, object: string, isSetUp: boolean): void {
  const original = database.findMixed(object, isSetUp);
  if (original === undefined) return;
  const reason = "DML operation on setup object is not permitted after you have updated a non-setup object";
  throw refuseRecord("MIXED_DML_OPERATION", `${reason} (or vice versa): ${object}, original object: ${original}`, []);
}

/** Throws when the transaction has both set up the org and saved ordinary records (errors.md §5). */
export function refuseMixedSave(save: PendingSave): void {
  refuseMixed(save.context.database, save.object.name, setsUp(save));
}

/** As `refuseMixedSave`, for the delete of a record. */
export function refuseMixedDeletion(database: OrgDatabase, object: string): void {
  refuseMixed(database, object, setUpObjects.has(object));
}
