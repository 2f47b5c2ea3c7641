import { SalesforceError } from "../../errors";
import type { DuplicateRule } from "../../metadata/object-rules";
import { organization } from "../../organization";
import type { PendingSave } from "../pending-save";
import { recordAttributes, recordJson } from "../record-json";
import { Decimal } from "../stringify";
import type { OrgRecord } from "../table";

const folded = (row: Readonly<OrgRecord>, field: string): string =>
  String(row[field] ?? "")
    .trim()
    .toLowerCase();

/** The live records that a rule takes for the same, without those that sharing hides. */
function findDuplicates({ context, object, next }: PendingSave, { matchFields }: DuplicateRule): readonly OrgRecord[] {
  const [first] = matchFields;
  if (first === undefined || matchFields.some((field) => folded(next, field) === "")) return [];
  return context.database
    .table(object.name)
    .findBy(first, next[first] ?? null)
    .filter((row) => row.Id !== next.Id && context.access.canRead(object, row))
    .filter((row) => matchFields.every((field) => folded(row, field) === folded(next, field)));
}

/** A duplicate as the answer names it; with all that the user sees of it when the request asks for details. */
function describeMatch({ context, object }: PendingSave, row: OrgRecord): unknown {
  const seen = context.schema.object(object.name);
  const record =
    context.options?.includeDuplicates === true && seen !== undefined
      ? recordJson({ ...context, timeZone: organization.defaultTimeZone }, seen, row)
      : { attributes: recordAttributes(object.name, String(row.Id), context.apiVersion), Id: row.Id };
  return { additionalInformation: [], fieldDiffs: [], matchConfidence: new Decimal(100), record };
}

function duplicatesDetected(save: PendingSave, rule: DuplicateRule, found: readonly OrgRecord[], allowSave: boolean) {
  const { name } = save.object;
  const { developerName, matchingRule, alertText } = rule;
  const duplicateResut = {
    allowSave,
    duplicateRule: developerName,
    duplicateRuleEntityType: name,
    errorMessage: alertText,
    matchResults: [
      {
        entityType: name,
        errors: [],
        // The stock rules compare loosely on the platform; here all compare whole values.
        matchEngine: matchingRule.startsWith("Standard_") ? "FuzzyMatchEngine" : "ExactMatchEngine",
        matchRecords: found.map((row) => describeMatch(save, row)),
        rule: matchingRule,
        size: found.length,
        success: true,
      },
    ],
  };
  return new SalesforceError(400, [{ duplicateResut, errorCode: "DUPLICATES_DETECTED", message: alertText }]);
}

/**
 * Throws DUPLICATES_DETECTED in the platform's spelling (errors.md §1) for the first rule that finds the record there
 * already, unless it only warns and the request wants to save nevertheless. A change of other fields is not looked at.
 */
export function checkDuplicateRules(save: PendingSave): void {
  const { before, next, object, context } = save;
  for (const rule of object.rules.duplicateRules) {
    const action = before === undefined ? rule.actionOnInsert : rule.actionOnUpdate;
    if (action === "Allow" || (action === "AllowWithAlert" && context.options?.allowDuplicates === true)) continue;
    if (before !== undefined && rule.matchFields.every((field) => before[field] === next[field])) continue;
    const found = findDuplicates(save, rule);
    if (found.length > 0) throw duplicatesDetected(save, rule, found, action === "AllowWithAlert");
  }
}
