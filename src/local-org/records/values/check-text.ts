import type { ErrorItem } from "../../errors";
import type { FieldDescribe } from "../../metadata/schema";
import type { PendingSave } from "../pending-save";
import { recordFault } from "../refuse-record";
import { recordTypeOf } from "../rules/record-types";

const emailPattern = /^[^\s@,;:<>()[\]"\\]+@[^\s@,;:<>()[\]"\\.]+(?:\.[^\s@,;:<>()[\]"\\.]+)+$/;

/** Whether a restricted picklist takes a value: it is active, and the record's type offers it. */
function isOffered({ object, next }: PendingSave, field: FieldDescribe, value: string): boolean {
  const ofType = recordTypeOf(object, next.RecordTypeId)?.picklistValues[field.name];
  if (ofType !== undefined && !ofType.values.includes(value)) return false;
  return field.picklistValues.some((known) => known.active && known.value === value);
}

/** What is wrong with a text: too long, not one of a picklist's, or no address (errors.md §5). */
export function findTextFault(save: PendingSave, field: FieldDescribe, value: string): ErrorItem | undefined {
  const fault = (code: string, message: string): ErrorItem =>
    recordFault(code, `${field.label}: ${message}`, [field.name]);
  if (field.length > 0 && value.length > field.length) {
    return fault("STRING_TOO_LONG", `data value too large: ${value} (max length=${field.length})`);
  }
  if (field.restrictedPicklist) {
    const choices = field.type === "multipicklist" ? value.split(";") : [value];
    const bad = choices.find((choice) => !isOffered(save, field, choice));
    if (bad !== undefined) {
      return fault("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", `bad value for restricted picklist field: ${bad}`);
    }
  }
  if (field.type === "email" && !emailPattern.test(value)) {
    return fault("INVALID_EMAIL_ADDRESS", `invalid email address: ${value}`);
  }
  return undefined;
}
