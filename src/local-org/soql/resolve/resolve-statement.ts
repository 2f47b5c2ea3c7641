import type { SelectStatement } from "../parse/ast";
import type { QueryContext } from "../query-context";
import { isGrouped, resolveCount, resolveGroups } from "./resolve-groups";
import { resolveRows } from "./resolve-rows";
import type { ResolvedQuery } from "./resolved-query";
import { resolveObject, type Scope } from "./scope";

/**
 * Finds everything a statement names in what the asking user can see of the org, and refuses what Salesforce refuses.
 * What comes out can be evaluated without any further refusal.
 */
export function resolveStatement(context: QueryContext, statement: SelectStatement): ResolvedQuery {
  const scope: Scope = {
    context,
    object: resolveObject(context, statement.from),
    alias: statement.alias?.text,
    prefix: "",
    usage: { parents: new Set(), children: 0 },
    level: "root",
    depth: 0,
  };
  if (statement.select[0]?.kind === "countRows") return resolveCount(scope, statement);
  return isGrouped(statement) ? resolveGroups(scope, statement) : resolveRows(scope, statement);
}
