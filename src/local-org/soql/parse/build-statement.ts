import {
  type SoqlGroupByClauseContext,
  type SoqlInnerQueryContext,
  type SoqlIntegerValueContext,
  SoqlOrderByColumnExprContext,
  type SoqlOrderByClauseExprContext,
  SoqlSelectCountClauseContext,
  SoqlSelectColumnExprContext,
  type SoqlSelectExprContext,
  SoqlSelectExprsClauseContext,
  SoqlSelectInnerQueryExprContext,
  SoqlSelectTypeofExprContext,
  SoqlWithSingleIdentifierClauseContext,
  type SoqlFieldContext,
  type SoqlAliasContext,
  type SoqlTypeofExprContext,
} from "@salesforce/soql-common/lib/soql-parser/generated/SoqlParser";
import { malformed, notEvaluated } from "../refusal";
import type { CountItem, FieldItem, Literal, Name, OrderTerm, Quantity, SelectItem, SelectStatement } from "./ast";
import { buildWhere, type ConditionSource } from "./build-condition";
import { buildFrom, buildName, refuseFunction } from "./build-name";

const LARGEST_QUANTITY = 2_147_483_647;

/** The statement that a parse tree means, and the refusal of what only Apex or a later local org understands. */
export function buildStatement(
  tree: SoqlInnerQueryContext,
  soql: string,
  lists: ReadonlyMap<number, readonly Literal[]>,
): SelectStatement {
  return build(tree, { soql, lists });
}

function build(tree: SoqlInnerQueryContext, source: ConditionSource): SelectStatement {
  refuseOtherClauses(tree);
  return {
    at: tree.start.startIndex,
    select: buildSelect(tree, source),
    ...buildFrom(tree.soqlFromClause()),
    where: buildWhere(tree.soqlWhereClause(), source),
    groupBy: buildGroupBy(tree.soqlGroupByClause()),
    orderBy: tree.soqlOrderByClause()?.soqlOrderByClauseExprs().soqlOrderByClauseExpr().map(buildOrderTerm) ?? [],
    limit: buildQuantity(tree.soqlLimitClause()?.soqlIntegerValue()),
    offset: buildQuantity(tree.soqlOffsetClause()?.soqlIntegerValue()),
  };
}

function refuseOtherClauses(tree: SoqlInnerQueryContext): void {
  for (const clause of tree.soqlWithIdentifierClause()) {
    if (!(clause instanceof SoqlWithSingleIdentifierClauseContext)) throw notEvaluated("WITH", clause.start.startIndex);
    // SECURITY_ENFORCED, USER_MODE and SYSTEM_MODE exist in Apex only.
    const { text, at } = buildName(clause.soqlIdentifier());
    throw malformed(`unexpected token: '${text}'`, at);
  }
  const other = tree.soqlWithClause() ?? tree.soqlBindClause();
  if (other !== undefined) throw notEvaluated(other.start.text?.toUpperCase() ?? "WITH", other.start.startIndex);
  const tracking = tree.soqlRecordTrackingType() ?? tree.soqlUpdateStatsClause();
  if (tracking !== undefined) {
    throw notEvaluated("FOR VIEW, FOR REFERENCE, UPDATE TRACKING and UPDATE VIEWSTAT", tracking.start.startIndex);
  }
}

function buildSelect(tree: SoqlInnerQueryContext, source: ConditionSource): readonly SelectItem[] {
  const clause = tree.soqlSelectClause();
  if (clause instanceof SoqlSelectCountClauseContext) {
    return [{ kind: "countRows", at: clause.COUNT().symbol.startIndex }];
  }
  if (!(clause instanceof SoqlSelectExprsClauseContext)) throw notEvaluated("this SELECT", clause.start.startIndex);
  return clause
    .soqlSelectExprs()
    .soqlSelectExpr()
    .map((item) => buildSelectItem(item, source));
}

function buildSelectItem(tree: SoqlSelectExprContext, source: ConditionSource): SelectItem {
  if (tree instanceof SoqlSelectColumnExprContext) return buildColumn(tree.soqlField(), tree.soqlAlias());
  if (tree instanceof SoqlSelectInnerQueryExprContext) {
    refuseAlias(tree.soqlAlias());
    return { kind: "children", statement: build(tree.soqlInnerQuery(), source) };
  }
  if (tree instanceof SoqlSelectTypeofExprContext) {
    refuseAlias(tree.soqlAlias());
    return buildTypeof(tree.soqlTypeofExpr());
  }
  throw notEvaluated("DISTANCE()", tree.start.startIndex);
}

function refuseAlias(tree: SoqlAliasContext | undefined): void {
  if (tree === undefined) return;
  throw malformed("only aggregate expressions use field aliasing", tree.start.startIndex);
}

function buildColumn(tree: SoqlFieldContext, alias: SoqlAliasContext | undefined): FieldItem | CountItem {
  const [name, argument, ...more] = tree.soqlIdentifier();
  const parentheses = tree.LPAREN().length;
  const aliasName = alias && buildName(alias);
  if (name !== undefined && parentheses === 0) return { kind: "field", path: buildName(name), alias: aliasName };
  const isCount = name?.text.toLowerCase() === "count" && parentheses === 1 && more.length === 0;
  if (!isCount || argument === undefined) throw refuseFunction(tree);
  return { kind: "count", path: buildName(argument), at: tree.start.startIndex, alias: aliasName };
}

function buildTypeof(tree: SoqlTypeofExprContext): SelectItem {
  return {
    kind: "typeof",
    at: tree.start.startIndex,
    relationship: buildName(tree.soqlTypeofOperand()),
    branches: tree.soqlWhenExpr().map((branch) => ({
      type: buildName(branch.soqlWhenOperand()),
      paths: branch.soqlResultExpr().map(buildName),
    })),
    otherwise: tree.soqlElseExpr()?.soqlResultExpr().map(buildName),
  };
}

function buildGroupBy(tree: SoqlGroupByClauseContext | undefined): readonly Name[] {
  if (tree === undefined) return [];
  const rollup = tree.ROLLUP() ?? tree.CUBE();
  if (rollup !== undefined) throw notEvaluated(`GROUP BY ${rollup.text.toUpperCase()}`, rollup.symbol.startIndex);
  const having = tree.soqlHavingClause();
  if (having !== undefined) throw notEvaluated("HAVING", having.start.startIndex);
  return (tree.soqlGroupByExprs()?.soqlField() ?? []).map((field) => {
    const column = buildColumn(field, undefined);
    if (column.kind === "field") return column.path;
    throw malformed(`unexpected token: '('`, field.LPAREN()[0]?.symbol.startIndex ?? column.at);
  });
}

function buildOrderTerm(tree: SoqlOrderByClauseExprContext): OrderTerm {
  const by = tree.soqlOrderByClauseField();
  if (!(by instanceof SoqlOrderByColumnExprContext)) throw notEvaluated("DISTANCE()", by.start.startIndex);
  return {
    by: buildColumn(by.soqlField(), undefined),
    descending: tree.DESC() !== undefined,
    nullsLast: tree.LAST() !== undefined,
  };
}

function buildQuantity(tree: SoqlIntegerValueContext | undefined): Quantity | undefined {
  if (tree === undefined) return undefined;
  const at = tree.start.startIndex;
  const value = Number(tree.text);
  if (value < 0) throw malformed(`unexpected token: '${tree.start.text ?? "-"}'`, at);
  if (!(value <= LARGEST_QUANTITY)) {
    throw malformed(`numeric value out of range: ${tree.text}`, at);
  }
  return { value, at };
}
