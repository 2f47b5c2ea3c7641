/**
 * The form in which texts are compared and sorted: upper case, as Salesforce sorts in English (soql.md §7), with one
 * character for each, so that a wildcard for one character still meets one. Two texts are equal to SOQL exactly when
 * their forms are, and one is less than another exactly when its form is, by code units: `=`, `<`, LIKE and ORDER BY
 * must never disagree, or clients that page by the last value they saw lose or repeat records.
 */
export function foldText(text: string): string {
  const upper = text.toUpperCase();
  return upper.length === text.length ? upper : Array.from(text, foldCharacter).join("");
}

/** Some letters, such as ß, have several in upper case; these stay as they are. */
function foldCharacter(character: string): string {
  const upper = character.toUpperCase();
  return upper.length === character.length ? upper : character;
}
