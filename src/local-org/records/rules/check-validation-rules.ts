import { compiledRules } from "../../formula/set-up-formulas";
import { SalesforceError } from "../../errors";
import type { PendingSave } from "../pending-save";
import { recordFault } from "../refuse-record";
import { evaluateRule } from "./evaluate-rule";
import { savingScope } from "./saving-scope";

/** Throws the words of every validation rule that refuses the record, each at its field or at none (errors.md §5). */
export function checkValidationRules(save: PendingSave): void {
  const { validationRules } = compiledRules(save.context.database.schema, save.object);
  if (validationRules.length === 0) return;
  const scope = savingScope(save);
  const broken = validationRules.filter(
    ({ rule, condition }) => evaluateRule(condition, scope, `"${rule.name}" validation rule`) === true,
  );
  if (broken.length === 0) return;
  throw new SalesforceError(
    400,
    broken.map(({ rule: { errorMessage, errorDisplayField } }) =>
      recordFault(
        "FIELD_CUSTOM_VALIDATION_EXCEPTION",
        errorMessage,
        errorDisplayField === null ? [] : [errorDisplayField],
      ),
    ),
  );
}
