import {
  type SoqlCommonLiteralsContext,
  type SoqlLikeValueContext,
  type SoqlLiteralValueContext,
  SoqlBooleanLiteralContext,
  SoqlDateFormulaLiteralContext,
  SoqlDateLiteralContext,
  SoqlDateTimeLiteralContext,
  SoqlLikeCommonLiteralsContext,
  SoqlLikeStringLiteralContext,
  SoqlLiteralCommonLiteralsContext,
  SoqlLiteralLikeValueContext,
  SoqlLiteralLiteralValueContext,
  SoqlNullLiteralContext,
  SoqlNumberLiteralContext,
  SoqlStringLiteralContext,
  SoqlTimeLiteralContext,
} from "@salesforce/soql-common/lib/soql-parser/generated/SoqlParser";
import type { ParserRuleContext } from "antlr4ts";
import { malformed, notEvaluated } from "../refusal";
import { readDateLiteral } from "../values/date-literals";
import type { LikePattern, Literal } from "./ast";
import { parseDate, parseDateTime, parseTime } from "./parse-date";
import { readPattern, readString } from "./string-literal";

/** Characters, each escape being one (soql.md §11). */
export const LONGEST_STRING = 4000;

export function buildLiteral(tree: SoqlLiteralValueContext, soql: string): Literal {
  if (tree instanceof SoqlLiteralLiteralValueContext) {
    const literal = tree.soqlLiteral();
    if (literal instanceof SoqlStringLiteralContext) {
      const at = literal.start.startIndex;
      const value = readString(quoted(literal, soql));
      refuseLong(value.length, at);
      return { kind: "string", value, at };
    }
    if (literal instanceof SoqlLiteralCommonLiteralsContext) return buildCommonLiteral(literal.soqlCommonLiterals());
  }
  throw notEvaluated(`'${tree.text}'`, tree.start.startIndex);
}

/** What stands after LIKE. Anything but a string is refused later, in the words for the field's type. */
export function buildPattern(tree: SoqlLikeValueContext, soql: string): LikePattern | Literal {
  if (tree instanceof SoqlLiteralLikeValueContext) {
    const literal = tree.soqlLikeLiteral();
    if (literal instanceof SoqlLikeStringLiteralContext) {
      const at = literal.start.startIndex;
      const parts = readPattern(quoted(literal, soql));
      refuseLong(parts.length, at);
      return { kind: "pattern", parts, at };
    }
    if (literal instanceof SoqlLikeCommonLiteralsContext) return buildCommonLiteral(literal.soqlCommonLiterals());
  }
  throw notEvaluated(`'${tree.text}'`, tree.start.startIndex);
}

/** What stands between the quotes, as it was sent. */
function quoted(tree: ParserRuleContext, soql: string): string {
  return soql.slice(tree.start.startIndex + 1, tree.stop?.stopIndex);
}

function refuseLong(length: number, at: number): void {
  if (length <= LONGEST_STRING) return;
  throw malformed(`a string in a WHERE clause cannot be longer than ${LONGEST_STRING} characters`, at);
}

function buildCommonLiteral(tree: SoqlCommonLiteralsContext): Literal {
  const at = tree.start.startIndex;
  const text = tree.text;
  if (tree instanceof SoqlNullLiteralContext) return { kind: "null", at };
  if (tree instanceof SoqlBooleanLiteralContext) return { kind: "boolean", value: text.toLowerCase() === "true", at };
  if (tree instanceof SoqlNumberLiteralContext) {
    return { kind: "number", value: Number(text), whole: !text.includes("."), at };
  }
  if (tree instanceof SoqlDateLiteralContext) return { kind: "date", value: parseDate(text, at), at };
  if (tree instanceof SoqlDateTimeLiteralContext) return { kind: "dateTime", value: parseDateTime(text, at), at };
  if (tree instanceof SoqlTimeLiteralContext) return { kind: "time", value: parseTime(text, at), at };
  if (tree instanceof SoqlDateFormulaLiteralContext) {
    const n = tree.INTEGER_LITERAL()?.text;
    const name = tree.IDENTIFIER().text;
    const periods = readDateLiteral(name.toUpperCase(), n === undefined ? undefined : Number(n));
    if (periods === undefined) throw malformed(`unexpected token: '${name}'`, at);
    return { kind: "dateLiteral", periods, at };
  }
  throw notEvaluated(`'${text}'`, at);
}
