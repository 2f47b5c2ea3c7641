import { LowerCasingCharStream } from "@salesforce/soql-common/lib/soql-parser";
import { SoqlLexer } from "@salesforce/soql-common/lib/soql-parser/generated/SoqlLexer";
import { SoqlParser } from "@salesforce/soql-common/lib/soql-parser/generated/SoqlParser";
import { ParserHelper } from "@salesforce/soql-common/lib/soql-parser/parserHelper";
import { CommonTokenStream } from "antlr4ts";

/** What Salesforce's own grammar finds wrong with a statement; nothing, when it would be read. */
export function grammarProblems(soql: string): readonly string[] {
  const problems: string[] = [];
  const listener = {
    syntaxError: (_recognizer: unknown, _symbol: unknown, line: number, column: number, message: string) => {
      problems.push(`${line}:${column} ${message}`);
    },
  };
  const lexer = new SoqlLexer(new LowerCasingCharStream(soql));
  lexer.removeErrorListeners();
  lexer.addErrorListener(listener);
  const parser = new SoqlParser(new CommonTokenStream(lexer));
  parser.removeErrorListeners();
  parser.addErrorListener(listener);
  parser.helper = new ParserHelper(false, 62, false);
  parser.soqlQuery();
  return problems;
}
