import type { FieldDescribe, ObjectSchema, Schema } from "../metadata/schema";
import type { FieldValue } from "../records/table";
import { typeOfField, type Expression, type FormulaScope } from "./expression";
import { FormulaError } from "./formula-error";
import type { FormulaNode } from "./ast";

/** Where a formula's fields come from, and what it makes of numbers that are missing. */
export interface FormulaHome {
  readonly schema: Schema;
  readonly object: ObjectSchema;
  readonly blankNumbersAreZero: boolean;
  /** Told of every formula field that the formula reads. */
  readonly onUse?: (object: ObjectSchema, field: FieldDescribe) => void;
}

type Reference = Extract<FormulaNode, { kind: "reference" }>;

/** A record on the way along a path: undefined where a lookup is empty. */
type Follow = (scope: FormulaScope) => FormulaScope["row"] | undefined;

interface Place {
  readonly object: ObjectSchema;
  readonly follow: Follow;
}

/** More than any path that the platform follows. */
const mostSteps = 10;

function noField({ path, at }: Reference): FormulaError {
  return new FormulaError(`Field ${path.join(".")} does not exist. Check spelling.`, at);
}

/** The object that a lookup leads to. `Owner:User` says which of several; a user is what `Owner` alone means. */
function targetOf(
  { schema }: FormulaHome,
  lookup: FieldDescribe,
  wanted: string | undefined,
): ObjectSchema | undefined {
  const { referenceTo } = lookup;
  const name = wanted === "Queue" ? "Group" : wanted;
  const chosen = name ?? (referenceTo.length === 1 ? referenceTo[0] : referenceTo.find((each) => each === "User"));
  const target = chosen === undefined ? undefined : schema.object(chosen);
  return target !== undefined && referenceTo.includes(target.name) ? target : undefined;
}

function step(home: FormulaHome, from: Place, name: string, reference: Reference): Place {
  const [relationship = "", wanted] = name.split(":");
  const lookup = from.object.parent(relationship);
  const object = lookup && targetOf(home, lookup, wanted);
  if (lookup === undefined || object === undefined) throw noField(reference);
  return {
    object,
    follow: (scope) => {
      const id = from.follow(scope)?.[lookup.name];
      return typeof id === "string" ? scope.context.database.table(object.name).get(id) : undefined;
    },
  };
}

/** What `$User.Name` and its like begin at. */
function globalPlace({ schema }: FormulaHome, name: string, reference: Reference): Place {
  const place = (objectName: string, follow: Follow): Place => {
    const object = schema.object(objectName);
    if (object === undefined) {
      throw new FormulaError(`${name} cannot be used: the local org has no object ${objectName}`, reference.at);
    }
    return { object, follow };
  };
  const user: Follow = ({ context }) => context.database.table("User").get(context.userId);
  const ofUser = (objectName: string, lookup: string): Place =>
    place(objectName, (scope) => {
      const id = user(scope)?.[lookup];
      return typeof id === "string" ? scope.context.database.table(objectName).get(id) : undefined;
    });
  switch (name.toLowerCase()) {
    case "$user":
      return place("User", user);
    case "$profile":
      return ofUser("Profile", "ProfileId");
    case "$userrole":
      return ofUser("UserRole", "UserRoleId");
    case "$organization":
      return place("Organization", ({ context }) => [...context.database.table("Organization").rows()][0]);
    default:
      throw new FormulaError(`Field ${reference.path.join(".")} does not exist. Check spelling.`, reference.at);
  }
}

/** `$RecordType.DeveloperName`: what set-up says of the record's own type, whether or not types are records here. */
function compileRecordType({ object }: FormulaHome, reference: Reference): Expression {
  const { at, path } = reference;
  const types = object.rules.recordTypes;
  const readers: Readonly<Record<string, (type: (typeof types)[number]) => FieldValue>> = {
    id: (type) => type.id,
    name: (type) => type.name,
    developername: (type) => type.developerName,
    description: (type) => type.description,
    isactive: (type) => type.active,
  };
  const [, name = ""] = path;
  const read = path.length === 2 ? readers[name.toLowerCase()] : undefined;
  if (read === undefined) throw noField(reference);
  const byId = new Map(types.map((type) => [type.id, read(type)]));
  return {
    type: name.toLowerCase() === "isactive" ? "boolean" : "text",
    at,
    evaluate: ({ row }) => byId.get(String(row.RecordTypeId)) ?? null,
  };
}

function compileField(home: FormulaHome, place: Place, name: string, reference: Reference, isOwn: boolean): Expression {
  const field = place.object.field(name);
  if (field === undefined) throw noField(reference);
  const type = typeOfField(field);
  if (type === undefined) {
    throw new FormulaError(`Field ${field.name} is of type ${field.type}, which formulas cannot read`, reference.at);
  }
  if (typeof field.calculatedFormula === "string") home.onUse?.(place.object, field);
  const { follow } = place;
  const isPercent = field.type === "percent";
  const missing = type === "boolean" ? false : type === "number" && home.blankNumbersAreZero ? 0 : null;
  return {
    type,
    at: reference.at,
    field,
    isOwn,
    evaluate: (scope) => {
      const row = follow(scope);
      const value = row === undefined ? null : scope.read(field, row);
      // Ten percent is kept as 10 and counted with as 0.1.
      return isPercent && typeof value === "number" ? Number((value / 100).toPrecision(15)) : (value ?? missing);
    },
  };
}

/** A field of the record, of a parent or of a global, as an expression. Throws `FormulaError` when there is none. */
export function compileReference(home: FormulaHome, reference: Reference): Expression {
  const { path } = reference;
  if (path.length > mostSteps + 1)
    throw new FormulaError(`A path has at most ${mostSteps} relationships`, reference.at);
  const steps = path.slice(0, -1);
  const name = path.at(-1) ?? "";
  if (steps[0]?.toLowerCase() === "$recordtype") return compileRecordType(home, reference);
  let place: Place = { object: home.object, follow: ({ row }) => row };
  if (steps[0]?.startsWith("$") === true) place = globalPlace(home, steps.shift() ?? "", reference);
  for (const each of steps) place = step(home, place, each, reference);
  return compileField(home, place, name, reference, path.length === 1);
}
