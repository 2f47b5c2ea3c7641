import type { OrgDatabase } from "../records/org-database";
import type { OrgRecord } from "../records/table";
import type { FieldPermission, ObjectPermission, Permissions } from "./permissions";
import { noObjectPermission } from "./permissions";

const granting = ["PermissionSet", "ObjectPermissions", "FieldPermissions"];

function unite<T extends object>(granted: T, none: T, more: T): T {
  const keys = Object.keys(none) as (keyof T)[];
  return Object.fromEntries(keys.map((key) => [key, granted[key] || more[key]])) as T;
}

function objectOf(row: OrgRecord): ObjectPermission {
  return {
    create: row.PermissionsCreate === true,
    read: row.PermissionsRead === true,
    edit: row.PermissionsEdit === true,
    delete: row.PermissionsDelete === true,
    viewAll: row.PermissionsViewAllRecords === true,
    modifyAll: row.PermissionsModifyAllRecords === true,
  };
}

/**
 * What the org's users may do, as its profiles, permission sets and their assignments say now: all of them are records,
 * and a change to one counts from the next request on.
 */
export class PermissionBook {
  private readonly known = new Map<string, Permissions>();
  private changes = -1;

  constructor(private readonly database: OrgDatabase) {}

  /** What the user's profile and permission sets grant. */
  of(user: OrgRecord): Permissions {
    const changes = granting.reduce((sum, name) => sum + this.database.table(name).changes, 0);
    if (changes !== this.changes) this.known.clear();
    this.changes = changes;
    const sets = this.setsOf(user);
    const key = sets
      .map((set) => String(set.Id))
      .sort()
      .join();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const permissions = this.collect(sets);
    this.known.set(key, permissions);
    return permissions;
  }

  private setsOf(user: OrgRecord): readonly OrgRecord[] {
    const sets = this.database.table("PermissionSet");
    const found = new Set(sets.findBy("ProfileId", String(user.ProfileId)));
    for (const assignment of this.database.table("PermissionSetAssignment").findBy("AssigneeId", String(user.Id))) {
      const set = sets.get(String(assignment.PermissionSetId));
      if (set !== undefined) found.add(set);
    }
    return [...found];
  }

  private collect(sets: readonly OrgRecord[]): Permissions {
    const system = new Set<string>();
    const objects = new Map<string, ObjectPermission>();
    const fields = new Map<string, FieldPermission>();
    const noField: FieldPermission = { read: false, edit: false };
    for (const set of sets) {
      for (const [name, value] of Object.entries(set)) {
        if (value === true && name.startsWith("Permissions")) system.add(name.slice("Permissions".length));
      }
      for (const row of this.database.table("ObjectPermissions").findBy("ParentId", String(set.Id))) {
        const name = String(row.SobjectType);
        objects.set(name, unite(objects.get(name) ?? noObjectPermission, noObjectPermission, objectOf(row)));
      }
      for (const row of this.database.table("FieldPermissions").findBy("ParentId", String(set.Id))) {
        const name = String(row.Field);
        const more = { read: row.PermissionsRead === true, edit: row.PermissionsEdit === true };
        fields.set(name, unite(fields.get(name) ?? noField, noField, more));
      }
    }
    return { system, objects, fields };
  }
}
