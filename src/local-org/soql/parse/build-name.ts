import type {
  SoqlFieldContext,
  SoqlFromClauseContext,
} from "@salesforce/soql-common/lib/soql-parser/generated/SoqlParser";
import type { ParserRuleContext } from "antlr4ts";
import { malformed, notEvaluated, type Refusal } from "../refusal";
import type { Name } from "./ast";

export function buildName(tree: ParserRuleContext): Name {
  return { text: tree.text, at: tree.start.startIndex };
}

/** The object or child relationship that a FROM names, and its alias. */
export function buildFrom(tree: SoqlFromClauseContext): { readonly from: Name; readonly alias: Name | undefined } {
  const [first, second] = tree.soqlFromExprs().soqlFromExpr();
  if (second !== undefined) throw notEvaluated("more than one name after FROM", second.start.startIndex);
  const [from, alias] = first?.soqlIdentifier() ?? [];
  if (first === undefined || from === undefined) throw notEvaluated("this FROM", tree.start.startIndex);
  const using = first.soqlUsingClause();
  if (using !== undefined) throw notEvaluated("USING SCOPE", using.start.startIndex);
  return { from: buildName(from), alias: alias && buildName(alias) };
}

/** Functions of SOQL, by their names in lower case, that come without an evaluation here. */
const knownFunctions: ReadonlySet<string> = new Set([
  "avg",
  "count",
  "count_distinct",
  "max",
  "min",
  "sum",
  "grouping",
  "fields",
  "format",
  "tolabel",
  "convertcurrency",
  "converttimezone",
  "calendar_month",
  "calendar_quarter",
  "calendar_year",
  "day_in_month",
  "day_in_week",
  "day_in_year",
  "day_only",
  "fiscal_month",
  "fiscal_quarter",
  "fiscal_year",
  "hour_in_day",
  "week_in_month",
  "week_in_year",
]);

/** The refusal of a function where a plain field is wanted: one that SOQL has, or one that it has not. */
export function refuseFunction(tree: SoqlFieldContext): Refusal {
  const name = tree.soqlIdentifier()[0]?.text ?? tree.text;
  if (knownFunctions.has(name.toLowerCase())) return notEvaluated(`${name}() here`, tree.start.startIndex);
  const parenthesis = tree.LPAREN()[0]?.symbol.startIndex ?? tree.start.startIndex;
  return malformed("unexpected token: '('", parenthesis);
}
