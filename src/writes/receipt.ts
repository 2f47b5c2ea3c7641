import type { ObjectMetadata } from "../catalogue/metadata";
import type { Row } from "../soql/executor";
import { explainNormalization } from "./normalization";
import { present, type RequestedField } from "./requested-field";
import { sameValue } from "./same-value";
import type { WriteDraft } from "./write-draft";
import type { FieldReceipt, ReceiptStatus } from "./writes";

/** What was found around a write. */
export interface Findings {
  readonly object: ObjectMetadata | undefined;
  /** Undefined for a new record, and when it could not be read. */
  readonly before: Row | undefined;
  /** Undefined when the record could not be read back. */
  readonly stored: Row | undefined;
}

/** Compares what was requested with what the org holds, field by field. */
export function compareFields({ requested }: WriteDraft, findings: Findings): readonly FieldReceipt[] {
  return requested.map((field) => compareField(field, findings));
}

/** What a client must look at first: something else was stored; something is not known; all is well. */
export function statusOf(fields: readonly FieldReceipt[]): ReceiptStatus {
  const outcomes = new Set(fields.map(({ outcome }) => outcome));
  if (outcomes.has("DIFFERS")) return "DIFFERS";
  return outcomes.has("UNVERIFIED") ? "UNVERIFIED" : "WRITTEN";
}

function compareField(field: RequestedField, findings: Findings): FieldReceipt {
  const { name, requested, apiName } = field;
  const before = read(field, findings.before) ?? null;
  const stored = read(field, findings.stored);
  const receipt = { field: name, requested, before, stored: stored ?? null };
  if (stored === undefined) {
    return { ...receipt, outcome: "UNVERIFIED", reason: findings.stored ? unreadable : notReadBack };
  }
  const wasSame = findings.before !== undefined && sameValue(before, stored);
  if (sameValue(requested, stored)) {
    return wasSame
      ? { ...receipt, outcome: "UNCHANGED", reason: "It held this value before." }
      : { ...receipt, outcome: "WRITTEN", reason: null };
  }
  const normalization = explainNormalization(field, stored, findings.object?.fields.get(apiName)?.scale ?? 0);
  if (normalization !== undefined) return { ...receipt, outcome: "NORMALIZED", reason: normalization };
  return { ...receipt, outcome: "DIFFERS", reason: wasSame ? keptFormer : changedMeanwhile };
}

const unreadable = "The field was written and could not be read back.";
const notReadBack = "The record was written and could not be read back.";
const keptFormer = "Salesforce kept the former value: an automation or a setting of the org put it back.";
const changedMeanwhile =
  "Salesforce holds another value: a default or an automation of the org set it in the same transaction.";

/** The value as clients know it; undefined where it was not read. */
function read(field: RequestedField, row: Row | undefined): unknown {
  return row && field.apiName in row ? present(field, row[field.apiName]) : undefined;
}
