import type { Literal } from "./ast";
import { LONGEST_STRING } from "./build-literal";

/** A statement in which long lists are folded, and what was folded. */
interface FoldedStatement {
  /** As long as the statement itself: every offset means the same place in both. */
  readonly text: string;
  /** The literals of each folded list, by the offset of its opening parenthesis. */
  readonly lists: ReadonlyMap<number, readonly Literal[]>;
}

/** Shorter lists are not worth it. */
const LONG = 20;

/** A string without escapes and line breaks, so that its content is its value, and not too long to be one. */
const plainString = String.raw`'[^'\\\r\n]{0,${LONGEST_STRING}}'`;

/** Strings are matched first, so that nothing inside of one is taken for a list. */
const stringOrLongList = new RegExp(
  String.raw`'(?:[^'\\]|\\[^])*'|\bin\s*(\(\s*)(${plainString}(?:\s*,\s*${plainString}){${LONG - 1},})\s*\)`,
  "gi",
);

/**
 * Takes the long lists of plain strings (mostly ids) out of a statement: the grammar makes three tokens of each string,
 * and needs far longer for two thousand of them than a look does. The first string of a list stays, blanks take the
 * place of the others.
 */
export function foldLongLists(soql: string): FoldedStatement {
  const lists = new Map<number, readonly Literal[]>();
  const text = soql.replace(stringOrLongList, (match: string, opening?: string, list?: string, start?: number) => {
    if (opening === undefined || list === undefined || start === undefined) return match;
    const parenthesis = match.indexOf("(");
    const listAt = parenthesis + opening.length;
    const literals = [...list.matchAll(/'([^']*)'/g)].map((found): Literal => ({
      kind: "string",
      value: found[1] ?? "",
      at: start + listAt + found.index,
    }));
    lists.set(start + parenthesis, literals);
    const first = list.indexOf("'", 1) + 1;
    return match.slice(0, listAt + first) + " ".repeat(list.length - first) + match.slice(listAt + list.length);
  });
  return { text, lists };
}
