import type { Periods } from "../values/date-literals";

/** A name or path as the statement spells it. `at` is the offset of its first character, here and below. */
export interface Name {
  readonly text: string;
  readonly at: number;
}

/** A statement as the grammar understands it: nothing of it is checked against the org's objects and fields yet. */
export interface SelectStatement {
  readonly at: number;
  readonly select: readonly SelectItem[];
  readonly from: Name;
  readonly alias: Name | undefined;
  readonly where: Condition | undefined;
  readonly groupBy: readonly Name[];
  readonly orderBy: readonly OrderTerm[];
  readonly limit: Quantity | undefined;
  readonly offset: Quantity | undefined;
}

export interface Quantity {
  readonly value: number;
  readonly at: number;
}

export interface FieldItem {
  readonly kind: "field";
  readonly path: Name;
  readonly alias: Name | undefined;
}

/** `COUNT(path)`. */
export interface CountItem {
  readonly kind: "count";
  readonly path: Name;
  readonly at: number;
  readonly alias: Name | undefined;
}

export interface TypeofItem {
  readonly kind: "typeof";
  readonly at: number;
  readonly relationship: Name;
  readonly branches: readonly TypeofBranch[];
  /** The paths after ELSE; undefined when there is no ELSE. */
  readonly otherwise: readonly Name[] | undefined;
}

export interface TypeofBranch {
  readonly type: Name;
  readonly paths: readonly Name[];
}

export type SelectItem =
  | FieldItem
  | CountItem
  | TypeofItem
  /** `COUNT()`, which the grammar only accepts alone. */
  | { readonly kind: "countRows"; readonly at: number }
  | { readonly kind: "children"; readonly statement: SelectStatement };

export interface OrderTerm {
  readonly by: FieldItem | CountItem;
  readonly descending: boolean;
  readonly nullsLast: boolean;
}

export type ComparisonOperator = "=" | "!=" | "<" | "<=" | ">" | ">=";

export interface SemiJoin {
  readonly kind: "semiJoin";
  readonly path: Name;
  readonly negated: boolean;
  readonly select: Name;
  readonly from: Name;
  readonly alias: Name | undefined;
  readonly where: Condition | undefined;
  /** Where the sub-select begins. */
  readonly at: number;
}

/** Terms that stand in parentheses of their own are an `and` or `or` of their own: nothing is flattened. */
export type Condition =
  | { readonly kind: "and" | "or"; readonly terms: readonly Condition[] }
  | { readonly kind: "not"; readonly term: Condition }
  | {
      readonly kind: "comparison";
      readonly path: Name;
      readonly operator: ComparisonOperator;
      readonly value: Literal;
    }
  | { readonly kind: "like"; readonly path: Name; readonly pattern: LikePattern | Literal }
  | { readonly kind: "in"; readonly path: Name; readonly negated: boolean; readonly values: readonly Literal[] }
  | SemiJoin;

export type Literal = { readonly at: number } & (
  | { readonly kind: "null" }
  /** Unescaped. */
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "number"; readonly value: number; readonly whole: boolean }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** `YYYY-MM-DD`. */
  | { readonly kind: "date"; readonly value: string }
  /** ISO 8601 in UTC with milliseconds. */
  | { readonly kind: "dateTime"; readonly value: string }
  | { readonly kind: "time" }
  | { readonly kind: "dateLiteral"; readonly periods: Periods }
);

/** The text of a LIKE: each of its characters, unescaped, or what a wildcard stands for. */
export interface LikePattern {
  readonly kind: "pattern";
  readonly at: number;
  readonly parts: readonly PatternPart[];
}

export type PatternPart = { readonly character: string } | "anyText" | "anyCharacter";
