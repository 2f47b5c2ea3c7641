import { LowerCasingCharStream } from "@salesforce/soql-common/lib/soql-parser";
import { SoqlLexer } from "@salesforce/soql-common/lib/soql-parser/generated/SoqlLexer";
import { type SoqlInnerQueryContext, SoqlParser } from "@salesforce/soql-common/lib/soql-parser/generated/SoqlParser";
import { ParserHelper } from "@salesforce/soql-common/lib/soql-parser/parserHelper";
import { CommonTokenStream, type Token } from "antlr4ts";
import { Refusal } from "../refusal";
import { characterRefusal, tokenRefusal } from "./syntax-refusal";

const IS_APEX = false;
const IS_MULTI_CURRENCY = false;
/** The grammar's own rules have not changed since; what an org allows by version is decided where it is resolved. */
const GRAMMAR_VERSION = 62;

type GrammarResult = { readonly tree: SoqlInnerQueryContext } | { readonly refusal: Refusal };

/** Runs Salesforce's own grammar over a statement: its parse tree, or what it refuses first. */
export function runGrammar(soql: string): GrammarResult {
  try {
    return parse(soql);
  } catch (error) {
    // The generated parser descends by recursion, so thousands of parentheses exhaust the stack.
    if (error instanceof RangeError) return { refusal: tooComplicated() };
    throw error;
  }
}

function parse(soql: string): GrammarResult {
  let ofCharacter: Refusal | undefined;
  let ofToken: Refusal | undefined;
  const lexer = new SoqlLexer(new LowerCasingCharStream(soql));
  lexer.removeErrorListeners();
  lexer.addErrorListener({
    syntaxError: (_recognizer, _symbol, line, column) => (ofCharacter ??= characterRefusal(soql, line, column)),
  });
  const parser = new SoqlParser(new CommonTokenStream(lexer));
  parser.removeErrorListeners();
  parser.addErrorListener({
    syntaxError: (_recognizer, token: Token | undefined, _line, _column, message) =>
      (ofToken ??= tokenRefusal(soql, token, message)),
  });
  parser.helper = new ParserHelper(IS_APEX, GRAMMAR_VERSION, IS_MULTI_CURRENCY);
  const tree = parser.soqlQuery().soqlInnerQuery();
  const refusal = earlier(ofCharacter, ofToken);
  return refusal === undefined ? { tree } : { refusal };
}

function earlier(one: Refusal | undefined, other: Refusal | undefined): Refusal | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return (one.at ?? 0) <= (other.at ?? 0) ? one : other;
}

function tooComplicated(): Refusal {
  return new Refusal(
    "QUERY_TOO_COMPLICATED",
    "Query is either selecting too many fields or the filter conditions are too complicated.",
  );
}
