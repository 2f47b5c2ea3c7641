import type { SelectItem, SelectStatement } from "../parse/ast";
import { malformed } from "../refusal";
import { buildProjection, type ProjectionLeaf } from "./build-projection";
import { refuseDuplicates } from "./refuse-duplicates";
import { resolveChildren, type ResolveRows } from "./resolve-children";
import { resolvePath } from "./resolve-path";
import { resolveTypeof } from "./resolve-typeof";
import type { Projection } from "./resolved-query";
import type { Scope } from "./scope";

/** Resolves a select list of fields, TYPEOFs and child lists, whose statements `resolveRows` resolves. */
export function resolveSelect(scope: Scope, statement: SelectStatement, resolveRows: ResolveRows): Projection {
  const selected = statement.select.map((item) => ({ item, leaf: resolveItem(scope, statement, item, resolveRows) }));
  refuseDuplicates(selected);
  return buildProjection(selected.map(({ leaf }) => leaf));
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
      return { kind: "typeof", ...resolveTypeof(scope, item) };
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
