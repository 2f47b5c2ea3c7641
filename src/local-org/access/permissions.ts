import type { FieldDescribe, ObjectSchema, Schema } from "../metadata/schema";
import { masterOf } from "../metadata/masters";
import { hasFieldPermissions, hasObjectPermissions } from "../metadata/permissionable";

/** What a user may do with the records of an object, whoever owns them: the columns of ObjectPermissions. */
export interface ObjectPermission {
  readonly create: boolean;
  readonly read: boolean;
  readonly edit: boolean;
  readonly delete: boolean;
  readonly viewAll: boolean;
  readonly modifyAll: boolean;
}

export interface FieldPermission {
  readonly read: boolean;
  readonly edit: boolean;
}

/** All that a user's profile and permission sets grant, together. */
export interface Permissions {
  /** Such as `ApiEnabled`: the columns `Permissions…` of PermissionSet. */
  readonly system: ReadonlySet<string>;
  /** By object, as in ObjectPermissions. */
  readonly objects: ReadonlyMap<string, ObjectPermission>;
  /** By `Object.Field`, as in FieldPermissions. */
  readonly fields: ReadonlyMap<string, FieldPermission>;
}

export const noObjectPermission: ObjectPermission = {
  create: false,
  read: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};

/** What writes to objects that set up the org, and to activities, take in place of object permissions. */
const writers: Readonly<Record<string, string>> = {
  Event: "EditEvent",
  FieldPermissions: "ManageProfilesPermissionsets",
  Group: "ManageUsers",
  GroupMember: "ManageUsers",
  ObjectPermissions: "ManageProfilesPermissionsets",
  Organization: "CustomizeApplication",
  PermissionSet: "ManageProfilesPermissionsets",
  PermissionSetAssignment: "AssignPermissionSets",
  QueueSobject: "ManageUsers",
  Task: "EditTask",
  UserRole: "ManageRoles",
};

function limitWrites(permission: ObjectPermission, mayWrite: boolean): ObjectPermission {
  return mayWrite ? permission : { ...permission, create: false, edit: false, delete: false };
}

const everything: ObjectPermission = {
  create: true,
  read: true,
  edit: true,
  delete: true,
  viewAll: false,
  modifyAll: false,
};

/** What the user may do with an object: by its own permissions, those of its master, or what they are replaced by. */
export function objectPermission(schema: Schema, object: ObjectSchema, permissions: Permissions): ObjectPermission {
  if (hasObjectPermissions(schema, object)) return permissions.objects.get(object.name) ?? noObjectPermission;
  const writer = writers[object.name];
  if (writer !== undefined) return limitWrites(everything, permissions.system.has(writer));
  // Everyone may change some of what the org knows of oneself.
  if (object.name === "User") {
    const manages = permissions.system.has("ManageUsers");
    return { ...everything, create: manages, delete: false };
  }
  const master = schema.object(masterOf(schema, object)?.object ?? "");
  if (master === undefined) return everything;
  const ofMaster = objectPermission(schema, master, permissions);
  return limitWrites({ ...ofMaster, create: true, delete: true }, ofMaster.edit);
}

/** What of one's own user record takes the permission to manage users. */
const managedUserFields: ReadonlySet<string> = new Set([
  "IsActive",
  "ManagerId",
  "ProfileId",
  "UserRoleId",
  "Username",
]);

/** Field-level security: what the user may do with a field of an object that it may use. */
export function fieldPermission(
  schema: Schema,
  object: ObjectSchema,
  field: FieldDescribe,
  permissions: Permissions,
): FieldPermission {
  if (object.name === "User" && managedUserFields.has(field.name)) {
    return { read: true, edit: permissions.system.has("ManageUsers") };
  }
  if (!hasFieldPermissions(schema, object, field)) return { read: true, edit: true };
  return permissions.fields.get(`${object.name}.${field.name}`) ?? { read: false, edit: false };
}
