import { FormulaError } from "./formula-error";

export interface Token {
  readonly kind: "number" | "text" | "name" | "symbol" | "end";
  /** As written; of text, what it says. */
  readonly text: string;
  readonly at: number;
}

const blanks = /(?:\s+|\/\*[\s\S]*?\*\/)+/y;
const number = /\d+(?:\.\d+)?|\.\d+/y;
const name = /[A-Za-z$][A-Za-z0-9_$:.#]*/y;
const text = /"(?:\\[^]|[^"\\\r\n])*"|'(?:\\[^]|[^'\\\r\n])*'/y;
const symbol = /&&|\|\||<>|!=|==|<=|>=|[-+*/^&=<>!(),]/y;

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

function unquote(quoted: string, at: number): string {
  return quoted.slice(1, -1).replace(/\\([^])/g, (escape, character: string, offset: number) => {
    if (/["'\\]/.test(character)) return character;
    const plain = escapes[character.toLowerCase()];
    if (plain === undefined) throw new FormulaError(`Syntax error. Found '${escape}'`, at + 1 + offset);
    return plain;
  });
}

/** A formula's tokens, the last of kind `end`. Throws `FormulaError` at what is none. */
export function tokenize(formula: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(formula)?.[0];
  };
  const kinds = [
    ["number", number],
    ["name", name],
    ["text", text],
    ["symbol", symbol],
  ] as const;
  for (;;) {
    at += take(blanks)?.length ?? 0;
    if (at >= formula.length) break;
    const found = kinds.map(([kind, pattern]) => ({ kind, taken: take(pattern) })).find(({ taken }) => taken);
    if (found?.taken === undefined) throw new FormulaError(`Syntax error. Found '${formula.charAt(at)}'`, at);
    const { kind, taken } = found;
    tokens.push({ kind, text: kind === "text" ? unquote(taken, at) : taken, at });
    at += taken.length;
  }
  tokens.push({ kind: "end", text: "", at });
  return tokens;
}
