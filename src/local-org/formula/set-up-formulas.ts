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

/** What is done about a formula that cannot be used: its place names whose it is, and the character at fault. */
type OnFault = (place: string, message: string) => void;

const throwFault: OnFault = (place, message) => {
  throw new Error(`${place}: ${message}`);
};

/** Compiles; undefined when the formula is wrong, and that has been told. */
function located<T>(onFault: OnFault, whose: string, compile: () => T): T | undefined {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    onFault(`${whose}, character ${error.position + 1}`, error.message);
    return undefined;
  }
}

function compileRules(schema: Schema, object: ObjectSchema, onFault: OnFault): CompiledRules {
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
      return located(onFault, whose, () => ({ field, value: value(field, formula) })) ?? [];
    }),
    fieldUpdates: fieldUpdates.flatMap((rule) => {
      const compile = () => {
        const field = object.field(rule.field);
        if (field === undefined) throw new FormulaError(`Field ${rule.field} does not exist. Check spelling.`, 0);
        return { rule, field, criteria: criteria(rule.criteria), value: value(field, rule.formula) };
      };
      return located(onFault, `${object.name}: field update ${rule.name}`, compile) ?? [];
    }),
    validationRules: validationRules.flatMap((rule) => {
      const compile = () => ({ rule, condition: condition(rule.errorConditionFormula) });
      return located(onFault, `${object.name}: validation rule ${rule.name}`, compile) ?? [];
    }),
    assignments: (assignmentRule?.entries ?? []).flatMap((entry, index) => {
      const whose = `${object.name}: assignment rule ${assignmentRule?.name ?? ""}, entry ${index + 1}`;
      return located(onFault, whose, () => ({ entry, criteria: criteria(entry.criteria) })) ?? [];
    }),
  };
}

const compiled = new WeakMap<ObjectSchema, CompiledRules>();

/** The rules of an object of the whole schema, compiled once. Throws an `Error` that names the formula at fault. */
export function compiledRules(schema: Schema, object: ObjectSchema): CompiledRules {
  let rules = compiled.get(object);
  if (rules === undefined) {
    rules = compileRules(schema, object, throwFault);
    compiled.set(object, rules);
  }
  return rules;
}

/**
 * Tells of every formula of an org's set-up that cannot be compiled, or that needs itself. Without somebody to tell,
 * throws an `Error` for the first.
 */
export function checkFormulas(schema: Schema, onFault: OnFault = throwFault): void {
  const settled = new Set<string>();
  const check = (object: ObjectSchema, field: FieldDescribe, above: readonly string[]): void => {
    const name = `${object.name}.${field.name}`;
    if (above.includes(name)) {
      onFault(name, `its formula refers to itself, by way of ${[...above, name].join(" → ")}`);
      return;
    }
    if (settled.has(name)) return;
    settled.add(name);
    const compiledField = located(onFault, `${name}: its formula`, () => compileFormulaField(schema, object, field));
    for (const used of compiledField?.uses ?? []) check(used.object, used.field, [...above, name]);
  };
  for (const object of schema.objects) {
    for (const field of object.fields) if (typeof field.calculatedFormula === "string") check(object, field, []);
    compileRules(schema, object, onFault);
  }
}
