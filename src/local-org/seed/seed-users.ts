import type { Seeding } from "./seeding";
import type { TeamMember } from "./user-values";
import { userValues } from "./user-values";

/** Puts users into the org and answers their ids by username. A manager who is not among them is left out. */
export function seedUsers(
  { insert, calendar }: Pick<Seeding, "insert" | "calendar">,
  members: readonly TeamMember[],
): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  members.forEach((member, index) => {
    const manager = member.manager === undefined ? undefined : ids.get(member.manager);
    const values = { ...userValues(member), ManagerId: manager ?? null };
    const audit = { createdDate: calendar.moment(-900 + index * 7, 540) };
    const id = insert("User", values, audit);
    ids.set(member.username, id);
    if (member.permissionSet !== undefined) {
      insert("PermissionSetAssignment", { AssigneeId: id, PermissionSetId: member.permissionSet }, audit);
    }
  });
  return ids;
}
