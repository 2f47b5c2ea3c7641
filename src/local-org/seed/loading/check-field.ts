import type { FieldDescribe, ObjectSchema } from "../../metadata/schema";
import type { LookupRule, SimpleRule } from "./mapping";

/** What an import may say of a record's past (on the platform, with "Set Audit Fields upon Record Creation"). */
const importable: ReadonlySet<string> = new Set(["Id", "CreatedDate", "LastModifiedDate"]);

/** What logging in takes of a user, and the loader fills in. */
const filledIn: ReadonlySet<string> = new Set([
  "Username",
  "Email",
  "Alias",
  "CommunityNickname",
  "TimeZoneSidKey",
  "LocaleSidKey",
  "LanguageLocaleKey",
  "EmailEncodingKey",
  "ProfileId",
]);

/** The lookups among a field's rules. */
export function lookupsOf(rules: readonly SimpleRule[]): readonly LookupRule[] {
  return rules.filter((rule) => typeof rule !== "string").filter((rule) => "lookup" in rule);
}

/** Why the field cannot be loaded, or not by these rules; undefined when it can. */
export function refuseField(field: FieldDescribe, rules: readonly SimpleRule[]): string | undefined {
  if (field.type === "address") return `${field.name} is made of its parts: map those.`;
  if (!field.createable && !importable.has(field.name)) return `${field.name} is set by the org and cannot be loaded.`;
  const lookups = lookupsOf(rules);
  if (field.type !== "reference") {
    return lookups.length === 0 ? undefined : `${field.name} refers to no record, so it takes no "lookup".`;
  }
  if (lookups.length < rules.length) {
    return `${field.name} refers to a record: use { "lookup": "${field.referenceTo[0] ?? ""}", "column": … }.`;
  }
  const foreign = lookups.find(({ lookup }) => !field.referenceTo.includes(lookup));
  return foreign && `${field.name} refers to ${field.referenceTo.join(" or ")}, not to ${foreign.lookup}.`;
}

/** The fields that every record of the object has to have. */
export function requiredFields(object: ObjectSchema): readonly FieldDescribe[] {
  return object.fields.filter(
    (field) =>
      field.createable &&
      !field.nillable &&
      !field.defaultedOnCreate &&
      !(object.name === "User" && filledIn.has(field.name)),
  );
}
