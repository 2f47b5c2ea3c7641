import type { FieldValue } from "../../records/table";
import type { Expression, FormulaScope, FormulaType } from "../expression";
import { nameType } from "../expression";
import { FormulaError } from "../formula-error";

/** Makes an expression of a call's arguments, or throws `FormulaError` for arguments that the function does not take. */
export type FormulaFunction = (args: readonly Expression[], name: string, at: number) => Expression;

/** The functions of one kind, by name in upper case. */
export type FormulaFunctions = Readonly<Record<string, FormulaFunction>>;

/** Throws unless there are as many arguments as the function takes. */
export function requireCount(args: readonly unknown[], name: string, at: number, least: number, most = least): void {
  if (args.length >= least && args.length <= most) return;
  const expected = args.length < least ? least : most;
  const message = `Incorrect number of parameters for function '${name}()'. Expected ${expected}, received ${args.length}`;
  throw new FormulaError(message, at);
}

/** The argument, of one of these types or NULL. Throws in the platform's words for one of another. */
export function requireType(arg: Expression, name: string, ...types: readonly FormulaType[]): Expression {
  if (arg.type === "null" || types.includes(arg.type)) return arg;
  if ((arg.type === "picklist" || arg.type === "multipicklist") && arg.field !== undefined) {
    const message = `Field ${arg.field.name} is a picklist field. Picklist fields are only supported in certain functions.`;
    throw new FormulaError(message, arg.at);
  }
  const expected = types.map(nameType).join(", ");
  const message = `Incorrect parameter type for function '${name}()'. Expected ${expected}, received ${nameType(arg.type)}`;
  throw new FormulaError(message, arg.at);
}

/** Throws unless the argument is a field itself; the type of its values does not matter. */
export function requireField(arg: Expression, name: string): Expression {
  if (arg.field !== undefined) return arg;
  throw new FormulaError(`Incorrect parameter for function '${name}()'. Expected Field Reference`, arg.at);
}

interface Signature {
  readonly takes: readonly (FormulaType | readonly FormulaType[])[];
  /** How many of them may be left out. */
  readonly optional?: number;
  readonly gives: FormulaType;
}

type Compute = (values: readonly FieldValue[], scope: FormulaScope) => FieldValue;

/** A function of its arguments' values, called also when some of them are null. */
export function compute({ takes, optional = 0, gives }: Signature, evaluate: Compute): FormulaFunction {
  return (args, name, at) => {
    requireCount(args, name, at, takes.length - optional, takes.length);
    args.forEach((arg, index) => {
      const types = takes[index] ?? [];
      requireType(arg, name, ...(typeof types === "string" ? [types] : types));
    });
    return {
      type: gives,
      at,
      evaluate: (scope) =>
        evaluate(
          args.map((arg) => arg.evaluate(scope)),
          scope,
        ),
    };
  };
}

/** As `compute`, but of nothing comes nothing: null as soon as one argument is null. */
export function computeOfValues(signature: Signature, evaluate: Compute): FormulaFunction {
  return compute(signature, (values, scope) => (values.includes(null) ? null : evaluate(values, scope)));
}
