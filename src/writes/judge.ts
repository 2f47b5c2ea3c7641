import type { FieldMetadata, ObjectMetadata } from "../catalogue/metadata";
import { judgeValue } from "./judge-value";
import type { RequestedField } from "./requested-field";
import { userError } from "./user-error";
import type { WriteDraft } from "./write-draft";
import type { UserError } from "./writes";

/**
 * Says everything that is wrong with a draft, as far as the org's describe tells: that costs no call. Salesforce itself
 * stops at the first thing that it finds, and some of this, such as a misspelt stage, it would store.
 */
export function judge(draft: WriteDraft, object: ObjectMetadata | undefined): readonly UserError[] {
  const isNew = draft.target.kind === "create";
  if (!object || !(isNew ? object.createable : object.updateable)) {
    return [...draft.problems, mayNotWrite(draft.object.name, isNew)];
  }
  const named = new Set(draft.requested.map(({ name }) => name));
  const problems = [
    ...draft.problems,
    ...draft.requested.flatMap((field) => judgeField(field, draft, object) ?? []),
    ...draft.implied.flatMap((field) => {
      const problem = judgeField(field, draft, object);
      return problem === undefined || named.has(field.name) ? [] : [asMissing(problem, field)];
    }),
  ];
  const order: (string | null)[] = [null, ...new Set(draft.names.values()), "idempotencyKey"];
  return problems.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

function judgeField(field: RequestedField, draft: WriteDraft, object: ObjectMetadata): UserError | undefined {
  const known = object.fields.get(field.apiName);
  const isNew = draft.target.kind === "create";
  if (!known && field.apiName === "TaskWhoIds") return noSharedActivities(field.name);
  if (!known)
    return notWritable(
      field.name,
      `${object.apiName}.${field.apiName} is hidden from this Salesforce user, or the org does not have it`,
    );
  if (!(isNew ? known.createable : known.updateable))
    return notWritable(field.name, whyReadOnly(known, object.apiName));
  if (field.value === null) return known.nillable ? undefined : cannotBeEmpty(field.name, isNew);
  return judgeValue(field, known, object.apiName);
}

/** The mutation's own default does not suit this org, so that there has to be a value from the client. */
function asMissing(problem: UserError, { name, value }: RequestedField): UserError {
  if (problem.code !== "INVALID_PICKLIST_VALUE") return problem;
  const message = `\`${name}\` is needed, because its default "${String(value)}" is none of this org's values.`;
  return { ...problem, code: "REQUIRED", message, remedy: "Give one of the allowed values.", suggestion: null };
}

function mayNotWrite(type: string, isNew: boolean): UserError {
  const what = isNew ? "create" : "change";
  return userError("NOT_WRITABLE", null, `This Salesforce user may not ${what} records of type ${type}.`, {
    remedy: `An administrator has to give the user's profile or a permission set the permission to ${what} them.`,
  });
}

function whyReadOnly(field: FieldMetadata, object: string): string {
  const at = `${object}.${field.apiName}`;
  return field.calculated
    ? `${at} is a formula, which Salesforce computes`
    : `${at} is read-only for this Salesforce user`;
}

function notWritable(name: string, reason: string): UserError {
  return userError("NOT_WRITABLE", name, `\`${name}\` cannot be written: ${reason}.`, {
    remedy: "Leave it out, or ask an administrator for edit access to the field (field-level security).",
  });
}

function noSharedActivities(name: string): UserError {
  return userError("INVALID_RELATION", name, "This org relates an activity to one person only.", {
    remedy: "Name one person, or have an administrator switch on the feature “Shared Activities”.",
  });
}

function cannotBeEmpty(name: string, isNew: boolean): UserError {
  const remedy = isNew
    ? "Leave it out for the org's default, or give it a value."
    : "Leave it out to keep what it holds, or give it a value.";
  return userError("REQUIRED", name, `\`${name}\` cannot be empty.`, { remedy });
}
