import type { CallColumn, ColumnItem, SelectItem, SelectStatement } from "../parse/ast";
import { malformed } from "../refusal";
import { buildProjection, type ProjectionLeaf } from "./build-projection";
import { refuseDuplicates } from "./refuse-duplicates";
import { isAggregate } from "./resolve-aggregate";
import { resolveChildren, type ResolveRows } from "./resolve-children";
import { expandFields } from "./expand-fields";
import { resolvePath } from "./resolve-path";
import { resolvePresentation } from "./resolve-presentation";
import { resolveTypeof } from "./resolve-typeof";
import type { Projection } from "./resolved-query";
import type { Scope } from "./scope";

/** Resolves a select list of fields, TYPEOFs and child lists, whose statements `resolveRows` resolves. */
export function resolveSelect(scope: Scope, statement: SelectStatement, resolveRows: ResolveRows): Projection {
  const selected = statement.select.flatMap((item) =>
    resolveItem(scope, statement, item, resolveRows).map((leaf) => ({ item, leaf })),
  );
  refuseDuplicates(selected);
  return buildProjection(selected.map(({ leaf }) => leaf));
}

function resolveItem(
  scope: Scope,
  statement: SelectStatement,
  item: SelectItem,
  resolveRows: ResolveRows,
): readonly ProjectionLeaf[] {
  switch (item.kind) {
    case "column":
      return resolveColumn(scope, statement, item);
    case "typeof":
      return [{ kind: "typeof", ...resolveTypeof(scope, item) }];
    case "children": {
      const children = resolveChildren(scope, statement, item.statement, resolveRows);
      return [{ kind: "children", lookups: [], children }];
    }
    case "countRows":
      throw malformed("only root queries support aggregate expressions", item.at);
  }
}

function resolveColumn(scope: Scope, statement: SelectStatement, item: ColumnItem): readonly ProjectionLeaf[] {
  const { column, alias } = item;
  if (column.kind === "call") return resolveCall(scope, statement, column, alias?.text);
  if (alias !== undefined) throw malformed("only aggregate expressions use field aliasing", alias.at);
  if (column.kind === "distance") throw malformed("DISTANCE() cannot stand in the select list", column.at);
  const { lookups, field } = resolvePath(scope, column.path);
  return [{ kind: "field", lookups, member: { kind: "field", name: field.name, field } }];
}

/** FORMAT() and toLabel() answer under the field's own name, or an alias. */
function resolveCall(
  scope: Scope,
  statement: SelectStatement,
  column: CallColumn,
  alias: string | undefined,
): readonly ProjectionLeaf[] {
  if (column.name === "fields") {
    return expandFields(scope, statement, column).map((field) => ({
      kind: "field",
      lookups: [],
      member: { kind: "field", name: field.name, field },
    }));
  }
  if (isAggregate(column.name)) throw malformed("only root queries support aggregate expressions", column.at);
  const { lookups, field, presentation } = resolvePresentation(scope, column);
  return [{ kind: "field", lookups, member: { kind: "field", name: alias ?? field.name, field, presentation } }];
}
