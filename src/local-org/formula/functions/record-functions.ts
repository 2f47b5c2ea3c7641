import type { FieldValue } from "../../records/table";
import type { Expression } from "../expression";
import { FormulaError } from "../formula-error";
import { compute, requireCount, requireField, requireType, type FormulaFunctions } from "./define-function";

function requireOwnField(args: readonly Expression[], name: string, at: number): Expression {
  requireCount(args, name, at, 1);
  const [arg] = args;
  if (arg === undefined) throw new Error(`${name} takes one`);
  requireField(arg, name);
  if (arg.isOwn !== true) {
    throw new FormulaError(
      `Incorrect parameter for function '${name}()'. Expected a field of the record itself`,
      arg.at,
    );
  }
  return arg;
}

/** A picklist field and a text literal, as ISPICKVAL and INCLUDES take them. */
function requirePicklist(
  args: readonly Expression[],
  name: string,
  at: number,
  type: "picklist" | "multipicklist",
): readonly [Expression, Expression] {
  requireCount(args, name, at, 2);
  const [field, value] = args;
  if (field === undefined || value === undefined) throw new Error(`${name} takes two`);
  if (requireField(field, name).type !== type) requireType(field, name, type);
  return [field, requireType(value, name, "text")];
}

const isNew = compute({ takes: [], gives: "boolean" }, (_none, { before }) => before === undefined);

function chosen(value: FieldValue): readonly string[] {
  return typeof value === "string" ? value.split(";") : [];
}

/** Functions that look at the record's fields themselves, or at how the record was before. */
export const recordFunctions: FormulaFunctions = {
  ISNEW: isNew,
  /** Nobody clones through the API. */
  ISCLONE: compute({ takes: [], gives: "boolean" }, () => false),
  /** A new record has changed nothing. */
  ISCHANGED: (args, name, at) => {
    const field = requireOwnField(args, name, at);
    return {
      type: "boolean",
      at,
      evaluate: (scope) =>
        scope.before !== undefined && field.evaluate(scope) !== field.evaluate({ ...scope, row: scope.before }),
    };
  },
  /** Of a new record it is the value that the record has. */
  PRIORVALUE: (args, name, at) => {
    const field = requireOwnField(args, name, at);
    return {
      ...field,
      at,
      isOwn: false,
      evaluate: (scope) => field.evaluate({ ...scope, row: scope.before ?? scope.row }),
    };
  },
  ISPICKVAL: (args, name, at) => {
    const [field, value] = requirePicklist(args, name, at, "picklist");
    return { type: "boolean", at, evaluate: (scope) => field.evaluate(scope) === value.evaluate(scope) };
  },
  INCLUDES: (args, name, at) => {
    const [field, value] = requirePicklist(args, name, at, "multipicklist");
    return {
      type: "boolean",
      at,
      evaluate: (scope) => chosen(field.evaluate(scope)).includes(String(value.evaluate(scope) ?? "")),
    };
  },
};
