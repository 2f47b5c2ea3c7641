import type { SObjectDef } from "../catalogue/define";
import { taskSubtypes } from "./activity-types";
import { readRecordId, type IdSlot } from "./read-record-id";
import { isBlank, type FieldKind, type FieldValue, type RequestedField } from "./requested-field";
import { userError } from "./user-error";
import type { ActivityType, UserError } from "./writes";

/** What an input asks to write, as far as can be said without asking Salesforce. */
export interface WriteDraft {
  readonly object: SObjectDef;
  /** The record to change; `create` to make one, `unknown` when the input's id is none. */
  readonly target: Target;
  readonly requested: readonly RequestedField[];
  /** What the input does not name and a promise of the mutation needs; it is in no receipt. */
  readonly implied: readonly RequestedField[];
  /** What is already wrong. */
  readonly problems: readonly UserError[];
  /** The mutation's input fields by API name, in the order in which clients hear of them. */
  readonly names: ReadonlyMap<string, string>;
}

export type Target =
  { readonly kind: "create" } | { readonly kind: "update"; readonly id: string } | { readonly kind: "unknown" };

/** An input field that goes to one Salesforce field. */
export interface InputField {
  readonly name: string;
  readonly apiName: string;
  readonly kind: Exclude<FieldKind, "people">;
  /** For ids. */
  readonly slot?: IdSlot;
  /** Whether the mutation wants a value although Salesforce does not. */
  readonly required?: boolean;
}

export interface ReadFields {
  readonly requested: readonly RequestedField[];
  readonly problems: readonly UserError[];
}

/** Reads the fields that an input gives; a key that is absent asks for nothing. */
export function readFields(fields: readonly InputField[], input: object): ReadFields {
  const given: Readonly<Record<string, unknown>> = { ...input };
  const read = fields
    .filter(({ name }) => given[name] !== undefined)
    .map((field) => readField(field, given[field.name]));
  return {
    requested: read.filter((item) => "apiName" in item),
    problems: read.filter((item) => "code" in item),
  };
}

function readField(field: InputField, requested: unknown): RequestedField | UserError {
  const { name, kind, apiName, slot, required = false } = field;
  if (required && isBlank(requested)) {
    return userError("REQUIRED", name, `\`${name}\` must not be blank.`, { remedy: "Give it a text." });
  }
  if (slot && typeof requested === "string") {
    const read = readRecordId(slot, requested);
    return read.kind === "problem" ? read.problem : { name, kind, apiName, requested, value: read.id };
  }
  return { name, kind, apiName, requested, value: toSalesforce(kind, requested) };
}

/** Input values have been checked against the schema's types before they come here. */
function toSalesforce(kind: FieldKind, requested: unknown): FieldValue {
  if (requested === null || isBlank(requested)) return null;
  if (kind === "minutes") return Number(requested) * 60;
  if (kind === "activityType") return taskSubtypes[requested as ActivityType];
  return requested as FieldValue;
}
