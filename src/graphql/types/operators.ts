/** What each operator of a filter does, in the words that clients read. */
export const operatorDescriptions = {
  eq: "Equal to this value. `null` is refused: ask for `isNull` instead.",
  ne: "Not equal to this value; records without a value match too. `null` is refused: ask for `isNull` instead.",
  in: "Equal to one of these values. An empty list matches nothing.",
  notIn: "Equal to none of these values; records without a value match too. An empty list matches everything.",
  lt: "Less than this value.",
  lte: "Less than or equal to this value.",
  gt: "Greater than this value.",
  gte: "Greater than or equal to this value.",
  isNull: "`true` for records without a value, `false` for those with one.",
  contains: "Holds this text anywhere. No character is a wildcard.",
  startsWith: "Begins with this text. No character is a wildcard.",
  endsWith: "Ends with this text. No character is a wildcard.",
  during: "Within this span of days.",
  before: "Before this span of days begins.",
  after: "After this span of days has ended.",
} as const;

export type Operator = keyof typeof operatorDescriptions;

export const equality = ["eq", "ne", "in", "notIn"] as const satisfies readonly Operator[];
export const comparison = ["lt", "lte", "gt", "gte"] as const satisfies readonly Operator[];
export const matching = ["contains", "startsWith", "endsWith"] as const satisfies readonly Operator[];
export const span = ["during", "before", "after"] as const satisfies readonly Operator[];
