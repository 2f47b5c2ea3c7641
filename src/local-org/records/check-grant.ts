import { hasFieldPermissions, hasObjectPermissions } from "../metadata/permissionable";
import type { PendingSave } from "./pending-save";
import { refuseRecord } from "./refuse-record";
import type { OrgRecord } from "./table";

/** The permissions for an object by their columns, in the words of set-up, each with those that it takes beside it. */
const objectColumns = [
  { column: "PermissionsRead", name: "Read", takes: [] },
  { column: "PermissionsCreate", name: "Create", takes: ["Read"] },
  { column: "PermissionsEdit", name: "Edit", takes: ["Read"] },
  { column: "PermissionsDelete", name: "Delete", takes: ["Read", "Edit"] },
  { column: "PermissionsViewAllRecords", name: "View All", takes: ["Read"] },
  { column: "PermissionsModifyAllRecords", name: "Modify All", takes: ["Read", "Edit", "Delete", "View All"] },
] as const;

const fieldColumns = [
  { column: "PermissionsRead", name: "Read", takes: [] },
  { column: "PermissionsEdit", name: "Edit", takes: ["Read"] },
] as const;

interface Column {
  readonly column: string;
  readonly name: string;
  readonly takes: readonly string[];
}

function refuseDependent(columns: readonly Column[], next: OrgRecord, of: string): void {
  const granted = new Set(columns.filter(({ column }) => next[column] === true).map(({ name }) => name));
  for (const { name, takes } of columns) {
    const missing = takes.filter((other) => !granted.has(other));
    if (!granted.has(name) || missing.length === 0) continue;
    const list = missing.map((other) => `${other} ${of}`).join(", ");
    const message = `Permission ${name} ${of} depends on permission(s): ${list}`;
    throw refuseRecord("FIELD_INTEGRITY_EXCEPTION", message, []);
  }
}

function refuseChoice({ object, next }: PendingSave, name: string): never {
  const message = `${object.field(name)?.label}: bad value for restricted picklist field: ${next[name]}`;
  throw refuseRecord("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", message, [name]);
}

/** A permission set says once what it grants of an object or a field; that another row says it is not told which. */
function refuseSecond({ context, object, next }: PendingSave, name: string): void {
  const others = context.database.table(object.name).findBy(name, next[name] ?? null);
  if (others.every((other) => other.Id === next.Id || other.ParentId !== next.ParentId)) return;
  const message = "duplicate value found: <unknown> duplicates value on record with id: <unknown>";
  throw refuseRecord("DUPLICATE_VALUE", message, []);
}

/**
 * A permission set grants what there is to grant, each once, and nothing without what it depends on (Object Reference,
 * ObjectPermissions and FieldPermissions). A field that everyone may use, such as a required one, is no choice.
 */
export function checkGrant(save: PendingSave): void {
  const { schema } = save.context.database;
  const { SobjectType, Field } = save.next;
  const object = schema.objects.find(({ name }) => name === SobjectType);
  if (save.object.name === "ObjectPermissions") {
    if (object === undefined || !hasObjectPermissions(schema, object)) refuseChoice(save, "SobjectType");
    refuseDependent(objectColumns, save.next, object.name);
    refuseSecond(save, "SobjectType");
    return;
  }
  if (object === undefined) refuseChoice(save, "SobjectType");
  const field = object.fields.find(({ name }) => `${object.name}.${name}` === Field);
  if (field === undefined || !hasFieldPermissions(schema, object, field)) refuseChoice(save, "Field");
  refuseDependent(fieldColumns, save.next, `${object.name}.${field.name}`);
  refuseSecond(save, "Field");
}
