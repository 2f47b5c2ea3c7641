import {
  SoqlForViewContext,
  type SoqlGroupByClauseContext,
  type SoqlInnerQueryContext,
  type SoqlIntegerValueContext,
  SoqlOrderByColumnExprContext,
  SoqlOrderByDistanceExprContext,
  type SoqlOrderByClauseExprContext,
  SoqlSelectCountClauseContext,
  SoqlSelectColumnExprContext,
  SoqlSelectDistanceExprContext,
  type SoqlSelectExprContext,
  SoqlSelectExprsClauseContext,
  SoqlSelectInnerQueryExprContext,
  SoqlSelectTypeofExprContext,
  SoqlWithDataCategoryClauseContext,
  SoqlWithSingleIdentifierClauseContext,
  type SoqlAliasContext,
  type SoqlTypeofExprContext,
} from "@salesforce/soql-common/lib/soql-parser/generated/SoqlParser";
import { malformed, notEvaluated } from "../refusal";
import type { Grouping, Literal, OrderTerm, Quantity, SelectItem, SelectStatement, Tracking } from "./ast";
import { buildColumn, buildDistance } from "./build-column";
import { buildTerms, buildWhere, type ConditionSource } from "./build-condition";
import { buildFrom } from "./build-from";
import { buildName } from "./build-name";

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
    groupBy: buildGroupBy(tree.soqlGroupByClause(), source),
    orderBy: tree.soqlOrderByClause()?.soqlOrderByClauseExprs().soqlOrderByClauseExpr().map(buildOrderTerm) ?? [],
    limit: buildQuantity(tree.soqlLimitClause()?.soqlIntegerValue()),
    offset: buildQuantity(tree.soqlOffsetClause()?.soqlIntegerValue()),
    tracking: buildTracking(tree),
    updates: (tree.soqlUpdateStatsClause()?.IDENTIFIER() ?? []).map(({ symbol, text }) => ({
      text,
      at: symbol.startIndex,
    })),
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
  if (other instanceof SoqlWithDataCategoryClauseContext) {
    throw notEvaluated("WITH DATA CATEGORY", other.start.startIndex);
  }
  if (other !== undefined) throw notEvaluated(other.start.text?.toUpperCase() ?? "WITH", other.start.startIndex);
}

function buildTracking(tree: SoqlInnerQueryContext): Tracking | undefined {
  const clause = tree.soqlRecordTrackingType();
  if (clause === undefined) return undefined;
  return { kind: clause instanceof SoqlForViewContext ? "view" : "reference", at: clause.start.startIndex };
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
  if (tree instanceof SoqlSelectColumnExprContext || tree instanceof SoqlSelectDistanceExprContext) {
    const column =
      tree instanceof SoqlSelectColumnExprContext
        ? buildColumn(tree.soqlField())
        : buildDistance(tree.soqlDistanceExpr());
    const alias = tree.soqlAlias();
    return { kind: "column", column, alias: alias && buildName(alias), at: column.at };
  }
  if (tree instanceof SoqlSelectInnerQueryExprContext) {
    refuseAlias(tree.soqlAlias());
    const statement = build(tree.soqlInnerQuery(), source);
    return { kind: "children", at: statement.at, statement };
  }
  if (tree instanceof SoqlSelectTypeofExprContext) {
    refuseAlias(tree.soqlAlias());
    return buildTypeof(tree.soqlTypeofExpr());
  }
  throw notEvaluated(`'${tree.text}'`, tree.start.startIndex);
}

function refuseAlias(tree: SoqlAliasContext | undefined): void {
  if (tree === undefined) return;
  throw malformed("only aggregate expressions use field aliasing", tree.start.startIndex);
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

function buildGroupBy(tree: SoqlGroupByClauseContext | undefined, source: ConditionSource): Grouping | undefined {
  if (tree === undefined) return undefined;
  const having = tree.soqlHavingClause();
  return {
    kind: tree.ROLLUP() !== undefined ? "rollup" : tree.CUBE() !== undefined ? "cube" : "plain",
    columns: (tree.soqlGroupByExprs()?.soqlField() ?? []).map(buildColumn),
    having: having && buildTerms(having.soqlWhereExprs(), source),
    at: tree.start.startIndex,
  };
}

function buildOrderTerm(tree: SoqlOrderByClauseExprContext): OrderTerm {
  const by = tree.soqlOrderByClauseField();
  const isColumn = by instanceof SoqlOrderByColumnExprContext;
  if (!isColumn && !(by instanceof SoqlOrderByDistanceExprContext)) {
    throw notEvaluated(`'${by.text}'`, by.start.startIndex);
  }
  return {
    by: isColumn ? buildColumn(by.soqlField()) : buildDistance(by.soqlDistanceExpr()),
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
