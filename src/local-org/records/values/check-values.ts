import { SalesforceError } from "../../errors";
import type { ErrorItem } from "../../errors";
import type { FieldDescribe } from "../../metadata/schema";
import type { PendingSave } from "../pending-save";
import { recordFault, refuseRecord } from "../refuse-record";
import type { FieldValue } from "../table";
import { findReferenceFault } from "./check-reference";
import { findTextFault } from "./check-text";
import { isOutOfTime } from "./coerce-date";
import { isOutOfRange } from "./coerce-number";
import type { GivenValues } from "./read-values";

function requiredMissing(names: readonly string[]): SalesforceError {
  return refuseRecord("REQUIRED_FIELD_MISSING", `Required fields are missing: [${names.join(", ")}]`, names);
}

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
  if (names.length > 0) throw requiredMissing(names);
}

function findFault(save: PendingSave, field: FieldDescribe, value: FieldValue): ErrorItem | undefined {
  if (typeof value === "number" && isOutOfRange(field, value)) {
    const message = `${field.label}: value outside of valid range on numeric field: ${value}`;
    return recordFault("NUMBER_OUTSIDE_VALID_RANGE", message, [field.name]);
  }
  if (typeof value !== "string") return undefined;
  switch (field.type) {
    case "reference":
      return findReferenceFault(save.context, save.object, field, value);
    case "date":
    case "datetime":
      if (!isOutOfTime(value)) return undefined;
      return recordFault("FIELD_INTEGRITY_EXCEPTION", `${field.label}: invalid date: ${value}`, [field.name]);
    default:
      return findTextFault(save, field, value);
  }
}

/** Throws when automation gives a field what it does not take. */
export function checkValue(save: PendingSave, field: FieldDescribe, value: FieldValue): void {
  if (value === null && !field.nillable && field.type !== "boolean") throw requiredMissing([field.name]);
  const fault = findFault(save, field, value);
  if (fault !== undefined) throw new SalesforceError(400, [fault]);
}

/** Throws when values are missing, or else for all values together that their fields do not take (errors.md §5). */
export function checkValues(save: PendingSave, given: GivenValues): void {
  requireValues(save);
  const faults = [...given].flatMap(([field, value]) => findFault(save, field, value) ?? []);
  if (faults.length > 0) throw new SalesforceError(400, faults);
}
