import type { SalesforceError } from "../errors";
import { refuseRecord } from "../records/refuse-record";

/** What is wrong with one record of many: the code is called `statusCode`, and `fields` is always there (wire fact 15). */
interface SaveError {
  readonly statusCode: string;
  readonly message: string;
  readonly fields: readonly string[];
  readonly duplicateResult?: object;
}

/** What became of one record of many. A failure has no `id`; only an upsert tells `created` (wire fact 15). */
export type SaveResult =
  | { readonly id: string; readonly success: true; readonly errors: readonly []; readonly created?: boolean }
  | { readonly success: false; readonly errors: readonly SaveError[]; readonly created?: boolean };

/** Only refusals of single records misspell the key for duplicates (errors.md §1). */
export function saveErrors({ items }: SalesforceError): readonly SaveError[] {
  return items.map(({ errorCode, message, fields = [], duplicateResut }) => ({
    statusCode: errorCode,
    message,
    fields,
    ...(duplicateResut === undefined ? {} : { duplicateResult: duplicateResut }),
  }));
}

/** Why a record that could have been saved was not (wire fact 16). */
export function rolledBackWithOthers(): SalesforceError {
  const reason = "Record rolled back because not all records were valid and the request was using AllOrNone header";
  return refuseRecord("ALL_OR_NONE_OPERATION_ROLLED_BACK", reason, []);
}
