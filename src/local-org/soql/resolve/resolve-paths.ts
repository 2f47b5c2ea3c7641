import type { ObjectSchema } from "../../metadata/schema";
import type { QueryContext } from "../query-context";
import { buildProjection, type ProjectionLeaf } from "./build-projection";
import { printField, resolvePath } from "./resolve-path";
import type { RowQuery } from "./resolved-query";
import { rootScope } from "./scope";

/**
 * Resolves paths that lead from an object's records, such as `Owner.Name`, to the query that selects each of them once.
 * It is for a record that is at hand: the filters that some objects demand of statements (soql.md §9) are not asked for.
 */
export function resolvePaths(context: QueryContext, object: ObjectSchema, paths: readonly string[]): RowQuery {
  const scope = rootScope(context, object);
  const leaves = new Map<string, ProjectionLeaf>();
  for (const text of paths) {
    const path = resolvePath(scope, { text, at: 0 });
    const { lookups, field } = path;
    leaves.set(printField(path), { kind: "field", lookups, member: { kind: "field", name: field.name, field } });
  }
  return {
    kind: "rows",
    object,
    projection: buildProjection([...leaves.values()]),
    where: { semiJoins: [], conditions: [] },
    orderBy: [],
    limit: undefined,
    offset: 0,
    tracking: undefined,
  };
}
