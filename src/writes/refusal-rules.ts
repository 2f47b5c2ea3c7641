import type { WriteRefusal } from "../soql/executor";
import type { UserErrorCode } from "./writes";

/** What a refusal of Salesforce is for whoever asked, and what to do about it. */
export interface RefusalRule {
  readonly code: UserErrorCode;
  readonly remedy: string;
}

const rule = (code: UserErrorCode, remedy: string): RefusalRule => ({ code, remedy });

const fieldAccess = rule(
  "NOT_WRITABLE",
  "Leave it out, or ask an administrator for edit access to the field (field-level security).",
);
const automation = rule("OTHER", "An automation of the org failed. Show this message to an administrator.");
const hierarchy = rule("INVALID_RELATION", "Relate the records in another way.");
const value = rule("INVALID_VALUE", "Correct the value.");
const locked = rule(
  "LOCKED",
  "Try again shortly. If it stays so, ask an administrator which automation holds the record.",
);

/** The one table from Salesforce's reasons against a write to ours (errors.md §5). */
const rules: Readonly<Record<string, RefusalRule>> = {
  REQUIRED_FIELD_MISSING: rule("REQUIRED", "Give the field a value."),
  FIELD_CUSTOM_VALIDATION_EXCEPTION: rule("VALIDATION_RULE", "Do as the rule's message says."),
  STRING_TOO_LONG: rule("TOO_LONG", "Shorten it."),
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: rule(
    "INVALID_PICKLIST_VALUE",
    "Give one of the allowed values; the record type may allow fewer.",
  ),
  INVALID_EMAIL_ADDRESS: value,
  NUMBER_OUTSIDE_VALID_RANGE: value,
  FIELD_INTEGRITY_EXCEPTION: value,
  INVALID_DATE_FORMAT: value,
  TOO_MANY_ENUM_VALUE: value,
  INVALID_FIELD_FOR_INSERT_UPDATE: fieldAccess,
  INVALID_FIELD: fieldAccess,
  FIELD_FILTER_VALIDATION_EXCEPTION: rule("INVALID_RELATION", "Give a record that the field's lookup filter admits."),
  CANNOT_UPDATE_CONVERTED_LEAD: rule("INVALID_RELATION", "Give the contact or account that the lead became."),
  CIRCULAR_DEPENDENCY: hierarchy,
  SELF_REFERENCE_FROM_TRIGGER: hierarchy,
  DUPLICATE_VALUE: rule("DUPLICATE_VALUE", "Give another value, or change the record that has it."),
  DUPLICATE_EXTERNAL_ID: rule("DUPLICATE_VALUE", "Make the value unique in the org."),
  DUPLICATES_DETECTED: rule("DUPLICATE_DETECTED", "Use one of the records that are there."),
  MALFORMED_ID: rule("INVALID_ID", "Check the id."),
  INVALID_CROSS_REFERENCE_KEY: rule("NOT_FOUND", "Check that the record exists and that this user may see it."),
  NOT_FOUND: rule("NOT_FOUND", "Check that the record exists and that this user may see it."),
  ENTITY_IS_DELETED: rule("DELETED", "Restore the record from the recycle bin, or use another one."),
  INSUFFICIENT_ACCESS: rule("NO_ACCESS", "Ask the record's owner or an administrator for edit access."),
  INSUFFICIENT_ACCESS_OR_READONLY: rule("NO_ACCESS", "Ask the record's owner or an administrator for edit access."),
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: rule(
    "NO_ACCESS",
    "Ask for access to the record that is referred to, or refer to another one.",
  ),
  TRANSFER_REQUIRES_READ: rule("NO_ACCESS", "Give an owner who may see records of this kind."),
  INACTIVE_OWNER_OR_USER: rule("INACTIVE_OWNER", "Give an active user."),
  ENTITY_IS_LOCKED: rule("LOCKED", "Wait for the approval that holds the record, or have it recalled."),
  UNABLE_TO_LOCK_ROW: locked,
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: automation,
  CANNOT_EXECUTE_FLOW_TRIGGER: automation,
  TOO_MANY_APEX_REQUESTS: automation,
};

const unknown = rule("OTHER", "Show this message to an administrator of the Salesforce org.");
const wrongType = rule("WRONG_RECORD_TYPE", "Give the id of a record of the right kind.");
const wrongRelation = rule("INVALID_RELATION", "Relate it to a lead alone, or to contacts and one other record.");

/** Codes that are not in the table are `OTHER`: Salesforce has more than 400, and its message is for people. */
export function ruleFor({ code, message }: Pick<WriteRefusal, "code" | "message">): RefusalRule {
  if (message.includes("id value of incorrect type")) return wrongType;
  if (code === "FIELD_INTEGRITY_EXCEPTION" && message.includes("WhoId, WhatId")) return wrongRelation;
  return rules[code] ?? unknown;
}

/** A part that was not carried out because another failed: that other one says why. */
export function isConsequence({ code }: Pick<WriteRefusal, "code">): boolean {
  return code === "PROCESSING_HALTED" || code === "ALL_OR_NONE_OPERATION_ROLLED_BACK";
}

/** Refusals that the describe should have foretold: it is older than the org, or what it says has changed. */
const foretold = new Set([
  "INVALID_FIELD",
  "INVALID_FIELD_FOR_INSERT_UPDATE",
  "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
  "STRING_TOO_LONG",
]);

export function isForetold({ code }: Pick<WriteRefusal, "code">): boolean {
  return foretold.has(code);
}
