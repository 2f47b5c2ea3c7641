import type { AssignmentRule, FieldUpdate, ValidationRule } from "../metadata/object-rules";
import type { FieldDescribe, ObjectSchema, Schema } from "../metadata/schema";
import { compileFormula } from "./compile-formula";
import type { Expression } from "./expression";
import { requireFit } from "./fit-result";
import { FormulaError } from "./formula-error";
import { compileFormulaField } from "./read-formula-field";
import { requireType } from "./functions/define-function";

/** An object's rules with their formulas compiled. Criteria that set-up does not give always hold. */
export interface CompiledRules {
  readonly defaults: readonly { readonly field: FieldDescribe; readonly value: Expression }[];
  readonly fieldUpdates: readonly {
    readonly rule: FieldUpdate;
    readonly field: FieldDescribe;
    readonly criteria: Expression | undefined;
    readonly value: Expression;
  }[];
  readonly validationRules: readonly { readonly rule: ValidationRule; readonly condition: Expression }[];
  readonly assignments: readonly {
    readonly entry: AssignmentRule["entries"][number];
    readonly criteria: Expression | undefined;
  }[];
}

/** Says whose formula is wrong, and where in it. */
function located<T>(whose: string, compile: () => T): T {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    throw new Error(`${whose}, character ${error.position + 1}: ${error.message}`, { cause: error });
  }
}

function compileRules(schema: Schema, object: ObjectSchema): CompiledRules {
  const home = { schema, object, blankNumbersAreZero: false };
  const condition = (formula: string): Expression => {
    const expression = compileFormula(home, formula);
    return requireType(expression, "IF", "boolean");
  };
  const criteria = (formula: string | null): Expression | undefined =>
    formula === null ? undefined : condition(formula);
  const value = (field: FieldDescribe, formula: string): Expression => {
    const expression = compileFormula(home, formula);
    requireFit(expression, field);
    return expression;
  };
  const { validationRules, fieldUpdates, assignmentRule } = object.rules;
  return {
    defaults: object.fields.flatMap((field) => {
      const formula = field.defaultValueFormula;
      if (typeof formula !== "string" || formula === "") return [];
      const whose = `${object.name}.${field.name}: the formula of its default value`;
      return [{ field, value: located(whose, () => value(field, formula)) }];
    }),
    fieldUpdates: fieldUpdates.map((rule) =>
      located(`${object.name}: field update ${rule.name}`, () => {
        const field = object.field(rule.field);
        if (field === undefined) throw new FormulaError(`Field ${rule.field} does not exist. Check spelling.`, 0);
        return { rule, field, criteria: criteria(rule.criteria), value: value(field, rule.formula) };
      }),
    ),
    validationRules: validationRules.map((rule) =>
      located(`${object.name}: validation rule ${rule.name}`, () => ({
        rule,
        condition: condition(rule.errorConditionFormula),
      })),
    ),
    assignments: (assignmentRule?.entries ?? []).map((entry, index) =>
      located(`${object.name}: assignment rule ${assignmentRule?.name ?? ""}, entry ${index + 1}`, () => ({
        entry,
        criteria: criteria(entry.criteria),
      })),
    ),
  };
}

const compiled = new WeakMap<ObjectSchema, CompiledRules>();

/** The rules of an object of the whole schema, compiled once. Throws an `Error` that names the formula at fault. */
export function compiledRules(schema: Schema, object: ObjectSchema): CompiledRules {
  let rules = compiled.get(object);
  if (rules === undefined) {
    rules = compileRules(schema, object);
    compiled.set(object, rules);
  }
  return rules;
}

/** Throws an `Error` for the first formula of an org's set-up that cannot be compiled, or that needs itself. */
export function checkFormulas(schema: Schema): void {
  const settled = new Set<string>();
  const check = (object: ObjectSchema, field: FieldDescribe, above: readonly string[]): void => {
    const name = `${object.name}.${field.name}`;
    if (above.includes(name)) {
      throw new Error(`${name}: its formula refers to itself, by way of ${[...above, name].join(" → ")}`);
    }
    if (settled.has(name)) return;
    const { uses } = located(`${name}: its formula`, () => compileFormulaField(schema, object, field));
    for (const used of uses) check(used.object, used.field, [...above, name]);
    settled.add(name);
  };
  for (const object of schema.objects) {
    for (const field of object.fields) if (typeof field.calculatedFormula === "string") check(object, field, []);
    compiledRules(schema, object);
  }
}
