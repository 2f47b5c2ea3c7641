import type { FieldDescribe, ObjectSchema, Schema } from "../metadata/schema";
import type { ReadContext } from "../records/read-context";
import type { FieldValue, OrgRecord } from "../records/table";
import { compileFormula } from "./compile-formula";
import type { Expression, FormulaScope } from "./expression";
import { fitResult, requireFit } from "./fit-result";
import { FormulaError, FormulaFault } from "./formula-error";

interface FormulaField {
  readonly expression: Expression;
  /** The formula fields that the formula reads. */
  readonly uses: readonly { readonly object: ObjectSchema; readonly field: FieldDescribe }[];
}

const compiled = new WeakMap<Schema, Map<string, FormulaField>>();

/** The formula of a field, compiled once for each schema. Throws `FormulaError`. */
export function compileFormulaField(schema: Schema, object: ObjectSchema, field: FieldDescribe): FormulaField {
  const ofSchema = compiled.get(schema) ?? new Map<string, FormulaField>();
  compiled.set(schema, ofSchema);
  const key = `${object.name}.${field.name}`;
  const known = ofSchema.get(key);
  if (known !== undefined) return known;
  const uses: { object: ObjectSchema; field: FieldDescribe }[] = [];
  const home = {
    schema,
    object,
    blankNumbersAreZero: field.formulaTreatNullNumberAsZero === true,
    onUse: (usedObject: ObjectSchema, used: FieldDescribe) => uses.push({ object: usedObject, field: used }),
  };
  const expression = compileFormula(home, field.calculatedFormula ?? "");
  requireFit(expression, field);
  ofSchema.set(key, { expression, uses });
  return { expression, uses };
}

/** The scope of a record that is only read. */
export function readingScope(context: ReadContext, row: Readonly<OrgRecord>): FormulaScope {
  return {
    context,
    row,
    before: undefined,
    read: (field, other) =>
      typeof field.calculatedFormula === "string"
        ? readFormulaField(context, field.name, other)
        : (other[field.name] ?? null),
  };
}

/** The value of a formula field now and for this user; null where the formula has none, as after a division by zero. */
export function readFormulaField(context: ReadContext, name: string, row: Readonly<OrgRecord>): FieldValue {
  const { schema } = context.database;
  const object = schema.byKeyPrefix(String(row.Id).slice(0, 3));
  const field = object?.field(name);
  if (object === undefined || field === undefined) return null;
  const { expression } = compileFormulaField(schema, object, field);
  try {
    return fitResult(field, expression.evaluate(readingScope(context, row)));
  } catch (error) {
    if (error instanceof FormulaFault || error instanceof FormulaError) return fitResult(field, null);
    throw error;
  }
}
