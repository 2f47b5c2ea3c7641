import type { FieldValue } from "../records/table";
import type { FormulaNode } from "./ast";
import { compileOperator, compileUnary } from "./compile-operator";
import { compileReference, type FormulaHome } from "./compile-reference";
import type { Expression, FormulaType } from "./expression";
import { FormulaError } from "./formula-error";
import { dateFunctions } from "./functions/date-functions";
import type { FormulaFunction } from "./functions/define-function";
import { logicFunctions } from "./functions/logic-functions";
import { mathFunctions } from "./functions/math-functions";
import { recordFunctions } from "./functions/record-functions";
import { textFunctions } from "./functions/text-functions";
import { parseFormula } from "./parse-formula";

const functions = new Map<string, FormulaFunction>(
  [dateFunctions, logicFunctions, mathFunctions, recordFunctions, textFunctions].flatMap((group) =>
    Object.entries(group),
  ),
);

function typeOfLiteral(value: FieldValue): FormulaType {
  if (typeof value === "string") return "text";
  if (typeof value === "number") return "number";
  return value === null ? "null" : "boolean";
}

function compileNode(home: FormulaHome, node: FormulaNode): Expression {
  const { at } = node;
  switch (node.kind) {
    case "literal": {
      const value = node.value === "" ? null : node.value;
      return { type: typeOfLiteral(node.value), at, literal: value, evaluate: () => value };
    }
    case "reference":
      return compileReference(home, node);
    case "unary":
      return compileUnary(node.operator, compileNode(home, node.operand), at);
    case "binary":
      return compileOperator(node.operator, compileNode(home, node.left), compileNode(home, node.right), at);
    case "call": {
      const compileCall = functions.get(node.name);
      if (compileCall === undefined) throw new FormulaError(`Unknown function ${node.name}. Check spelling.`, at);
      return compileCall(
        node.args.map((arg) => compileNode(home, arg)),
        node.name,
        at,
      );
    }
  }
}

/** Parses and type-checks a formula once, to be evaluated for many records. Throws `FormulaError`. */
export function compileFormula(home: FormulaHome, formula: string): Expression {
  return compileNode(home, parseFormula(formula));
}
