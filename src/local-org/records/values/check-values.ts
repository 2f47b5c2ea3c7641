import { SalesforceError } from "../../errors";
import type { ErrorItem } from "../../errors";
import type { FieldDescribe, ObjectSchema } from "../../metadata/schema";
import type { PendingSave } from "../pending-save";
import { recordFault, refuseRecord } from "../refuse-record";
import type { SaveContext } from "../save-context";
import type { FieldValue } from "../table";
import { findReferenceFault } from "./check-reference";
import { isOutOfTime } from "./coerce-date";
import { isOutOfRange } from "./coerce-number";
import type { GivenValues } from "./read-values";

const emailPattern = /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\.]+(?:\.[^\s@,;:<>()[\]"\\.]+)+$/;

/**
 * Throws one error that names every required field without a value; on update only those that were given. What set-up
 * or the platform fills in when nobody does is not missing.
 */
function requireValues({ object, before, next, given }: PendingSave): void {
  const lacks = ({ name, type, nillable, createable, defaultedOnCreate }: FieldDescribe): boolean => {
    if (nillable || type === "boolean" || (next[name] ?? null) !== null) return false;
    return before === undefined ? createable && !defaultedOnCreate : given.has(name);
  };
  const names = object.fields.filter(lacks).map((field) => field.name);
  if (names.length === 0) return;
  throw refuseRecord("REQUIRED_FIELD_MISSING", `Required fields are missing: [${names.join(", ")}]`, names);
}

function findTextFault(field: FieldDescribe, value: string): ErrorItem | undefined {
  const fault = (code: string, message: string): ErrorItem =>
    recordFault(code, `${field.label}: ${message}`, [field.name]);
  if (field.length > 0 && value.length > field.length) {
    return fault("STRING_TOO_LONG", `data value too large: ${value} (max length=${field.length})`);
  }
  if (field.restrictedPicklist && !field.picklistValues.some((known) => known.active && known.value === value)) {
    return fault("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", `bad value for restricted picklist field: ${value}`);
  }
  if (field.type === "email" && !emailPattern.test(value)) {
    return fault("INVALID_EMAIL_ADDRESS", `invalid email address: ${value}`);
  }
  return undefined;
}

function findFault(
  context: SaveContext,
  object: ObjectSchema,
  field: FieldDescribe,
  value: FieldValue,
): ErrorItem | undefined {
  if (typeof value === "number" && isOutOfRange(field, value)) {
    const message = `${field.label}: value outside of valid range on numeric field: ${value}`;
    return recordFault("NUMBER_OUTSIDE_VALID_RANGE", message, [field.name]);
  }
  if (typeof value !== "string") return undefined;
  switch (field.type) {
    case "reference":
      return findReferenceFault(context, object, field, value);
    case "date":
    case "datetime":
      if (!isOutOfTime(value)) return undefined;
      return recordFault("FIELD_INTEGRITY_EXCEPTION", `${field.label}: invalid date: ${value}`, [field.name]);
    default:
      return findTextFault(field, value);
  }
}

/** Throws when values are missing, or else for all values together that their fields do not take (errors.md §5). */
export function checkValues(save: PendingSave, given: GivenValues): void {
  requireValues(save);
  const faults = [...given].flatMap(([field, value]) => findFault(save.context, save.object, field, value) ?? []);
  if (faults.length > 0) throw new SalesforceError(400, faults);
}
