import type { SelectStatement } from "../parse/ast";
import { malformed, notEvaluated, Refusal } from "../refusal";
import type { ChildQuery, RowQuery } from "./resolved-query";
import { aliasesOf, type Scope, seeDescribe, useChildren } from "./scope";

/** Child lists inside of child lists, the root not counted, since API version 58.0 and before it. */
const DEEPEST_CHILD = 4;
const DEEPEST_CHILD_BEFORE_58 = 1;

/** Lists of tasks and events together, under many rules of their own (soql.md §9). */
const activityLists = /^(?:OpenActivities|ActivityHistories)$/i;

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
  if (object === undefined && activityLists.test(from.text)) {
    throw notEvaluated(`${from.text}, but Tasks and Events`, from.at);
  }
  if (!relationship?.relationshipName) throw unknownChildren(from.text, from.at);
  // Described, as every org does, but of an object that this one does not hold.
  if (object === undefined) throw notEvaluated(`the child relationship '${relationship.relationshipName}'`, from.at);
  useChildren(scope, from.at);
  refuseRootClauses(statement);
  if (statement.offset !== undefined && parent.limit?.value !== 1) {
    throw malformed("OFFSET in a sub-select needs an outer query with LIMIT 1", statement.offset.at);
  }
  const prefix = `${scope.prefix}${relationship.relationshipName}/`;
  const inner: Scope = { ...scope, object, aliases: aliasesOf(statement), prefix, level: "child", depth };
  return { name: relationship.relationshipName, key: relationship.field, query: resolveRows(inner, statement) };
}

/** `Contacts`, or in the older spelling `Account.Contacts`. */
function findChildren(scope: Scope, name: string) {
  const [first = "", second, ...rest] = name.split(".");
  if (second === undefined) return scope.object.child(first);
  const qualifier = first.toLowerCase();
  const own = qualifier === scope.object.name.toLowerCase() || scope.aliases.get(qualifier)?.length === 0;
  return own && rest.length === 0 ? scope.object.child(second) : undefined;
}

/** Clauses that only the outermost statement can have. */
function refuseRootClauses({ groupBy, usingScope, tracking, updates }: SelectStatement): void {
  if (groupBy !== undefined) throw malformed("only root queries support aggregate expressions", groupBy.at);
  const [clause, at] =
    usingScope !== undefined
      ? ["USING SCOPE", usingScope.at]
      : tracking !== undefined
        ? [`FOR ${tracking.kind.toUpperCase()}`, tracking.at]
        : ["UPDATE", updates[0]?.at];
  if (at !== undefined) throw malformed(`only root queries support ${clause}`, at);
}

function unknownChildren(name: string, at: number): Refusal {
  return new Refusal(
    "INVALID_TYPE",
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom ` +
      `relationship, be sure to append the '__r' after the custom relationship name. ${seeDescribe}`,
    at,
  );
}
