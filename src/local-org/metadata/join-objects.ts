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

type Lookup = Pick<ChildRelationship, "childSObject" | "field">;

/** All lookups, by the object to which they lead. */
function lookupsByTarget(objects: readonly ObjectSchema[]): ReadonlyMap<string, readonly Lookup[]> {
  const found = new Map<string, Lookup[]>();
  for (const { name: childSObject, fields } of objects) {
    for (const { name: field, referenceTo } of fields) {
      if (unlisted.has(field)) continue;
      for (const target of referenceTo) {
        const known = found.get(target);
        if (known === undefined) found.set(target, [{ childSObject, field }]);
        else known.push({ childSObject, field });
      }
    }
  }
  return found;
}

const keyOf = ({ childSObject, field }: Lookup): string => `${childSObject}.${field}`;

/** With the lookups, too, that nobody declared: they exist, and a sub-query cannot name them (wire fact 32). */
function joinObject(
  parent: ObjectSchema,
  lookups: readonly Lookup[],
  isThere: (lookup: Lookup) => boolean,
): ObjectSchema {
  const declared = parent.childRelationships.filter(isThere);
  const names = new Set(declared.map(keyOf));
  const others = lookups
    .filter((lookup) => !names.has(keyOf(lookup)))
    .map((lookup) => childRelationship({ ...lookup, relationshipName: null }));
  return createObjectSchema({ ...parent, childRelationships: [...declared, ...others].sort(byChild) });
}

/**
 * The schema of these objects. Of the relationships that they declare to their children, those stay whose child is
 * among them; every other lookup becomes an unnamed one, in the order of recorded describes: by child, then by field.
 */
export function joinObjects(objects: readonly ObjectSchema[]): Schema {
  const byName = new Map(objects.map((object) => [object.name, object]));
  const lookups = lookupsByTarget(objects);
  const isThere = ({ childSObject, field }: Lookup): boolean => byName.get(childSObject)?.field(field) !== undefined;
  return createSchema(objects.map((object) => joinObject(object, lookups.get(object.name) ?? [], isThere)));
}
