import type { BinaryOperator, FormulaNode } from "./ast";
import { FormulaError } from "./formula-error";
import { tokenize, type Token } from "./tokenize";

/**
 * How tightly operators bind. The platform's published grammar (salesforce/formula-engine) has `^` bind less tightly
 * than `*` and `/`: `2 * 3 ^ 2` is 36.
 */
const bindings: Readonly<Record<string, { readonly power: number; readonly operator: BinaryOperator }>> = {
  "||": { power: 1, operator: "||" },
  "&&": { power: 2, operator: "&&" },
  "=": { power: 3, operator: "=" },
  "==": { power: 3, operator: "=" },
  "<>": { power: 3, operator: "<>" },
  "!=": { power: 3, operator: "<>" },
  "<": { power: 4, operator: "<" },
  "<=": { power: 4, operator: "<=" },
  ">": { power: 4, operator: ">" },
  ">=": { power: 4, operator: ">=" },
  "+": { power: 5, operator: "+" },
  "-": { power: 5, operator: "-" },
  "&": { power: 5, operator: "&" },
  "^": { power: 6, operator: "^" },
  "*": { power: 7, operator: "*" },
  "/": { power: 7, operator: "/" },
};

/** More than any formula that the platform compiles, and few enough for recursion. */
const deepestNesting = 200;

class FormulaParser {
  private readonly tokens: readonly Token[];
  private next = 0;
  private depth = 0;

  constructor(formula: string) {
    this.tokens = tokenize(formula);
  }

  parse(): FormulaNode {
    const node = this.expression(0);
    const extra = this.token();
    if (extra.kind !== "end") throw new FormulaError(`Syntax error. Extra ${extra.text}`, extra.at);
    return node;
  }

  private token(): Token {
    const token = this.tokens[this.next] ?? this.tokens.at(-1);
    if (token === undefined) throw new Error("A formula has an end");
    return token;
  }

  private take(symbol: string): boolean {
    const token = this.token();
    if (token.kind !== "symbol" || token.text !== symbol) return false;
    this.next++;
    return true;
  }

  private expect(symbol: string): void {
    if (!this.take(symbol)) throw new FormulaError(`Syntax error. Missing '${symbol}'`, this.token().at);
  }

  private expression(power: number): FormulaNode {
    if (++this.depth > deepestNesting) throw new FormulaError("The formula is nested too deeply", this.token().at);
    let left = this.unary();
    for (;;) {
      const { kind, text, at } = this.token();
      const binding = kind === "symbol" ? bindings[text] : undefined;
      if (binding === undefined || binding.power <= power) break;
      this.next++;
      left = { kind: "binary", at, operator: binding.operator, left, right: this.expression(binding.power) };
    }
    this.depth--;
    return left;
  }

  private unary(): FormulaNode {
    const { kind, text, at } = this.token();
    const isNot = kind === "name" && /^not$/i.test(text) && this.tokens[this.next + 1]?.text !== "(";
    if (!isNot && !(kind === "symbol" && /^[-+!]$/.test(text))) return this.primary();
    this.next++;
    if (++this.depth > deepestNesting) throw new FormulaError("The formula is nested too deeply", at);
    const operand = this.unary();
    this.depth--;
    return { kind: "unary", at, operator: text === "+" || text === "-" ? text : "!", operand };
  }

  private primary(): FormulaNode {
    const { kind, text, at } = this.token();
    switch (kind) {
      case "number":
        this.next++;
        return { kind: "literal", at, value: Number(text) };
      case "text":
        this.next++;
        return { kind: "literal", at, value: text };
      case "name":
        this.next++;
        return this.named(text, at);
      case "symbol": {
        if (!this.take("(")) throw new FormulaError(`Syntax error. Found '${text}'`, at);
        const inner = this.expression(0);
        this.expect(")");
        return inner;
      }
      case "end":
        throw new FormulaError("Syntax error. Missing an expression", at);
    }
  }

  private named(text: string, at: number): FormulaNode {
    if (this.take("(")) return { kind: "call", at, name: text.toUpperCase(), args: this.args() };
    switch (text.toUpperCase()) {
      case "TRUE":
        return { kind: "literal", at, value: true };
      case "FALSE":
        return { kind: "literal", at, value: false };
      case "NULL":
        return { kind: "literal", at, value: null };
      default:
        return { kind: "reference", at, path: text.split(".") };
    }
  }

  private args(): readonly FormulaNode[] {
    const args: FormulaNode[] = [];
    if (this.take(")")) return args;
    do args.push(this.expression(0));
    while (this.take(","));
    this.expect(")");
    return args;
  }
}

/** Parses a formula as the Metadata API has it. Throws `FormulaError`. */
export function parseFormula(formula: string): FormulaNode {
  return new FormulaParser(formula).parse();
}
