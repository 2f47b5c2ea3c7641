import type { ObjectSchema } from "../../metadata/schema";
import type { From, Name } from "../parse/ast";
import { malformed, Refusal } from "../refusal";
import { nameField, NAME_OBJECT } from "./name-object";
import type { FieldPath, Lookup } from "./resolved-query";
import { type Scope, seeDescribe, useParent } from "./scope";

const DEEPEST_PATH = 5;

/** Finds the field that a path such as `Account.Owner.Name` names, in any case and with or without a qualifier. */
export function resolvePath(scope: Scope, name: Name): FieldPath {
  const segments = withoutQualifier(scope, name.text.split("."));
  const { lookups, object } = resolveLookups(scope, segments.slice(0, -1), name.at);
  const column = segments.at(-1) ?? "";
  const field = object === undefined ? nameField(column) : object.field(column);
  if (field === undefined) throw noSuchColumn(column, object?.name ?? NAME_OBJECT, name.at);
  return { lookups, field };
}

/** Finds the relationship that a path such as `Parent.Owner` leads to, for TYPEOF. */
export function resolveRelationship(scope: Scope, name: Name): readonly Lookup[] {
  return resolveLookups(scope, withoutQualifier(scope, name.text.split(".")), name.at).lookups;
}

export function refuseDeepPath(relationships: number, at: number): void {
  if (relationships <= DEEPEST_PATH) return;
  throw malformed(`a field path may lead through at most ${DEEPEST_PATH} relationships`, at);
}

/** The path of the field in the schema's own spelling. */
export function printField({ lookups, field }: FieldPath): string {
  return [...lookups.map((lookup) => lookup.name), field.name].join(".");
}

/** Tells a value from all others of the same records: its field, and the function that makes it of what is there. */
export function identify(path: FieldPath): string {
  return path.derivation === undefined ? printField(path) : `${JSON.stringify(path.derivation)}(${printField(path)})`;
}

export function noSuchColumn(column: string, entity: string, at: number): Refusal {
  return new Refusal(
    "INVALID_FIELD",
    `No such column '${column}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append ` +
      `the '__c' after the custom field name. ${seeDescribe}`,
    at,
  );
}

/**
 * Resolves the further names of a FROM, which stand for parents: `a` of `FROM Contact c, c.Account a` (soql.md §1). A
 * name that leads to children leads nowhere here.
 */
export function withJoins(scope: Scope, joins: From["joins"]): Scope {
  let joined = scope;
  for (const { path, alias } of joins) {
    const segments = withoutQualifier(joined, [...path.text.split("."), ""]).slice(0, -1);
    resolveLookups(joined, segments, path.at);
    if (alias === undefined) continue;
    joined = { ...joined, aliases: new Map([...joined.aliases, [alias.text.toLowerCase(), segments]]) };
  }
  return joined;
}

/** An alias always wins; the object's own name only where no relationship is called so, as `Account.Name` of a contact. */
function withoutQualifier(scope: Scope, segments: readonly string[]): readonly string[] {
  const [first = "", ...rest] = segments;
  if (rest.length === 0) return segments;
  const qualifier = first.toLowerCase();
  const aliased = scope.aliases.get(qualifier);
  if (aliased !== undefined) return [...aliased, ...rest];
  const isOwnName = qualifier === scope.object.name.toLowerCase() && scope.object.parent(first) === undefined;
  return isOwnName ? rest : segments;
}

/** The steps of a path, and the object they lead to: undefined for the Name pseudo-object. */
function resolveLookups(
  scope: Scope,
  relationships: readonly string[],
  at: number,
): { readonly lookups: readonly Lookup[]; readonly object: ObjectSchema | undefined } {
  refuseDeepPath(relationships.length, at);
  const lookups: Lookup[] = [];
  let object: ObjectSchema | undefined = scope.object;
  for (const relationship of relationships) {
    const lookup: Lookup | undefined = object && findLookup(scope, object, relationship);
    if (lookup === undefined) throw unknownRelationship(relationship, at);
    lookups.push(lookup);
    useParent(scope, lookups.map((step) => step.name).join("."), at);
    object = lookup.target;
  }
  return { lookups, object };
}

/** A lookup to an object that the user cannot see is not there. */
function findLookup(scope: Scope, object: ObjectSchema, relationship: string): Lookup | undefined {
  const field = object.parent(relationship);
  if (field?.relationshipName === null || field?.relationshipName === undefined) return undefined;
  const { name: key, relationshipName: name, referenceTo, polymorphicForeignKey } = field;
  if (polymorphicForeignKey) return { name, key, target: undefined };
  const target = scope.context.schema.object(referenceTo[0] ?? "");
  return target && { name, key, target };
}

function unknownRelationship(relationship: string, at: number): Refusal {
  return new Refusal(
    "INVALID_FIELD",
    `Didn't understand relationship '${relationship}' in field path. If you are attempting to use a custom ` +
      `relationship, be sure to append the '__r' after the custom relationship name. ${seeDescribe}`,
    at,
  );
}
