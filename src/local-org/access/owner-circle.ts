import type { OrgDatabase } from "../records/org-database";

function ids(values: Iterable<unknown>): readonly string[] {
  return [...values].filter((value) => typeof value === "string");
}

/** The users whose role lies below this user's. */
function subordinates(database: OrgDatabase, userId: string): readonly string[] {
  const users = database.table("User");
  const roles = [users.get(userId)?.UserRoleId].filter((role) => typeof role === "string");
  const below: string[] = [];
  for (const role of roles) {
    for (const child of database.table("UserRole").findBy("ParentRoleId", role)) {
      // A hierarchy that goes in a circle would have no end.
      if (roles.includes(String(child.Id))) continue;
      roles.push(String(child.Id));
      below.push(...ids(users.findBy("UserRoleId", String(child.Id)).map(({ Id }) => Id)));
    }
  }
  return below;
}

/** The groups and queues that these are members of, by themselves or through a group in the group. */
function groupsOf(database: OrgDatabase, members: readonly string[]): readonly string[] {
  const memberships = database.table("GroupMember");
  const found = new Set<string>();
  const open = [...members];
  for (const member of open) {
    for (const { GroupId } of memberships.findBy("UserOrGroupId", member)) {
      if (typeof GroupId !== "string" || found.has(GroupId)) continue;
      found.add(GroupId);
      open.push(GroupId);
    }
  }
  return [...found];
}

/**
 * Whose records a user has all access to: its own, those of all users below it in the role hierarchy, and those of the
 * queues that any of them is a member of.
 */
export function ownerCircle(database: OrgDatabase, userId: string): ReadonlySet<string> {
  const people = [userId, ...subordinates(database, userId)];
  return new Set([...people, ...groupsOf(database, people)]);
}
