import { roundTo } from "../../records/values/coerce-number";
import type { FieldValue } from "../../records/table";
import { FormulaFault } from "../formula-error";
import { computeOfValues, requireType, type FormulaFunction, type FormulaFunctions } from "./define-function";

/** Fifteen digits are what a double holds; the rest is the dust of binary fractions. */
export function withoutDust(value: number): number {
  if (!Number.isFinite(value)) throw new FormulaFault("The number is too large");
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

function ofNumber(evaluate: (value: number) => number): FormulaFunction {
  return computeOfValues({ takes: ["number"], gives: "number" }, ([value]) => withoutDust(evaluate(Number(value))));
}

/** Halves go away from zero; a negative number of digits rounds tens and hundreds. */
function round(value: number, digits: number): number {
  const scale = Math.trunc(digits);
  if (scale >= 0) return roundTo(value, Math.min(scale, 18));
  const unit = 10 ** -scale;
  return Math.sign(value) * Math.round(Math.abs(value) / unit) * unit;
}

function truncate(value: number, digits: number): number {
  const unit = 10 ** Math.trunc(digits);
  return Math.trunc(withoutDust(value * unit)) / unit;
}

function extreme(pick: (...values: number[]) => number): FormulaFunction {
  return (args, name, at) => {
    for (const arg of args) requireType(arg, name, "number");
    const evaluate = (values: readonly FieldValue[]): FieldValue =>
      values.includes(null) ? null : pick(...values.map(Number));
    return { type: "number", at, evaluate: (scope) => evaluate(args.map((arg) => arg.evaluate(scope))) };
  };
}

function positive(value: number, evaluate: (value: number) => number): number {
  if (value <= 0) throw new FormulaFault("A logarithm is of a positive number");
  return evaluate(value);
}

export const mathFunctions: FormulaFunctions = {
  ABS: ofNumber(Math.abs),
  /** Away from zero, unlike MCEILING. */
  CEILING: ofNumber((value) => (value < 0 ? Math.floor(withoutDust(value)) : Math.ceil(withoutDust(value)))),
  /** Towards zero, unlike MFLOOR. */
  FLOOR: ofNumber((value) => Math.trunc(withoutDust(value))),
  MCEILING: ofNumber((value) => Math.ceil(withoutDust(value))),
  MFLOOR: ofNumber((value) => Math.floor(withoutDust(value))),
  EXP: ofNumber(Math.exp),
  LN: ofNumber((value) => positive(value, Math.log)),
  LOG: ofNumber((value) => positive(value, Math.log10)),
  SQRT: ofNumber((value) => {
    if (value < 0) throw new FormulaFault("A square root is of a number that is not negative");
    return Math.sqrt(value);
  }),
  ROUND: computeOfValues({ takes: ["number", "number"], gives: "number" }, ([value, digits]) =>
    round(Number(value), Number(digits)),
  ),
  TRUNC: computeOfValues({ takes: ["number", "number"], optional: 1, gives: "number" }, ([value, digits = 0]) =>
    truncate(Number(value), Number(digits)),
  ),
  MOD: computeOfValues({ takes: ["number", "number"], gives: "number" }, ([value, divisor]) => {
    if (Number(divisor) === 0) throw new FormulaFault("Division by zero");
    return withoutDust(Number(value) % Number(divisor));
  }),
  MAX: extreme(Math.max),
  MIN: extreme(Math.min),
  PI: computeOfValues({ takes: [], gives: "number" }, () => Math.PI),
};
