import type { Expression, FormulaScope } from "../../formula/expression";
import { FormulaFault } from "../../formula/formula-error";
import { refuseRecord } from "../refuse-record";
import type { FieldValue } from "../table";

/** What a rule's formula comes to. A record for which it has no value cannot be saved; the wording is our own. */
export function evaluateRule(expression: Expression, scope: FormulaScope, rule: string): FieldValue {
  try {
    return expression.evaluate(scope);
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error;
    const message = `The formula in the ${rule} is invalid or incorrectly returns null: ${error.message}`;
    throw refuseRecord("FORMULA_EXPRESSION_INVALID", message, []);
  }
}
