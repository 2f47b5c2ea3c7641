import { suggestionList } from "graphql/jsutils/suggestionList";

/** Shorter texts are part of too many values to mean one of them. */
const shortestPart = 3;

/** The allowed value that was probably meant: the only one that the given text is a part of, else the nearest by edits. */
export function suggestValue(given: string, allowed: readonly string[]): string | null {
  const text = given.trim().toLowerCase();
  const exact = allowed.find((value) => value.toLowerCase() === text);
  if (exact !== undefined) return exact;
  const [part, ...others] = allowed.filter((value) => value.toLowerCase().includes(text));
  if (part !== undefined && others.length === 0 && text.length >= shortestPart) return part;
  return suggestionList(given.trim(), allowed)[0] ?? null;
}
