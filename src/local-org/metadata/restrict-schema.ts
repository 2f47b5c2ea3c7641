import { createObjectSchema, createSchema } from "./object-schema";
import type { FieldDescribe, ObjectSchema, Schema } from "./schema";

/** A lookup loses the objects that cannot be seen, and with the last of them its relationship, but not its ids. */
function restrictLookup(field: FieldDescribe, isHidden: (object: string) => boolean): FieldDescribe {
  const referenceTo = field.referenceTo.filter((object) => !isHidden(object));
  if (referenceTo.length === field.referenceTo.length) return field;
  return { ...field, referenceTo, relationshipName: referenceTo.length === 0 ? null : field.relationshipName };
}

/**
 * The schema as a user sees it from whom `hidden` is hidden: fields (`Opportunity.ExpectedRevenue`) and whole objects
 * (`OpportunityContactRole`) are not there, nor is any relationship that leads through them.
 */
export function restrictSchema(schema: Schema, hidden: ReadonlySet<string>): Schema {
  const isHidden = (name: string): boolean => hidden.has(name);
  const restrict = (object: ObjectSchema): ObjectSchema =>
    createObjectSchema({
      ...object,
      fields: object.fields
        .filter((field) => !isHidden(`${object.name}.${field.name}`))
        .map((field) => restrictLookup(field, isHidden)),
      childRelationships: object.childRelationships.filter(
        (child) => !isHidden(child.childSObject) && !isHidden(`${child.childSObject}.${child.field}`),
      ),
    });
  return createSchema(schema.objects.filter((object) => !isHidden(object.name)).map(restrict));
}
