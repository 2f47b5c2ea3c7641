import type { ObjectMetadata } from "../catalogue/metadata";
import { parseRecordId } from "../catalogue/record-id";
import type { WriteRefusal } from "../soql/executor";
import { isConsequence, ruleFor } from "./refusal-rules";
import type { RequestedField } from "./requested-field";
import { suggestValue } from "./suggest-value";
import { userError } from "./user-error";
import type { WriteDraft } from "./write-draft";
import type { UserError } from "./writes";

/** Says in the client's terms why Salesforce refused: each reason once for every input field that it concerns. */
export function explainRefusals(
  refusals: readonly WriteRefusal[],
  draft: WriteDraft,
  object: ObjectMetadata | undefined,
): readonly UserError[] {
  const reasons = refusals.filter((refusal) => !isConsequence(refusal));
  if (reasons.length === 0) return [withoutReason];
  return reasons.flatMap((refusal) => fieldsOf(refusal, draft).map((field) => explain(refusal, field, draft, object)));
}

/** Salesforce says of a missing record neither which it is nor where it was named. */
function nameMissing({ code }: WriteRefusal, field: string | null, draft: WriteDraft): string | undefined {
  const { object, target } = draft;
  if (target.kind === "update" && field === "id") {
    if (code === "NOT_FOUND") return `There is no ${object.name} with the id ${target.id} that this user can see.`;
    if (code === "ENTITY_IS_DELETED") return `The ${object.name} with the id ${target.id} has been deleted.`;
  }
  const asked = draft.requested.find(({ name }) => name === field);
  return code === "INVALID_CROSS_REFERENCE_KEY" && asked
    ? `\`${asked.name}\` names a record that does not exist, or that this user cannot see: ${String(asked.requested)}.`
    : undefined;
}

const withoutReason = userError("ROLLED_BACK", null, "Salesforce did not carry out the write and gave no reason.", {
  remedy: "Try again.",
});

function explain(
  refusal: WriteRefusal,
  field: string | null,
  draft: WriteDraft,
  object: ObjectMetadata | undefined,
): UserError {
  const { code } = refusal;
  const message = nameMissing(refusal, field, draft) ?? refusal.message;
  const { requested } = draft;
  const { code: ours, remedy } = ruleFor(refusal);
  const asked = requested.find(({ name }) => name === field);
  const allowed =
    ours === "INVALID_PICKLIST_VALUE" && asked ? (object?.fields.get(asked.apiName)?.picklistValues ?? []) : [];
  return userError(ours, field, message, {
    remedy,
    salesforceCode: code,
    duplicates: duplicatesOf(refusal).map((id) => ({ id })),
    ...(allowed.length > 0 && { allowedValues: allowed, suggestion: suggestOther(String(asked?.requested), allowed) }),
  });
}

/** The org's values may hold the very one that was refused, where a record type allows fewer. */
function suggestOther(given: string, allowed: readonly string[]): string | null {
  return suggestValue(
    given,
    allowed.filter((value) => value !== given),
  );
}

/** The input fields that a refusal is about; one `null` when it is about none. */
function fieldsOf(refusal: WriteRefusal, draft: WriteDraft): readonly (string | null)[] {
  const column = /No such column '([^']+)'/.exec(refusal.message)?.[1];
  const apiNames = column === undefined ? refusal.fields : [column];
  const names = apiNames.flatMap((apiName) => draft.names.get(apiName) ?? []);
  if (names.length > 0) return [...new Set(names)];
  if (concernsTarget(refusal, draft)) return ["id"];
  return [fieldReferredTo(refusal, draft.requested) ?? null];
}

/** Whether it is the record to change that is missing; a deleted one may also be one that the input refers to. */
function concernsTarget({ code }: WriteRefusal, { target, requested }: WriteDraft): boolean {
  if (target.kind !== "update") return false;
  return code === "NOT_FOUND" || (code === "ENTITY_IS_DELETED" && requested.every(({ kind }) => kind !== "id"));
}

/** Of a bad reference Salesforce often tells the id alone, or nothing; then there may be but one that it can be. */
function fieldReferredTo({ code, message }: WriteRefusal, requested: readonly RequestedField[]): string | undefined {
  const references = requested.filter(({ kind }) => kind === "id" || kind === "people");
  const id = /\b[0-9A-Za-z]{15}(?:[0-9A-Za-z]{3})?\b/.exec(message)?.[0].slice(0, 15);
  const named =
    id === undefined
      ? []
      : references.filter(({ value }) => [value].flat().some((given) => String(given).startsWith(id)));
  if (named.length > 0) return named[0]?.name;
  return code === "INVALID_CROSS_REFERENCE_KEY" && references.length === 1 ? references[0]?.name : undefined;
}

/** A unique value's other holder is told in the message alone, by its id of 15 characters (errors.md §5). */
function duplicatesOf({ code, message, duplicates }: WriteRefusal): readonly string[] {
  const told = code === "DUPLICATE_VALUE" ? /record with id: ([0-9A-Za-z]+)/.exec(message)?.[1] : undefined;
  const holder = told === undefined ? undefined : parseRecordId(told);
  return holder === undefined ? duplicates : [holder];
}
