import { createObjectSchema, createSchema } from "./object-schema";
import type { ChildRelationship, ObjectSchema, Schema } from "./schema";

/** Lookups that no recorded describe lists among the children of what they refer to. */
const unlisted: ReadonlySet<string> = new Set(["MasterRecordId"]);

/** What a describe says of a relationship beside its name when nothing is special about it. */
export function childRelationship(
  particulars: Pick<ChildRelationship, "childSObject" | "field" | "relationshipName"> &
    Partial<Pick<ChildRelationship, "cascadeDelete" | "restrictedDelete">>,
): ChildRelationship {
  const { childSObject, field, relationshipName, cascadeDelete = false, restrictedDelete = false } = particulars;
  return {
    cascadeDelete,
    childSObject,
    deprecatedAndHidden: false,
    field,
    junctionIdListNames: [],
    junctionReferenceTo: [],
    relationshipName,
    restrictedDelete,
  };
}

function byChild(a: ChildRelationship, b: ChildRelationship): number {
  if (a.childSObject !== b.childSObject) return a.childSObject < b.childSObject ? -1 : 1;
  return a.field < b.field ? -1 : Number(a.field > b.field);
}

/** The lookups to an object that nobody declared: they exist, and a sub-query cannot name them (wire fact 32). */
function unnamedChildren(parent: ObjectSchema, objects: readonly ObjectSchema[]): readonly ChildRelationship[] {
  return objects.flatMap(({ name: childSObject, fields }) =>
    fields
      .filter(({ name, referenceTo }) => referenceTo.includes(parent.name) && !unlisted.has(name))
      .map(({ name: field }) => childRelationship({ childSObject, field, relationshipName: null })),
  );
}

function joinObject(parent: ObjectSchema, objects: readonly ObjectSchema[]): ObjectSchema {
  const declared = parent.childRelationships.filter((child) =>
    objects.some((object) => object.name === child.childSObject && object.field(child.field) !== undefined),
  );
  const isDeclared = (child: ChildRelationship): boolean =>
    declared.some(({ childSObject, field }) => childSObject === child.childSObject && field === child.field);
  const others = unnamedChildren(parent, objects).filter((child) => !isDeclared(child));
  return createObjectSchema({ ...parent, childRelationships: [...declared, ...others].sort(byChild) });
}

/**
 * The schema of these objects. Of the relationships that they declare to their children, those stay whose child is
 * among them; every other lookup becomes an unnamed one, in the order of recorded describes: by child, then by field.
 */
export function joinObjects(objects: readonly ObjectSchema[]): Schema {
  return createSchema(objects.map((object) => joinObject(object, objects)));
}
