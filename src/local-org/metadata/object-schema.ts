import { noRules } from "./object-rules";
import type { ChildRelationship, FieldDescribe, ObjectSchema, Schema } from "./schema";

/** What an object schema is made of; the look-ups by name are derived. */
type ObjectParts = Omit<ObjectSchema, "field" | "parent" | "child" | "uniqueFields" | "rules"> &
  Partial<Pick<ObjectSchema, "rules">>;

function byName<T>(entries: readonly T[], nameOf: (entry: T) => string | null): (name: string) => T | undefined {
  const found = new Map<string, T>();
  for (const entry of entries) {
    const name = nameOf(entry);
    if (name !== null) found.set(name.toLowerCase(), entry);
  }
  return (name) => found.get(name.toLowerCase());
}

/** An object schema whose fields and relationships are found by name, in any case. */
export function createObjectSchema(parts: ObjectParts): ObjectSchema {
  return {
    rules: noRules,
    ...parts,
    uniqueFields: parts.fields.filter((field) => field.unique),
    field: byName<FieldDescribe>(parts.fields, (field) => field.name),
    parent: byName<FieldDescribe>(parts.fields, (field) =>
      field.type === "reference" ? field.relationshipName : null,
    ),
    child: byName<ChildRelationship>(parts.childRelationships, (child) => child.relationshipName),
  };
}

export function createSchema(objects: readonly ObjectSchema[]): Schema {
  // A content note has the id of its document, whose object comes first; all field histories share a prefix, too.
  const byPrefix = new Map([...objects].reverse().map((object) => [object.keyPrefix, object]));
  return {
    objects,
    object: byName(objects, (object) => object.name),
    byKeyPrefix: (prefix) => byPrefix.get(prefix),
  };
}
