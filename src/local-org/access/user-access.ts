import type { Schema } from "../metadata/schema";
import type { Org } from "../org";
import type { RecordAccess } from "../records/record-access";
import type { Permissions } from "./permissions";
import { RecordSharing } from "./record-sharing";
import type { Session } from "./sessions";

/** What a user may do in the org at this moment. */
export interface UserAccess {
  readonly permissions: Permissions;
  /** What the user can see. */
  readonly schema: Schema;
  /** Which records the user may see and change. */
  readonly access: RecordAccess;
}

/** What a session's user may do now, by its profile, permission sets and role, and by what faults hide. */
export function userAccess(org: Org, { user, userId, username }: Session): UserAccess {
  const permissions = org.permissions.of(user);
  return {
    permissions,
    schema: org.schemaViews.of(permissions, org.faults.hidden(username)),
    access: new RecordSharing(org.database, userId, permissions, org.permissions),
  };
}
