import { fitResult } from "../../formula/fit-result";
import { compiledRules } from "../../formula/set-up-formulas";
import { deriveFields } from "../derived/derive-fields";
import type { PendingSave } from "../pending-save";
import { checkValue } from "../values/check-values";
import { evaluateRule } from "./evaluate-rule";
import { savingScope } from "./saving-scope";

/**
 * Runs the automation of an object on a record before it is stored. Each update sees what those before it have set, and
 * what follows from the new values is derived again.
 */
export function runFieldUpdates(save: PendingSave): void {
  const { fieldUpdates } = compiledRules(save.context.database.schema, save.object);
  if (fieldUpdates.length === 0) return;
  const scope = savingScope(save);
  const updated = new Set<string>();
  for (const { rule, field, criteria, value } of fieldUpdates) {
    if (rule.runsOn === "create" && save.before !== undefined) continue;
    const whose = `"${rule.name}" field update`;
    if (criteria !== undefined && evaluateRule(criteria, scope, whose) !== true) continue;
    const result = fitResult(field, evaluateRule(value, scope, whose));
    checkValue(save, field, result);
    save.next[field.name] = result;
    updated.add(field.name);
  }
  if (updated.size > 0) deriveFields({ ...save, given: new Set([...save.given, ...updated]) });
}
