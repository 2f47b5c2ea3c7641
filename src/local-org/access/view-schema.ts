import { createObjectSchema, createSchema } from "../metadata/object-schema";
import { restrictSchema } from "../metadata/restrict-schema";
import type { FieldDescribe, ObjectSchema, Schema } from "../metadata/schema";
import { fieldPermission, objectPermission, type Permissions } from "./permissions";

/** The names of objects and fields, `Object.Field`, that the permissions do not let the user read. */
function unreadable(schema: Schema, permissions: Permissions): ReadonlySet<string> {
  const hidden = new Set<string>();
  for (const object of schema.objects) {
    if (!objectPermission(schema, object, permissions).read) {
      hidden.add(object.name);
      continue;
    }
    for (const field of object.fields) {
      if (!fieldPermission(schema, object, field, permissions).read) hidden.add(`${object.name}.${field.name}`);
    }
  }
  return hidden;
}

function limitField(field: FieldDescribe, create: boolean, update: boolean): FieldDescribe {
  const createable = field.createable && create;
  const updateable = field.updateable && update;
  return createable === field.createable && updateable === field.updateable
    ? field
    : { ...field, createable, updateable };
}

function limitObject(schema: Schema, object: ObjectSchema, permissions: Permissions): ObjectSchema {
  const permission = objectPermission(schema, object, permissions);
  const createable = object.createable && permission.create;
  const updateable = object.updateable && permission.edit;
  const deletable = object.deletable && permission.delete;
  const fields = object.fields.map((field) => {
    const { edit } = fieldPermission(schema, object, field, permissions);
    return limitField(field, permission.create && edit, permission.edit && edit);
  });
  const isWhole =
    createable === object.createable &&
    updateable === object.updateable &&
    deletable === object.deletable &&
    fields.every((field, index) => field === object.fields[index]);
  return isWhole ? object : createObjectSchema({ ...object, createable, updateable, deletable, fields });
}

/**
 * The schema as a user with these permissions sees it: what it may not read is not there, and what it may not write is
 * marked so, as in the describes that the user gets.
 */
export function viewSchema(schema: Schema, permissions: Permissions): Schema {
  const hidden = unreadable(schema, permissions);
  const seen = hidden.size === 0 ? schema : restrictSchema(schema, hidden);
  const objects = seen.objects.map((object) => limitObject(schema, object, permissions));
  return objects.every((object, index) => object === schema.objects[index]) ? schema : createSchema(objects);
}
