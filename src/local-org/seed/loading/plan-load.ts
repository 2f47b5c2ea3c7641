import type { FieldDescribe, ObjectSchema, Schema } from "../../metadata/schema";
import { lookupsOf, refuseField, requiredFields } from "./check-field";
import type { Evaluate, RuleScope } from "./compile-rule";
import { compileRule, stepsOf } from "./compile-rule";
import type { Load, Rule } from "./mapping";
import { suggest } from "../../documents/suggest";

export interface PlannedField {
  readonly field: FieldDescribe;
  readonly evaluate: Evaluate;
}

/** A load checked against the org's schema and the file's header, ready for rows. */
export interface LoadPlan {
  readonly object: ObjectSchema;
  readonly fields: readonly PlannedField[];
  /** The fields without which a row makes no record. */
  readonly required: readonly string[];
  /** The fields whose values no two records share. */
  readonly unique: readonly string[];
  /** The columns by which a row looks up another row of the same load. */
  readonly selfLookups: readonly string[];
}

interface PlanSurroundings {
  readonly schema: Schema;
  /** The file's header. */
  readonly columns: readonly string[];
  readonly today: string;
  /** The objects that loads before this one bring, with a key. */
  readonly loaded: ReadonlySet<string>;
  readonly lookup: RuleScope["lookup"];
  /** `where` is a path inside the load. */
  readonly complain: (where: string, message: string) => void;
}

/** Every rule of a load: where it stands, the field's name, and what it says. */
function rulesOf(load: Load): readonly (readonly [where: string, field: string, rule: Rule])[] {
  const copied = (load.copy ?? []).map((name) => ["copy", name, name] as const);
  const ruled = Object.entries(load.fields ?? {}).map(([name, rule]) => [`fields.${name}`, name, rule] as const);
  return [...copied, ...ruled];
}

function checkColumns(load: Load, { columns, complain }: PlanSurroundings, used: ReadonlyMap<string, string>): void {
  const ignored = Object.keys(load.ignoreColumns ?? {});
  const named = [
    ...used,
    ...Object.keys(load.corrections ?? {}).map((column) => [column, "corrections"] as const),
    ...ignored.map((column) => [column, "ignoreColumns"] as const),
  ];
  for (const [column, where] of named) {
    if (columns.includes(column)) continue;
    complain(where, `${load.file} has no column "${column}", only ${columns.join(", ")}.${suggest(column, columns)}`);
  }
  for (const column of columns) {
    if (used.has(column) || ignored.includes(column)) continue;
    complain("fields", `nothing uses the column "${column}" of ${load.file}; map it, or name it in "ignoreColumns".`);
  }
}

/** Ids and usernames are unique without describe saying so. */
function uniqueFields(object: ObjectSchema): readonly string[] {
  return object.fields
    .filter(({ unique, name, type }) => unique || type === "id" || (object.name === "User" && name === "Username"))
    .map(({ name }) => name);
}

/** Checks a load and compiles its rules; complains about everything that is wrong with it. */
export function planLoad(load: Load, surroundings: PlanSurroundings): LoadPlan | undefined {
  const { schema, complain, loaded, today, lookup } = surroundings;
  const object = schema.object(load.object);
  if (object?.name !== load.object) {
    const known = schema.objects.map(({ name }) => name);
    complain(
      "object",
      `this org has no object "${load.object}", only ${known.join(", ")}.${suggest(load.object, known)}`,
    );
    return undefined;
  }
  const used = new Map<string, string>();
  if (load.key !== undefined) used.set(load.key, "key");
  else if (load.distinct === true) complain("distinct", `needs a "key" to tell records apart by.`);

  const planned = new Map<FieldDescribe, Evaluate>();
  const selfLookups: string[] = [];
  for (const [where, name, rule] of rulesOf(load)) {
    const evaluate = compileRule(rule, {
      today,
      lookup,
      useColumn: (column) => {
        used.set(column, where);
      },
      complain: (message) => {
        complain(where, message);
      },
    });
    const field = object.field(name);
    if (field?.name !== name) {
      const known = object.fields.map((candidate) => candidate.name);
      complain(where, `${object.name} has no field "${name}".${suggest(name, known)}`);
      continue;
    }
    const refusal = planned.has(field) ? `${field.name} has a rule already.` : refuseField(field, stepsOf(rule));
    if (refusal !== undefined) complain(where, refusal);
    planned.set(field, evaluate);
    for (const { lookup: target, column } of lookupsOf(stepsOf(rule))) {
      if (target === load.object && load.key !== undefined) selfLookups.push(column);
      else if (!loaded.has(target)) complain(where, `no load before this one brings ${target} records with a "key".`);
    }
  }
  checkColumns(load, surroundings, used);
  const required = requiredFields(object);
  const missing = required.filter((field) => !planned.has(field)).map(({ name }) => name);
  if (missing.length > 0) complain("fields", `${object.name} also needs ${missing.join(", ")}.`);
  const fields = Array.from(planned, ([field, evaluate]) => ({ field, evaluate }));
  return { object, fields, required: required.map(({ name }) => name), unique: uniqueFields(object), selfLookups };
}
