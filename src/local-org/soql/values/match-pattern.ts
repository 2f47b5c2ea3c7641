import type { PatternPart } from "../parse/ast";
import { foldText } from "./fold-text";

/**
 * A test for LIKE, without regard to case. Its time grows with the text times the pattern at worst, whatever wildcards
 * the pattern holds.
 */
export function compilePattern(parts: readonly PatternPart[]): (text: string) => boolean {
  const pattern = parts.map((part) => (typeof part === "string" ? part : foldText(part.character)));
  return (text) => {
    const folded = foldText(text);
    return matches(surrogate.test(folded) ? Array.from(folded) : folded, pattern);
  };
}

/** Half of a character that JavaScript counts as two. */
const surrogate = /[\ud800-\udfff]/;

/** `pattern` holds single characters and the names of wildcards, which are longer. */
function matches(text: ArrayLike<string>, pattern: readonly string[]): boolean {
  let at = 0;
  let next = 0;
  // Where to go on when what follows the last "anyText" turns out not to match: there, one character later.
  let retryAt = 0;
  let retryNext = -1;
  while (at < text.length) {
    const part = pattern[next];
    if (part === "anyText") {
      retryNext = ++next;
      retryAt = at;
    } else if (part !== undefined && (part === "anyCharacter" || part === text[at])) {
      at++;
      next++;
    } else if (retryNext >= 0) {
      at = ++retryAt;
      next = retryNext;
    } else {
      return false;
    }
  }
  while (pattern[next] === "anyText") next++;
  return next === pattern.length;
}
