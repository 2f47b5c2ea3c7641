import { Token } from "antlr4ts";
import { malformed, type Refusal } from "../refusal";

/** What the grammar says of an escape that does not exist, at the token that follows it. */
const INVALID_ESCAPE = "Invalid Escape Character";
/** What it says of a line break in a string, at the token that follows it. */
const LINE_BREAK = "Newline";

/** `Id IN` before a `:ids`: of the whole condition the grammar names the first token. */
const listInVariable = /^[\w.]+\s+(?:not\s+)?in\s*(?=:)/i;

/** A refusal of a token that cannot stand where it stands, in the platform's words (soql.md §12). */
export function tokenRefusal(soql: string, token: Token | undefined, message: string): Refusal {
  const at = token === undefined || token.type === Token.EOF ? soql.length : token.startIndex;
  if (message === INVALID_ESCAPE) return malformed(INVALID_ESCAPE, soql.lastIndexOf("\\", at - 1));
  if (message === LINE_BREAK) return malformed(LINE_BREAK, at - 1);
  if (token?.type === Token.EOF && message.includes("STR_END")) {
    return malformed(`line ${position(soql, at)} mismatched character '<EOF>' expecting '''`, at);
  }
  const boundList = listInVariable.exec(soql.slice(at));
  if (token?.text === ":" || boundList !== null) {
    return malformed("Bind variables only allowed in Apex code", at + (boundList?.[0].length ?? 0));
  }
  return malformed(`unexpected token: '${token === undefined || token.type === Token.EOF ? "<EOF>" : token.text}'`, at);
}

/** A refusal of a character that begins no token, such as a double quote. `line` counts from 1, `column` from 0. */
export function characterRefusal(soql: string, line: number, column: number): Refusal {
  let at = column;
  for (let row = 1, start = 0; row < line; row++) {
    start = soql.indexOf("\n", start) + 1;
    at = start + column;
  }
  const character = String.fromCodePoint(soql.codePointAt(at) ?? 0);
  return malformed(`line ${position(soql, at)} no viable alternative at character '${character}'`, at);
}

function position(soql: string, at: number): string {
  const before = soql.slice(0, at).split("\n");
  return `${before.length}:${before.at(-1)?.length ?? 0}`;
}
