import type { SelectStatement } from "../parse/ast";
import type { QueryContext } from "../query-context";
import { malformed } from "../refusal";
import { refuseMissingFilters } from "./refuse-missing-filters";
import { isGrouped, resolveCount, resolveGroups } from "./resolve-groups";
import { withJoins } from "./resolve-path";
import { resolveRows } from "./resolve-rows";
import type { ResolvedQuery } from "./resolved-query";
import { aliasesOf, resolveObject, rootScope, type Scope } from "./scope";

/**
 * Finds everything a statement names in what the asking user can see of the org, and refuses what Salesforce refuses.
 * What comes out can be evaluated without any further refusal.
 */
export function resolveStatement(context: QueryContext, statement: SelectStatement): ResolvedQuery {
  const object = resolveObject(context, statement.from);
  const own: Scope = { ...rootScope(context, object), aliases: aliasesOf(statement) };
  refuseUpdates(own, statement);
  const query = resolve(withJoins(own, statement.joins), statement);
  refuseMissingFilters(query);
  return query;
}

function resolve(scope: Scope, statement: SelectStatement): ResolvedQuery {
  const counts = statement.select[0]?.kind === "countRows";
  if (!counts && !isGrouped(statement)) return resolveRows(scope, statement);
  const { tracking } = statement;
  if (tracking !== undefined) {
    throw malformed(`FOR ${tracking.kind.toUpperCase()} does not go with aggregates`, tracking.at);
  }
  return counts ? resolveCount(scope, statement) : resolveGroups(scope, statement);
}

/** UPDATE TRACKING and UPDATE VIEWSTAT keep count of readers of articles, and of nothing else (soql.md §10). */
function refuseUpdates({ object }: Scope, { updates }: SelectStatement): void {
  for (const { text, at } of updates) {
    const word = text.toUpperCase();
    if (word !== "TRACKING" && word !== "VIEWSTAT") throw malformed(`unexpected token: '${text}'`, at);
    if (!/(?:__kav|^KnowledgeArticleVersion)$/i.test(object.name)) {
      throw malformed(`UPDATE ${word} is for articles only, not for ${object.name}`, at);
    }
  }
}
