import { hasFieldPermissions, hasObjectPermissions } from "../../metadata/permissionable";
import type { FieldDescribe, Schema } from "../../metadata/schema";
import type { FieldValue } from "../../records/table";
import type { Insert } from "../seeding";
import type { Grant } from "./profiles";

function objectColumns(level: NonNullable<Grant["objects"]>): Record<string, FieldValue> {
  const edits = level !== "read";
  const all = level === "everything";
  return {
    PermissionsRead: true,
    PermissionsCreate: edits,
    PermissionsEdit: edits,
    PermissionsDelete: edits,
    PermissionsViewAllRecords: all,
    PermissionsModifyAllRecords: all,
  };
}

/** The columns of a Profile or PermissionSet for the system permissions that it grants. */
export function systemColumns({ system }: Grant): Record<string, FieldValue> {
  return Object.fromEntries(system.map((name) => [`Permissions${name}`, true]));
}

const isWritable = ({ createable, updateable }: FieldDescribe): boolean => createable || updateable;

/** Puts into the org the rows that say what a permission set grants of each object and field. */
export function grantPermissions(schema: Schema, insert: Insert, parentId: string, grant: Grant): void {
  const { objects: level, only, hidden = [] } = grant;
  if (level === undefined) return;
  for (const object of schema.objects) {
    if (only !== undefined && !only.includes(object.name)) continue;
    if (hasObjectPermissions(schema, object)) {
      insert("ObjectPermissions", { ParentId: parentId, SobjectType: object.name, ...objectColumns(level) });
    }
    for (const field of object.fields) {
      const name = `${object.name}.${field.name}`;
      if (!hasFieldPermissions(schema, object, field) || hidden.includes(name)) continue;
      insert("FieldPermissions", {
        ParentId: parentId,
        SobjectType: object.name,
        Field: name,
        PermissionsRead: true,
        PermissionsEdit: level !== "read" && isWritable(field),
      });
    }
  }
}
