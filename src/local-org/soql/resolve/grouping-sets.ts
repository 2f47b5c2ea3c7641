import type { Grouping } from "../parse/ast";
import { malformed } from "../refusal";

const MOST_SUBTOTALED = 3;

/**
 * What rows are grouped by, as places in the list of the GROUP BY: by all of it, and for ROLLUP also by fewer and fewer
 * of the first, for CUBE also by every choice of them (soql.md §6). Without GROUP BY it is by nothing, once.
 */
export function groupingSets(grouping: Grouping | undefined): readonly (readonly number[])[] {
  if (grouping === undefined) return [[]];
  const all = grouping.columns.map((_, index) => index);
  if (grouping.kind === "plain") return [all];
  const excess = grouping.columns[MOST_SUBTOTALED];
  if (excess !== undefined) {
    throw malformed(`GROUP BY ${grouping.kind.toUpperCase()} takes at most ${MOST_SUBTOTALED} fields`, excess.at);
  }
  if (grouping.kind === "rollup") return [all, ...all.map((_, fewer) => all.slice(0, all.length - 1 - fewer))];
  const choices = Array.from({ length: 2 ** all.length }, (_, choice) =>
    all.filter((index) => (choice & (1 << index)) !== 0),
  );
  return choices.sort((one, other) => other.length - one.length);
}
