import { beginInsert, type LoadedAudit } from "./begin-save";
import { checkIntegrity } from "./check-integrity";
import { completeSave } from "./complete-save";
import { deriveFields } from "./derived/derive-fields";
import type { SaveContext } from "./save-context";
import type { FieldValue } from "./table";

/**
 * Puts a record into the org and answers its id: the same defaults and derived fields as `createRecord`, but values are
 * taken as they are, already in stored form (see `OrgRecord`) and each by itself unchecked, and neither automation nor
 * set-up's rules are run. Null is as good as no value; one that is not writable, such as `LastStageChangeDate`, is kept,
 * and so is an `Id`. Throws when a value's name is no field, or its `Id` is taken.
 */
export function loadRecord(
  context: SaveContext,
  objectName: string,
  values: Readonly<Record<string, FieldValue>>,
  audit: LoadedAudit = {},
): string {
  const save = beginInsert(context, objectName, values, audit);
  deriveFields(save);
  checkIntegrity(save);
  completeSave(save);
  return String(save.next.Id);
}
