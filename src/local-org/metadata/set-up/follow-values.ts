import { createObjectSchema } from "../object-schema";
import type { FieldDescribe, ObjectSchema, PicklistValue } from "../schema";

/** Of which object the standard histories tell. */
const subjects: Readonly<Record<string, string>> = {
  AccountHistory: "Account",
  CaseHistory: "Case",
  ContactHistory: "Contact",
  LeadHistory: "Lead",
  OpportunityFieldHistory: "Opportunity",
};

function withValues(object: ObjectSchema, name: string, values: readonly PicklistValue[]): ObjectSchema {
  const change = (field: FieldDescribe): FieldDescribe =>
    field.name === name ? { ...field, picklistValues: values } : field;
  return createObjectSchema({ ...object, fields: object.fields.map(change) });
}

/**
 * Histories offer what set-up has made of the objects of which they tell: the stages of deals, and the custom fields that
 * may have changed.
 */
export function followValues(object: ObjectSchema, objects: readonly ObjectSchema[]): ObjectSchema {
  const find = (name: string | undefined): ObjectSchema | undefined => objects.find((each) => each.name === name);
  if (object.name === "OpportunityHistory") {
    const stages = find("Opportunity")?.field("StageName")?.picklistValues ?? [];
    return withValues(object, "StageName", stages);
  }
  const custom = find(subjects[object.name])?.fields.filter((field) => field.custom) ?? [];
  if (custom.length === 0) return object;
  const added = custom.map(({ name: value, label }) => ({
    ...{ active: true, defaultValue: false, label, validFor: null, value },
  }));
  return withValues(object, "Field", [...(object.field("Field")?.picklistValues ?? []), ...added]);
}
