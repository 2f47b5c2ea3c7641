import {
  InWhereExprContext,
  InWhereExprWithSemiJoinContext,
  LikeWhereExprContext,
  NestedWhereExprContext,
  SimpleWhereExprContext,
  type SoqlComparisonOperatorContext,
  type SoqlWhereClauseContext,
  SoqlWhereAndOrExprContext,
  SoqlWhereClauseMethodContext,
  type SoqlWhereExprContext,
  type SoqlWhereExprsContext,
  SoqlWhereNotExprContext,
  DistanceWhereExprContext,
  IncludesWhereExprContext,
} from "@salesforce/soql-common/lib/soql-parser/generated/SoqlParser";
import { notEvaluated } from "../refusal";
import type { ComparisonOperator, Condition, Literal } from "./ast";
import { buildColumn, buildDistance } from "./build-column";
import { buildFrom } from "./build-from";
import { buildLiteral, buildPattern } from "./build-literal";

/** What conditions are built from beside their parse tree. */
export interface ConditionSource {
  readonly soql: string;
  /** The literals of lists that the grammar did not see, by the offset of the opening parenthesis. */
  readonly lists: ReadonlyMap<number, readonly Literal[]>;
}

export function buildWhere(tree: SoqlWhereClauseContext | undefined, source: ConditionSource): Condition | undefined {
  return tree instanceof SoqlWhereClauseMethodContext ? buildTerms(tree.soqlWhereExprs(), source) : undefined;
}

/** What stands after a WHERE or a HAVING. */
export function buildTerms(tree: SoqlWhereExprsContext, source: ConditionSource): Condition {
  if (tree instanceof SoqlWhereNotExprContext) {
    return { kind: "not", term: buildTerm(tree.soqlWhereExpr(), source) };
  }
  if (!(tree instanceof SoqlWhereAndOrExprContext)) throw notEvaluated(`'${tree.text}'`, tree.start.startIndex);
  const first = buildTerm(tree.soqlWhereExpr(), source);
  const more = tree.soqlAndWhere() ?? tree.soqlOrWhere();
  if (more === undefined) return first;
  const kind = tree.soqlAndWhere() === undefined ? "or" : "and";
  return { kind, terms: [first, ...more.soqlWhereExpr().map((term) => buildTerm(term, source))] };
}

function buildTerm(tree: SoqlWhereExprContext, source: ConditionSource): Condition {
  if (tree instanceof NestedWhereExprContext) return buildTerms(tree.soqlWhereExprs(), source);
  if (tree instanceof SimpleWhereExprContext) {
    const operator = readOperator(tree.soqlComparisonOperator());
    const value = buildLiteral(tree.soqlLiteralValue(), source.soql);
    return { kind: "comparison", column: buildColumn(tree.soqlField()), operator, value };
  }
  if (tree instanceof LikeWhereExprContext) {
    return {
      kind: "like",
      column: buildColumn(tree.soqlField()),
      pattern: buildPattern(tree.soqlLikeValue(), source.soql),
    };
  }
  if (tree instanceof InWhereExprContext) {
    const folded = source.lists.get(tree.LPAREN().symbol.startIndex);
    const values =
      folded ??
      tree
        .soqlLiteralValues()
        .soqlLiteralValue()
        .map((value) => buildLiteral(value, source.soql));
    return { kind: "in", column: buildColumn(tree.soqlField()), negated: isNegated(tree), values };
  }
  if (tree instanceof InWhereExprWithSemiJoinContext) return buildSemiJoin(tree, source);
  if (tree instanceof IncludesWhereExprContext) {
    const values = tree.soqlLiteralValues().soqlLiteralValue();
    return {
      kind: "includes",
      column: buildColumn(tree.soqlField()),
      negated: tree.soqlIncludesOperator().EXCLUDES() !== undefined,
      values: values.map((value) => buildLiteral(value, source.soql)),
    };
  }
  if (tree instanceof DistanceWhereExprContext) {
    const operator = readOperator(tree.soqlComparisonOperator());
    const value = buildLiteral(tree.soqlLiteralValue(), source.soql);
    return { kind: "comparison", column: buildDistance(tree.soqlDistanceExpr()), operator, value };
  }
  throw notEvaluated(`'${tree.text}'`, tree.start.startIndex);
}

function buildSemiJoin(tree: InWhereExprWithSemiJoinContext, source: ConditionSource): Condition {
  const inner = tree.soqlSemiJoin();
  const withClause = inner.soqlWithClause();
  if (withClause !== undefined) throw notEvaluated("WITH in a semi-join", withClause.start.startIndex);
  return {
    kind: "semiJoin",
    column: buildColumn(tree.soqlField()),
    negated: isNegated(tree),
    select: buildColumn(inner.soqlField()),
    ...buildFrom(inner.soqlFromClause()),
    where: buildWhere(inner.soqlWhereClause(), source),
    at: inner.start.startIndex,
  };
}

function isNegated(tree: InWhereExprContext | InWhereExprWithSemiJoinContext): boolean {
  return tree.soqlInOperator().NOT() !== undefined;
}

/** `<>` is `!=`, and `< =` in two words is `<=`. */
function readOperator(tree: SoqlComparisonOperatorContext): ComparisonOperator {
  switch (tree.text) {
    case "=":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return tree.text;
    case "<>":
      return "!=";
    default:
      throw notEvaluated(`the operator '${tree.text}'`, tree.start.startIndex);
  }
}
