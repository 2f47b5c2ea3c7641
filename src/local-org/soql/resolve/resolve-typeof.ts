import type { ObjectSchema } from "../../metadata/schema";
import type { Name, TypeofItem } from "../parse/ast";
import { malformed } from "../refusal";
import { buildProjection, type ProjectionLeaf } from "./build-projection";
import { nameField, NAME_OBJECT } from "./name-object";
import { noSuchColumn, refuseDeepPath, resolvePath, resolveRelationship } from "./resolve-path";
import type { FieldMember, Lookup, TypeofProjection } from "./resolved-query";
import { type Scope, unknownObject } from "./scope";

const SINCE = 46;

/** Resolves a TYPEOF of the select list `select` by the rules of soql.md §2. */
export function resolveTypeof(
  scope: Scope,
  item: TypeofItem,
): { readonly lookups: readonly Lookup[]; readonly typeOf: TypeofProjection } {
  const { relationship } = item;
  if (Number(scope.context.apiVersion) < SINCE) throw malformed("unexpected token: 'TYPEOF'", item.at);
  const path = resolveRelationship(scope, relationship);
  const lookup = path.at(-1);
  if (lookup === undefined || lookup.target !== undefined) {
    throw malformed(`'${relationship.text}' is not a polymorphic relationship, as TYPEOF needs one`, relationship.at);
  }
  const owner = path.at(-2)?.target ?? scope.object;
  const prefix = `${scope.prefix}${path.map((step) => step.name).join(".")}:`;
  const branches = item.branches.map(({ type, paths }, index) => {
    const object = resolveBranchObject(scope, owner, lookup, type);
    if (item.branches.slice(0, index).some((other) => other.type.text.toLowerCase() === type.text.toLowerCase())) {
      throw malformed(`the object type '${type.text}' stands twice in one TYPEOF`, type.at);
    }
    const inner: Scope = { ...scope, object, aliases: new Map(), prefix: `${prefix}${object.name}/` };
    return { object, projection: buildProjection(paths.map((name) => resolveBranchPath(inner, path.length, name))) };
  });
  const typeOf = { lookup, branches, otherwise: resolveOtherwise(item.otherwise ?? []) };
  return { lookups: path.slice(0, -1), typeOf };
}

/** `owner` is the object that has the lookup. */
function resolveBranchObject(scope: Scope, owner: ObjectSchema, lookup: Lookup, type: Name): ObjectSchema {
  const object = scope.context.schema.object(type.text);
  if (object === undefined) throw unknownObject(type);
  if (owner.field(lookup.key)?.referenceTo.includes(object.name)) return object;
  throw malformed(`'${lookup.key}' never refers to an object of type '${object.name}'`, type.at);
}

function resolveBranchPath(scope: Scope, depth: number, name: Name): ProjectionLeaf {
  const path = resolvePath(scope, name);
  if (path.lookups.some((lookup) => lookup.target === undefined)) {
    throw malformed(`the polymorphic relationship in '${name.text}' cannot stand in a TYPEOF`, name.at);
  }
  refuseDeepPath(depth + path.lookups.length, name.at);
  return { kind: "field", lookups: path.lookups, member: { kind: "field", name: path.field.name, field: path.field } };
}

function resolveOtherwise(names: readonly Name[]): readonly FieldMember[] {
  return names.map(({ text, at }) => {
    const field = nameField(text);
    if (field === undefined) throw noSuchColumn(text, NAME_OBJECT, at);
    return { kind: "field", name: field.name, field };
  });
}
