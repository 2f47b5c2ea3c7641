import { compileFormula } from "../../../../src/local-org/formula/compile-formula";
import { FormulaError, FormulaFault } from "../../../../src/local-org/formula/formula-error";
import { readingScope } from "../../../../src/local-org/formula/read-formula-field";
import type { SaveContext } from "../../../../src/local-org/records/save-context";
import type { FieldValue, OrgRecord } from "../../../../src/local-org/records/table";
import { emptyOrg } from "../records/org-fixture";

export interface Evaluation {
  readonly context?: SaveContext;
  readonly object?: string;
  readonly row?: OrgRecord;
  readonly before?: OrgRecord;
  readonly timeZone?: string;
  readonly blankNumbersAreZero?: boolean;
}

const org = emptyOrg();

/** What a formula comes to for a record, or the words of what is wrong with it. */
export function evaluateFormula(formula: string, options: Evaluation = {}): FieldValue {
  const { context = org, object: name = "Opportunity", row, before, timeZone = "GMT", blankNumbersAreZero } = options;
  const object = context.schema.object(name);
  if (object === undefined) throw new Error(name);
  try {
    const home = { schema: context.schema, object, blankNumbersAreZero: blankNumbersAreZero ?? false };
    const { evaluate } = compileFormula(home, formula);
    return evaluate({ ...readingScope({ ...context, timeZone }, row ?? {}), before });
  } catch (error) {
    if (error instanceof FormulaError) return `${error.position}: ${error.message}`;
    if (error instanceof FormulaFault) return `fault: ${error.message}`;
    throw error;
  }
}
