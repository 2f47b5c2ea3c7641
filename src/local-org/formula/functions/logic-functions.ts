import type { FieldValue } from "../../records/table";
import { nameType, type Expression, type FormulaType } from "../expression";
import { FormulaError } from "../formula-error";
import { requireCount, requireType, type FormulaFunction, type FormulaFunctions } from "./define-function";

/** Whether two values are equal; unknown (null) beside a missing number or date, but missing text is text of nothing. */
export function equals(type: FormulaType, left: FieldValue, right: FieldValue): boolean | null {
  if (type !== "text" && type !== "picklist" && (left === null || right === null)) return null;
  return left === right;
}

/** The type that all of these share, where NULL is of every type. Throws for the first that differs. */
export function sharedType(expressions: readonly Expression[], name: string): FormulaType {
  const typed = expressions.filter(({ type }) => type !== "null");
  const first = typed[0];
  if (first === undefined) return "null";
  for (const other of typed) if (other.type !== first.type) requireType(other, name, first.type);
  return first.type;
}

/** The type of what a choice between these gives. A picklist's value is none. */
function resultType(expressions: readonly Expression[], name: string): FormulaType {
  for (const expression of expressions) {
    requireType(expression, name, "text", "number", "boolean", "date", "dateTime", "time");
  }
  return sharedType(expressions, name);
}

function junction(settles: boolean): FormulaFunction {
  return (args, name, at) => {
    if (args.length === 0) requireCount(args, name, at, 1);
    for (const arg of args) requireType(arg, name, "boolean");
    return {
      type: "boolean",
      at,
      // What is neither true nor false counts as false here.
      evaluate: (scope) =>
        settles ? args.some((arg) => arg.evaluate(scope) === true) : args.every((arg) => arg.evaluate(scope) === true),
    };
  };
}

/** What stands in for a missing value. NULLVALUE leaves text as it is: text is never null, only blank. */
function replaceMissing(replacesText: boolean): FormulaFunction {
  return (args, name, at) => {
    requireCount(args, name, at, 2);
    const [value, otherwise] = args;
    if (value === undefined || otherwise === undefined) throw new Error(`${name} takes two`);
    const type = resultType(args, name);
    const replaces = replacesText || type !== "text";
    return {
      type,
      at,
      evaluate: (scope) => {
        const found = value.evaluate(scope);
        return found === null && replaces ? otherwise.evaluate(scope) : found;
      },
    };
  };
}

function isMissing(countsText: boolean): FormulaFunction {
  return (args, name, at) => {
    requireCount(args, name, at, 1);
    const [arg] = args;
    if (arg === undefined) throw new Error(`${name} takes one`);
    const answers = countsText || arg.type !== "text";
    return { type: "boolean", at, evaluate: (scope) => answers && arg.evaluate(scope) === null };
  };
}

function compileCase(args: readonly Expression[], name: string, at: number): Expression {
  if (args.length < 4 || args.length % 2 !== 0) {
    const received = `Expected ${args.length < 4 ? 4 : args.length + 1}, received ${args.length}`;
    throw new FormulaError(`Incorrect number of parameters for function '${name}()'. ${received}`, at);
  }
  const [subject, ...rest] = args;
  const otherwise = rest.pop();
  if (subject === undefined || otherwise === undefined) throw new Error("CASE takes at least four");
  const compared = subject.type === "picklist" ? "text" : subject.type;
  const branches = rest.flatMap((match, index) => {
    const result = rest[index + 1];
    return index % 2 === 0 && result !== undefined ? [{ match, result }] : [];
  });
  for (const { match } of branches) requireType(match, name, compared === "null" ? match.type : compared);
  const type = resultType([...branches.map(({ result }) => result), otherwise], name);
  return {
    type,
    at,
    evaluate: (scope) => {
      const value = subject.evaluate(scope);
      const found = branches.find(({ match }) => equals(compared, value, match.evaluate(scope)) === true);
      return (found?.result ?? otherwise).evaluate(scope);
    },
  };
}

export const logicFunctions: FormulaFunctions = {
  AND: junction(false),
  OR: junction(true),
  NOT: (args, name, at) => {
    requireCount(args, name, at, 1);
    const [arg] = args;
    if (arg === undefined) throw new Error("NOT takes one");
    if (arg.type !== "boolean") {
      const message = `Incorrect parameter type for function '${name}()'. Expected Boolean, received ${nameType(arg.type)}`;
      throw new FormulaError(message, arg.at);
    }
    return {
      type: "boolean",
      at,
      evaluate: (scope) => {
        const value = arg.evaluate(scope);
        return value === null ? null : value !== true;
      },
    };
  },
  IF: (args, name, at) => {
    requireCount(args, name, at, 3);
    const [test, yes, no] = args;
    if (test === undefined || yes === undefined || no === undefined) throw new Error("IF takes three");
    requireType(test, name, "boolean");
    const type = resultType([yes, no], name);
    return { type, at, evaluate: (scope) => (test.evaluate(scope) === true ? yes : no).evaluate(scope) };
  },
  CASE: compileCase,
  ISBLANK: isMissing(true),
  ISNULL: isMissing(false),
  BLANKVALUE: replaceMissing(true),
  NULLVALUE: replaceMissing(false),
};
