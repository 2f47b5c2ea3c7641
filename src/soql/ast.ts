/** A query as data: frozen by type, printed by `compile`, never changed. Names are Salesforce's API names. */
export interface SelectQuery {
  readonly select: readonly SelectItem[];
  /** The object, or in a sub-select the child relationship. */
  readonly from: string;
  readonly where?: Condition | undefined;
  readonly groupBy?: readonly string[] | undefined;
  readonly orderBy?: readonly OrderTerm[] | undefined;
  readonly limit?: number | undefined;
}

export type SelectItem =
  | { readonly kind: "field"; readonly path: string }
  | { readonly kind: "count" }
  | { readonly kind: "countOf"; readonly path: string; readonly alias: string }
  | { readonly kind: "subselect"; readonly query: SelectQuery }
  | {
      readonly kind: "typeof";
      readonly relationship: string;
      readonly branches: readonly { readonly type: string; readonly paths: readonly string[] }[];
      readonly otherwise: readonly string[];
    };

export type ComparisonOperator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "LIKE";

export type Condition =
  | { readonly kind: "and"; readonly terms: readonly Condition[] }
  | { readonly kind: "or"; readonly terms: readonly Condition[] }
  | { readonly kind: "not"; readonly term: Condition }
  | {
      readonly kind: "comparison";
      readonly path: string;
      readonly operator: ComparisonOperator;
      readonly value: Value;
    }
  | { readonly kind: "in"; readonly path: string; readonly negated: boolean; readonly values: readonly Value[] }
  | { readonly kind: "semiJoin"; readonly path: string; readonly negated: boolean; readonly query: SelectQuery };

/**
 * What a comparison compares with. Every value that a client sent is one of these until `printValue` makes it text;
 * a LIKE pattern is built there too, so that the wildcards in a client's text stay text.
 */
export type Value =
  | { readonly kind: "null" }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "pattern"; readonly match: "contains" | "startsWith" | "endsWith"; readonly value: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** `YYYY-MM-DD`. */
  | { readonly kind: "date"; readonly value: string }
  /** ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
  | { readonly kind: "dateTime"; readonly value: string }
  /** Such as `THIS_QUARTER` or `LAST_N_DAYS:30`. */
  | { readonly kind: "dateLiteral"; readonly value: string }
  /** A value of another part of the same composite call, which Salesforce puts in: `@{q1.records[0].AccountId}`. */
  | { readonly kind: "reference"; readonly target: Statement | typeof writtenRecord; readonly path: string };

/** The reference target that stands for the write of a composite call: its `id` is the new record's. */
export const writtenRecord = Symbol("the record written by the same call");

export interface OrderTerm {
  readonly path: string;
  readonly direction: "ASC" | "DESC";
  readonly nulls: "FIRST" | "LAST";
}

/**
 * One query to send. Statements are told apart by identity, so that a reference keeps its target however statements
 * are packed into calls; the target always stands earlier in the same call.
 */
export interface Statement {
  readonly query: SelectQuery;
  /** How many rows the plan will read. Locators are followed for these and no further. */
  readonly rows: number;
}
