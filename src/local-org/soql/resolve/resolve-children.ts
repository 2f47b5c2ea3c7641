import type { SelectStatement } from "../parse/ast";
import { malformed, Refusal } from "../refusal";
import type { ChildQuery, RowQuery } from "./resolved-query";
import { type Scope, seeDescribe, useChildren } from "./scope";

/** Child lists inside of child lists, the root not counted, since API version 58.0 and before it. */
const DEEPEST_CHILD = 4;
const DEEPEST_CHILD_BEFORE_58 = 1;

export type ResolveRows = (scope: Scope, statement: SelectStatement) => RowQuery;

/** Resolves a sub-select in the select list of `parent`, by the rules of soql.md §2. */
export function resolveChildren(
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
