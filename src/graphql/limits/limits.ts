/** What one request may ask. Generous to people, and small enough that the worst request costs next to nothing. */
export const limits = {
  /** Names, values and signs of a document. Long lists of ids belong in variables. */
  tokens: 5_000,
  /** Fields inside fields. The standard introspection query has 15. */
  depth: 15,
  /** Fields with a name of their own. */
  aliases: 100,
  /** Fields at the root of one operation. */
  rootFields: 20,
  /** Fields after every fragment has been put in its places. */
  fields: 2_000,
  /** Objects and lists inside each other, in a document's values and in each variable. */
  valueDepth: 20,
} as const;
