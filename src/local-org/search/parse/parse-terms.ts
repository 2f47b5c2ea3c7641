import { Refusal } from "../../soql/refusal";
import { malformedSearch } from "../refuse-search";
import { anyCharacter, anyText, isCjk, tokenizeTerm } from "../text/tokenize";
import { scanPlainTerms, type TermToken } from "./scan-terms";
import type { SearchExpression } from "./search-ast";

const longestWithOperators = 4_000;
const longest = 10_000;
const deepest = 100;
const wildcards = new RegExp(`[${anyText}${anyCharacter}]`, "g");

/**
 * What the text of a search looks for; `length` is that of the text. Undefined for one so long that it finds nothing, and
 * without its operators for one nearly as long (rest-api.md §9). Throws for one of less than two characters.
 */
export function buildExpression(tokens: readonly TermToken[], length: number): SearchExpression | undefined {
  requireCharacters(tokens);
  if (length > longest) return undefined;
  if (length > longestWithOperators) return { kind: "or", terms: tokens.flatMap(toTerm) };
  const parser = new TermParser(tokens);
  const expression = parser.parseOr(0);
  parser.requireEnd();
  return expression;
}

/** The same of a text that is not SOSL: brackets and operators that make no sense in it are words like others. */
export function buildPlainExpression(text: string): SearchExpression | undefined {
  const tokens = scanPlainTerms(text);
  requireCharacters(tokens);
  try {
    return buildExpression(tokens, text.length);
  } catch (error) {
    if (error instanceof Refusal) return { kind: "beside", terms: tokens.flatMap(toTerm) };
    throw error;
  }
}

function requireCharacters(tokens: readonly TermToken[]): void {
  const characters = tokens.flatMap(toTerm).flatMap(({ text }) => tokenizeTerm(text));
  const count = characters.reduce((sum, token) => sum + (isCjk(token) ? 2 : token.replace(wildcards, "").length), 0);
  if (count < 2) throw malformedSearch("search term must be longer than one character");
}

function toTerm(token: TermToken): { readonly kind: "term"; readonly text: string }[] {
  if (token.kind === "open" || token.kind === "close") return [];
  return [{ kind: "term", text: token.text }];
}

/** Parentheses bind first, then AND and AND NOT, then OR; operators come in any case. */
class TermParser {
  private next = 0;

  constructor(private readonly tokens: readonly TermToken[]) {}

  parseOr(depth: number): SearchExpression {
    const terms = [this.parseAnd(depth)];
    while (this.takeOperator("or")) terms.push(this.parseAnd(depth));
    return join("or", terms);
  }

  requireEnd(): void {
    if (this.next < this.tokens.length) throw this.unexpected();
  }

  private parseAnd(depth: number): SearchExpression {
    let left = this.parseTerm(depth);
    for (;;) {
      if (this.takeOperator("and")) {
        if (this.takeOperator("not")) left = { kind: "without", term: left, excluded: this.parseTerm(depth) };
        else left = append("and", left, this.parseTerm(depth));
      } else if (this.startsTerm()) left = append("beside", left, this.parseTerm(depth));
      else return left;
    }
  }

  private parseTerm(depth: number): SearchExpression {
    const token = this.tokens[this.next];
    if (token === undefined || !this.startsTerm() || depth > deepest) throw this.unexpected();
    this.next++;
    if (token.kind !== "open") return { kind: "term", text: token.text };
    const inner = this.parseOr(depth + 1);
    if (this.tokens[this.next]?.kind !== "close") throw this.unexpected();
    this.next++;
    return inner;
  }

  private startsTerm(): boolean {
    const token = this.tokens[this.next];
    return token !== undefined && token.kind !== "close" && !this.isOperator("and") && !this.isOperator("or");
  }

  private isOperator(name: string): boolean {
    const token = this.tokens[this.next];
    return token?.kind === "word" && token.plain && token.text.toLowerCase() === name;
  }

  private takeOperator(name: string): boolean {
    const found = this.isOperator(name);
    if (found) this.next++;
    return found;
  }

  /** Our own wording, after that of queries. */
  private unexpected(): Error {
    const token = this.tokens[this.next];
    if (token === undefined) return malformedSearch("unexpected token: '}'");
    return malformedSearch(`unexpected token: '${token.text}'`, token.at);
  }
}

function join(kind: "and" | "or" | "beside", terms: readonly SearchExpression[]): SearchExpression {
  const [only] = terms;
  return terms.length === 1 && only !== undefined ? only : { kind, terms };
}

function append(kind: "and" | "beside", left: SearchExpression, right: SearchExpression): SearchExpression {
  return { kind, terms: left.kind === kind ? [...left.terms, right] : [left, right] };
}
