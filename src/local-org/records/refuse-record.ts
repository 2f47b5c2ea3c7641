import { SalesforceError } from "../errors";
import type { ErrorItem } from "../errors";

/** One thing that is wrong with a record; `fields` is on the wire even when it names none (wire fact 2). */
export function recordFault(errorCode: string, message: string, fields: readonly string[]): ErrorItem {
  return { message, errorCode, fields };
}

/** The refusal to save a record for one reason. */
export function refuseRecord(errorCode: string, message: string, fields: readonly string[]): SalesforceError {
  return new SalesforceError(400, [recordFault(errorCode, message, fields)]);
}

/** A record that the user cannot see, or not change, and to which another is to be tied (errors.md §5). */
export function crossReferenceFault(id: string): ErrorItem {
  const message = `insufficient access rights on cross-reference id: ${id.slice(0, 15)}`;
  return recordFault("INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", message, []);
}
