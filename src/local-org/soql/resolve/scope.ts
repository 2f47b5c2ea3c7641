import type { ObjectSchema } from "../../metadata/schema";
import type { Name } from "../parse/ast";
import type { QueryContext } from "../query-context";
import { malformed, Refusal } from "../refusal";

/** Where names are looked up: the object that a statement reads, and what it has used of the whole query's limits. */
export interface Scope {
  readonly context: QueryContext;
  readonly object: ObjectSchema;
  /** What stands for the object before a path, beside its own name. */
  readonly alias: string | undefined;
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
  if (object === undefined) throw unknownObject(name);
  if (object.queryable) return object;
  throw new Refusal("INVALID_TYPE_FOR_OPERATION", `entity type ${object.name} does not support query`);
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
