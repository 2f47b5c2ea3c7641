import type { FieldValue } from "../records/table";
import { toStoredDateTime } from "../records/values/coerce-date";
import type { BinaryOperator } from "./ast";
import { nameType, type Expression, type FormulaType } from "./expression";
import { FormulaError, FormulaFault } from "./formula-error";
import { requireType } from "./functions/define-function";
import { equals, logicFunctions, sharedType } from "./functions/logic-functions";
import { withoutDust } from "./functions/math-functions";

const DAY = 86_400_000;

function wrongType(operator: string, expected: string, expression: Expression): FormulaError {
  const received = nameType(expression.type);
  const message = `Incorrect parameter type for operator '${operator}'. Expected ${expected}, received ${received}`;
  return new FormulaError(message, expression.at);
}

type Both = (left: FieldValue, right: FieldValue) => FieldValue;

function join(left: Expression, right: Expression, at: number, type: FormulaType, evaluate: Both): Expression {
  return { type, at, evaluate: (scope) => evaluate(left.evaluate(scope), right.evaluate(scope)) };
}

/** What comes of nothing is nothing. */
function ofBoth(evaluate: (left: NonNullable<FieldValue>, right: NonNullable<FieldValue>) => FieldValue): Both {
  return (left, right) => (left === null || right === null ? null : evaluate(left, right));
}

function concatenate(left: FieldValue, right: FieldValue): FieldValue {
  if (left === null || right === null) return left ?? right;
  return `${String(left)}${String(right)}`;
}

/** Moves a date by whole days, and a dateTime by any part of one. */
function shift(start: string, days: number, type: FormulaType): string {
  const moment = new Date(Date.parse(start) + (type === "date" ? Math.trunc(days) : days) * DAY);
  if (Number.isNaN(moment.getTime())) throw new FormulaFault("The date is out of range");
  return type === "date" ? moment.toISOString().slice(0, 10) : toStoredDateTime(moment);
}

function shiftTime(start: string, milliseconds: number): string {
  const moved = (Date.parse(`1970-01-01T${start}`) + Math.trunc(milliseconds)) % DAY;
  return new Date(moved < 0 ? moved + DAY : moved).toISOString().slice(11);
}

const calendarTypes: ReadonlySet<FormulaType> = new Set(["date", "dateTime", "time"]);

function compileSum(operator: "+" | "-", left: Expression, right: Expression, at: number): Expression {
  const sign = operator === "+" ? 1 : -1;
  const [l, r] = [left.type, right.type];
  if (operator === "+" && [l, r].includes("text")) {
    return join(requireText(left, operator), requireText(right, operator), at, "text", concatenate);
  }
  if (operator === "-" && l === r && calendarTypes.has(l)) {
    return join(
      left,
      right,
      at,
      "number",
      ofBoth((a, b) => distance(l, String(a), String(b))),
    );
  }
  if (calendarTypes.has(l)) {
    requireNumber(right, operator);
    return join(
      left,
      right,
      at,
      l,
      ofBoth((a, b) => move(String(a), sign * Number(b), l)),
    );
  }
  if (operator === "+" && calendarTypes.has(r)) {
    requireNumber(left, operator);
    return join(
      left,
      right,
      at,
      r,
      ofBoth((a, b) => move(String(b), Number(a), r)),
    );
  }
  requireNumber(left, operator);
  requireNumber(right, operator);
  return join(
    left,
    right,
    at,
    "number",
    ofBoth((a, b) => withoutDust(Number(a) + sign * Number(b))),
  );
}

function move(start: string, by: number, type: FormulaType): string {
  return type === "time" ? shiftTime(start, by) : shift(start, by, type);
}

/** Days between dates and dateTimes, milliseconds between times. */
function distance(type: FormulaType, left: string, right: string): number {
  if (type !== "time") return withoutDust((Date.parse(left) - Date.parse(right)) / DAY);
  return (Date.parse(`1970-01-01T${left}`) - Date.parse(`1970-01-01T${right}`) + DAY) % DAY;
}

function requireNumber(expression: Expression, operator: string): void {
  if (expression.type !== "number" && expression.type !== "null") throw wrongType(operator, "Number", expression);
}

function requireText(expression: Expression, operator: string): Expression {
  if (expression.type !== "text" && expression.type !== "null") {
    // Picklists have words of their own.
    requireType(expression, operator, "text", "number", "boolean", "date", "dateTime", "time");
    throw wrongType(operator, "Text", expression);
  }
  return expression;
}

const arithmetic: Readonly<Record<"*" | "/" | "^", (left: number, right: number) => number>> = {
  "*": (left, right) => left * right,
  "/": (left, right) => {
    if (right === 0) throw new FormulaFault("Division by zero");
    return left / right;
  },
  "^": (left, right) => left ** right,
};

function compileEquality(negated: boolean, left: Expression, right: Expression, at: number): Expression {
  const operator = negated ? "<>" : "=";
  for (const side of [left, right]) {
    requireType(side, operator, "text", "number", "boolean", "date", "dateTime", "time");
  }
  const type = sharedType([left, right], operator);
  return join(left, right, at, "boolean", (a, b) => {
    const equal = equals(type, a, b);
    return equal === null ? null : equal !== negated;
  });
}

const comparisons: Readonly<
  Record<"<" | "<=" | ">" | ">=", (left: NonNullable<FieldValue>, right: NonNullable<FieldValue>) => boolean>
> = {
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
};

function compileComparison(
  operator: keyof typeof comparisons,
  left: Expression,
  right: Expression,
  at: number,
): Expression {
  for (const side of [left, right]) requireType(side, operator, "number", "date", "dateTime", "time", "text");
  sharedType([left, right], operator);
  const holds = comparisons[operator];
  // Stored dates, dateTimes and times sort as text.
  return join(left, right, at, "boolean", ofBoth(holds));
}

/** `left operator right`, after their types were checked. Throws `FormulaError` for types that do not go together. */
export function compileOperator(operator: BinaryOperator, left: Expression, right: Expression, at: number): Expression {
  switch (operator) {
    case "+":
    case "-":
      return compileSum(operator, left, right, at);
    case "&":
      return join(requireText(left, operator), requireText(right, operator), at, "text", concatenate);
    case "*":
    case "/":
    case "^":
      requireNumber(left, operator);
      requireNumber(right, operator);
      return join(
        left,
        right,
        at,
        "number",
        ofBoth((a, b) => withoutDust(arithmetic[operator](Number(a), Number(b)))),
      );
    case "=":
    case "<>":
      return compileEquality(operator === "<>", left, right, at);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return compileComparison(operator, left, right, at);
    case "&&":
    case "||": {
      const junction = logicFunctions[operator === "&&" ? "AND" : "OR"];
      if (junction === undefined) throw new Error(`No function stands for ${operator}`);
      return junction([left, right], operator, at);
    }
  }
}

/** `+`, `-` or `!` before an operand. */
export function compileUnary(operator: "+" | "-" | "!", operand: Expression, at: number): Expression {
  if (operator === "!") {
    const not = logicFunctions.NOT;
    if (not === undefined) throw new Error("No function stands for !");
    return not([operand], "NOT", at);
  }
  requireNumber(operand, operator);
  const sign = operator === "-" ? -1 : 1;
  return {
    type: "number",
    at,
    evaluate: (scope) => {
      const value = operand.evaluate(scope);
      return value === null ? null : sign * Number(value);
    },
  };
}
