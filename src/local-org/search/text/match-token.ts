import { compilePattern } from "../../soql/values/match-pattern";
import type { PatternPart } from "../../soql/parse/ast";
import { anyCharacter, anyText } from "./tokenize";

/** A token of a search: itself, or with wildcards, then with what all that match it begin with. */
export type TokenPattern =
  | { readonly kind: "exact"; readonly token: string }
  | { readonly kind: "wild"; readonly prefix: string; readonly matches: (token: string) => boolean };

const wildcard = new RegExp(`[${anyText}${anyCharacter}]`);

function toPart(character: string): PatternPart {
  if (character === anyText) return "anyText";
  return character === anyCharacter ? "anyCharacter" : { character };
}

/** Compiles one token of `tokenizeTerm`. */
export function compileToken(token: string): TokenPattern {
  const at = token.search(wildcard);
  if (at < 0) return { kind: "exact", token };
  return { kind: "wild", prefix: token.slice(0, at), matches: compilePattern(Array.from(token, toPart)) };
}

/** Whether the patterns match tokens that stand side by side. */
export function matchPhrase(tokens: readonly string[], patterns: readonly TokenPattern[]): boolean {
  for (let start = 0; start + patterns.length <= tokens.length; start++) {
    if (patterns.every((pattern, i) => matchToken(tokens[start + i] ?? "", pattern))) return true;
  }
  return false;
}

function matchToken(token: string, pattern: TokenPattern): boolean {
  return pattern.kind === "exact"
    ? token === pattern.token
    : token.startsWith(pattern.prefix) && pattern.matches(token);
}
