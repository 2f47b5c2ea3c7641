import { masterOf } from "./masters";
import type { FieldDescribe, ObjectSchema, Schema } from "./schema";

/** Standard objects with permissions of their own. */
const standardObjects: ReadonlySet<string> = new Set([
  "Account",
  "Campaign",
  "Case",
  "Contact",
  "Lead",
  "Opportunity",
  "Pricebook2",
  "Product2",
]);

/** Whether rows of ObjectPermissions say who may use the object: of those who need none, everyone may. */
export function hasObjectPermissions(schema: Schema, object: ObjectSchema): boolean {
  return (
    standardObjects.has(object.name) || (/__(?:c|kav)$/.test(object.name) && masterOf(schema, object) === undefined)
  );
}

/** Whether rows of FieldPermissions say who may use the field: required and system fields need none. */
export function hasFieldPermissions(schema: Schema, object: ObjectSchema, field: FieldDescribe): boolean {
  if (field.permissionable !== true) return false;
  return object.name === "Task" || object.name === "Event" || hasObjectPermissions(schema, object);
}
