import type { SelectItem, SelectStatement } from "../parse/ast";
import { malformed, Refusal } from "../refusal";
import { printPath, resolvePath } from "./resolve-path";
import { resolveTypeof } from "./resolve-typeof";
import type { ChildQuery, Projection, RowQuery } from "./resolved-query";
import { buildProjection, type ProjectionLeaf } from "./build-projection";
import { type Scope, seeDescribe, useChildren } from "./scope";

/** Child lists inside of child lists, the root not counted, since API version 58.0 and before it. */
const DEEPEST_CHILD = 4;
const DEEPEST_CHILD_BEFORE_58 = 1;

type ResolveRows = (scope: Scope, statement: SelectStatement) => RowQuery;

/** Resolves a select list of fields, TYPEOFs and child lists, whose statements `resolveRows` resolves. */
export function resolveSelect(scope: Scope, statement: SelectStatement, resolveRows: ResolveRows): Projection {
  const seen = new Set<string>();
  const leaves = statement.select.map((item) => {
    const leaf = resolveItem(scope, statement, item, resolveRows);
    refuseTwice(seen, leaf, item);
    return leaf;
  });
  return buildProjection(leaves);
}

function resolveItem(
  scope: Scope,
  statement: SelectStatement,
  item: SelectItem,
  resolveRows: ResolveRows,
): ProjectionLeaf {
  switch (item.kind) {
    case "field":
      if (item.alias !== undefined) {
        throw malformed("only aggregate expressions use field aliasing", item.alias.at);
      }
      return { kind: "field", ...resolvePath(scope, item.path) };
    case "typeof":
      return { kind: "typeof", ...resolveTypeof(scope, item, statement.select) };
    case "children":
      return {
        kind: "children",
        lookups: [],
        children: resolveChildren(scope, statement, item.statement, resolveRows),
      };
    case "count":
    case "countRows":
      throw malformed("only root queries support aggregate expressions", item.at);
  }
}

function resolveChildren(
  scope: Scope,
  parent: SelectStatement,
  statement: SelectStatement,
  resolveRows: ResolveRows,
): ChildQuery {
  const { from } = statement;
  const depth = scope.depth + 1;
  const deepest = Number(scope.context.apiVersion) < 58 ? DEEPEST_CHILD_BEFORE_58 : DEEPEST_CHILD;
  if (depth > deepest) {
    throw malformed(
      `SOQL statements cannot query aggregate relationships more than ${deepest} ${deepest === 1 ? "level" : "levels"} away from the root entity object.`,
      from.at,
    );
  }
  const relationship = findChildren(scope, from.text);
  const object = relationship && scope.context.schema.object(relationship.childSObject);
  if (!relationship?.relationshipName || object === undefined) throw unknownChildren(from.text, from.at);
  useChildren(scope, from.at);
  refuseGrouping(statement);
  if (statement.offset !== undefined && parent.limit?.value !== 1) {
    throw malformed("OFFSET in a sub-select needs an outer query with LIMIT 1", statement.offset.at);
  }
  const prefix = `${scope.prefix}${relationship.relationshipName}/`;
  const inner: Scope = { ...scope, object, alias: statement.alias?.text, prefix, level: "child", depth };
  return { name: relationship.relationshipName, key: relationship.field, query: resolveRows(inner, statement) };
}

/** `Contacts`, or in the older spelling `Account.Contacts`. */
function findChildren(scope: Scope, name: string) {
  const [first = "", second, ...rest] = name.split(".");
  if (second === undefined) return scope.object.child(first);
  const own = [scope.object.name, scope.alias].some((known) => known?.toLowerCase() === first.toLowerCase());
  return own && rest.length === 0 ? scope.object.child(second) : undefined;
}

function refuseGrouping({ groupBy }: SelectStatement): void {
  const [first] = groupBy;
  if (first !== undefined) {
    throw malformed("only root queries support aggregate expressions", first.at);
  }
}

function unknownChildren(name: string, at: number): Refusal {
  return new Refusal(
    "INVALID_TYPE",
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom ` +
      `relationship, be sure to append the '__r' after the custom relationship name. ${seeDescribe}`,
    at,
  );
}

/** The answer is keyed by name, so nothing can be in it twice. */
function refuseTwice(seen: Set<string>, leaf: ProjectionLeaf, item: SelectItem): void {
  const name = nameOf(leaf);
  if (!seen.has(name)) {
    seen.add(name);
  } else if (item.kind === "children") {
    throw malformed(`duplicate relationship selected: ${name}`, item.statement.at);
  } else {
    throw new Refusal("INVALID_FIELD", `duplicate field selected: ${name}`);
  }
}

function nameOf(leaf: ProjectionLeaf): string {
  switch (leaf.kind) {
    case "field":
      return printPath(leaf);
    case "typeof":
      return [...leaf.lookups, leaf.typeOf.lookup].map((lookup) => lookup.name).join(".");
    case "children":
      return leaf.children.name;
  }
}
