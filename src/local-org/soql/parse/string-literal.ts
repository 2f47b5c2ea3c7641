import type { PatternPart } from "./ast";

/** What follows the backslash of an escape, and what it means (soql.md §4). The grammar has refused all others. */
const escapes: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  '"': '"',
  "'": "'",
  "\\": "\\",
};

const escapeOrCharacter = /\\u[0-9a-f]{4}|\\[^]|[^]/giu;

/** The text that a string literal means: `content` is what stands between its quotes. */
export function readString(content: string): string {
  return content.includes("\\") ? content.replace(escapeOrCharacter, unescape) : content;
}

/** The pattern that a LIKE's string means: `%` and `_` are wildcards unless they are escaped. */
export function readPattern(content: string): readonly PatternPart[] {
  const parts: PatternPart[] = [];
  let text = "";
  // Characters are told apart only in the whole text between two wildcards: some are written as two escapes.
  const endText = () => {
    for (const character of text) parts.push({ character });
    text = "";
  };
  for (const [token] of content.matchAll(escapeOrCharacter)) {
    if (token !== "%" && token !== "_") {
      text += unescape(token);
    } else {
      endText();
      parts.push(token === "%" ? "anyText" : "anyCharacter");
    }
  }
  endText();
  return parts;
}

/**
 * The statement with every form feed's escape, which is documented, spelled as a tab's, which the grammar knows too.
 * Nothing moves, and what a string means is read from the statement as it was sent.
 */
export function spellFormFeedsAsTabs(soql: string): string {
  if (!/\\f/i.test(soql)) return soql;
  return soql.replace(/'(?:[^'\\]|\\[^])*'/g, (literal) =>
    literal.replace(/\\[^]/g, (escape) => (escape.toLowerCase() === "\\f" ? "\\t" : escape)),
  );
}

function unescape(token: string): string {
  if (!token.startsWith("\\") || token.length === 1) return token;
  if (/^\\u/i.test(token)) return String.fromCharCode(Number.parseInt(token.slice(2), 16));
  const escaped = token.slice(1);
  return escapes[escaped.toLowerCase()] ?? escaped;
}
