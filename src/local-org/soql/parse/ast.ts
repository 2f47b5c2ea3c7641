import type { Periods } from "../values/date-literals";

/** A name or path as the statement spells it. `at` is the offset of its first character, here and below. */
export interface Name {
  readonly text: string;
  readonly at: number;
}

/** A statement as the grammar understands it: nothing of it is checked against the org's objects and fields yet. */
export interface SelectStatement extends From {
  readonly at: number;
  readonly select: readonly SelectItem[];
  readonly where: Condition | undefined;
  readonly groupBy: Grouping | undefined;
  readonly orderBy: readonly OrderTerm[];
  readonly limit: Quantity | undefined;
  readonly offset: Quantity | undefined;
  readonly tracking: Tracking | undefined;
  /** The words after UPDATE: TRACKING and VIEWSTAT count readers of articles. */
  readonly updates: readonly Name[];
}

/** What stands after FROM. */
export interface From {
  readonly from: Name;
  readonly alias: Name | undefined;
  /** Further names for parents: `c.Account a` in `FROM Contact c, c.Account a`. */
  readonly joins: readonly { readonly path: Name; readonly alias: Name | undefined }[];
  readonly usingScope: Name | undefined;
}

/** FOR VIEW or FOR REFERENCE. */
export interface Tracking {
  readonly kind: "view" | "reference";
  readonly at: number;
}

export interface Quantity {
  readonly value: number;
  readonly at: number;
}

/** A field, or a function of one, as the statement spells it. */
export type Column = { readonly kind: "field"; readonly path: Name; readonly at: number } | CallColumn | DistanceColumn;

export interface CallColumn {
  readonly kind: "call";
  /** The function's name in lower case. */
  readonly name: string;
  readonly argument: Column;
  readonly at: number;
  /** Where the function's parenthesis opens. */
  readonly opensAt: number;
}

/** `DISTANCE(path, GEOLOCATION(latitude, longitude), 'unit')`. */
export interface DistanceColumn {
  readonly kind: "distance";
  readonly path: Name;
  readonly latitude: number;
  readonly longitude: number;
  readonly unit: string;
  readonly at: number;
}

export interface ColumnItem {
  readonly kind: "column";
  readonly column: Column;
  readonly alias: Name | undefined;
  readonly at: number;
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
  | ColumnItem
  | TypeofItem
  /** `COUNT()`, which the grammar only accepts alone. */
  | { readonly kind: "countRows"; readonly at: number }
  | { readonly kind: "children"; readonly at: number; readonly statement: SelectStatement };

export interface Grouping {
  readonly kind: "plain" | "rollup" | "cube";
  readonly columns: readonly Column[];
  readonly having: Condition | undefined;
  readonly at: number;
}

export interface OrderTerm {
  readonly by: Column;
  readonly descending: boolean;
  readonly nullsLast: boolean;
}

export type ComparisonOperator = "=" | "!=" | "<" | "<=" | ">" | ">=";

export interface SemiJoin extends From {
  readonly kind: "semiJoin";
  readonly column: Column;
  readonly negated: boolean;
  readonly select: Column;
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
      readonly column: Column;
      readonly operator: ComparisonOperator;
      readonly value: Literal;
    }
  | { readonly kind: "like"; readonly column: Column; readonly pattern: LikePattern | Literal }
  | { readonly kind: "in"; readonly column: Column; readonly negated: boolean; readonly values: readonly Literal[] }
  /** INCLUDES, and negated EXCLUDES. */
  | {
      readonly kind: "includes";
      readonly column: Column;
      readonly negated: boolean;
      readonly values: readonly Literal[];
    }
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
  /** `HH:MM:SS.mmmZ`. */
  | { readonly kind: "time"; readonly value: string }
  | { readonly kind: "dateLiteral"; readonly periods: Periods }
);

/** The text of a LIKE: each of its characters, unescaped, or what a wildcard stands for. */
export interface LikePattern {
  readonly kind: "pattern";
  readonly at: number;
  readonly parts: readonly PatternPart[];
}

export type PatternPart = { readonly character: string } | "anyText" | "anyCharacter";
