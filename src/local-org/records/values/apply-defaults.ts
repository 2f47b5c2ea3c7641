import { fitResult } from "../../formula/fit-result";
import { compiledRules } from "../../formula/set-up-formulas";
import type { ObjectSchema } from "../../metadata/schema";
import type { PendingSave } from "../pending-save";
import { evaluateRule } from "../rules/evaluate-rule";
import { defaultRecordType, recordTypeOf } from "../rules/record-types";
import { savingScope } from "../rules/saving-scope";
import type { FieldValue, OrgRecord } from "../table";
import { nextAutoNumber } from "./next-auto-number";

/** A type's own default goes before the field's, which stays only where the type offers it. */
function applyRecordType({ object, next, given }: PendingSave): void {
  if (object.rules.recordTypes.length === 0 || next.RecordTypeId === undefined) return;
  next.RecordTypeId ??= defaultRecordType(object)?.id ?? null;
  const offers = recordTypeOf(object, next.RecordTypeId)?.picklistValues ?? {};
  for (const [field, { values, defaultValue }] of Object.entries(offers)) {
    const usual = next[field];
    if (usual === undefined || given.has(field)) continue;
    next[field] = defaultValue ?? (typeof usual === "string" && values.includes(usual) ? usual : null);
  }
}

/** A record of a custom object that nobody names is called by its id, in 15 characters (Object Reference, custom objects). */
function nameById(object: ObjectSchema, { Id }: OrgRecord): FieldValue {
  return object.field("Name")?.autoNumber === false ? String(Id).slice(0, 15) : null;
}

/**
 * Gives a new record the values that set-up says it has when nobody gives others: its type, the defaults of that, default
 * value formulas, and auto numbers. A field's plain default is in the table's blank record already.
 */
export function applyDefaults(save: PendingSave): void {
  const { context, object, next, given } = save;
  applyRecordType(save);
  const { defaults } = compiledRules(context.database.schema, object);
  if (defaults.length > 0) {
    const scope = savingScope(save);
    for (const { field, value } of defaults) {
      if (given.has(field.name)) continue;
      next[field.name] = fitResult(field, evaluateRule(value, scope, `default value of ${field.label}`));
    }
  }
  if (object.custom && next.Name === null) next.Name = nameById(object, next);
  for (const field of Object.keys(object.rules.autoNumberFormats)) {
    if (!given.has(field)) next[field] = nextAutoNumber(context.database, object.name, field, save.moment);
  }
}
