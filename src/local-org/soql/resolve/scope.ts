import type { ObjectSchema, Schema } from "../../metadata/schema";
import type { From, Name } from "../parse/ast";
import type { QueryContext } from "../query-context";
import { malformed, Refusal } from "../refusal";

/** Where names are looked up: the object that a statement reads, and what it has used of the whole query's limits. */
export interface Scope {
  readonly context: QueryContext;
  readonly object: ObjectSchema;
  /** What names beside its own stand for before a path, in lower case: the object itself, or a parent of it. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** Tells this statement's relationships from those of the query's other statements. */
  readonly prefix: string;
  readonly usage: Usage;
  readonly level: "root" | "child" | "semiJoin";
  /** How many child lists deep: 0 at the root. */
  readonly depth: number;
}

/** What a query has used of its limits (soql.md §11), all its sub-selects together. */
export interface Usage {
  readonly parents: Set<string>;
  children: number;
}

const MOST_PARENTS = 55;
const MOST_CHILDREN = 20;

/** Where the names of a whole query are looked up, before anything of it is. */
export function rootScope(context: QueryContext, object: ObjectSchema): Scope {
  return {
    context,
    object,
    aliases: new Map(),
    prefix: "",
    usage: { parents: new Set(), children: 0 },
    level: "root",
    depth: 0,
  };
}

/** The aliases that a FROM gives, without the joins, which name parents. */
export function aliasesOf({ alias }: Pick<From, "alias">): ReadonlyMap<string, readonly string[]> {
  return new Map(alias === undefined ? [] : [[alias.text.toLowerCase(), []]]);
}

export function useParent(scope: Scope, path: string, at: number): void {
  scope.usage.parents.add(`${scope.prefix}${path}`);
  if (scope.usage.parents.size <= MOST_PARENTS) return;
  throw malformed(`a query may use at most ${MOST_PARENTS} child-to-parent relationships`, at);
}

export function useChildren(scope: Scope, at: number): void {
  scope.usage.children++;
  if (scope.usage.children <= MOST_CHILDREN) return;
  throw malformed(`a query may use at most ${MOST_CHILDREN} parent-to-child relationships`, at);
}

/** Finds an object that can stand after FROM at the root or in a semi-join. */
export function resolveObject(context: QueryContext, name: Name): ObjectSchema {
  const object = context.schema.object(name.text);
  if (object?.queryable) return object;
  const known = object?.name ?? findUnqueryable(context.schema, name.text);
  if (known === undefined) throw unknownObject(name);
  throw new Refusal("INVALID_TYPE_FOR_OPERATION", `entity type ${known} does not support query`);
}

/** Objects that every org has and that no statement can read by themselves (soql.md §9). */
const unqueryable: ReadonlyMap<string, string> = new Map(
  [
    "ActivityHistory",
    "OpenActivity",
    "NoteAndAttachment",
    "CombinedAttachment",
    "AttachedContentDocument",
    "OwnedContentDocument",
    "Name",
    "AggregateResult",
    "ContentBody",
    "EmailStatus",
    "ProcessInstanceHistory",
    "LookedUpFromActivity",
  ].map((name) => [name.toLowerCase(), name]),
);

function findUnqueryable(schema: Schema, name: string): string | undefined {
  const [, changed] = /^(.+?)(?:__)?ChangeEvent$/i.exec(name) ?? [];
  const object = changed && (schema.object(changed) ?? schema.object(`${changed}__c`));
  if (object) return `${object.name.replace(/__c$/, "__")}ChangeEvent`;
  return unqueryable.get(name.toLowerCase());
}

export function unknownObject(name: Name): Refusal {
  return new Refusal(
    "INVALID_TYPE",
    `sObject type '${name.text}' is not supported. If you are attempting to use a custom object, be sure to append ` +
      `the '__c' after the entity name. ${seeDescribe}`,
    name.at,
  );
}

/** The sentence that ends every refusal of a name. */
export const seeDescribe = "Please reference your WSDL or the describe call for the appropriate names.";
