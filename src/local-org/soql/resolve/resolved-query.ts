import type { FieldDescribe, ObjectSchema } from "../../metadata/schema";
import type { ComparisonOperator, PatternPart } from "../parse/ast";
import type { Key } from "../values/comparison-key";

/** What a query needs to know of a field: of one that an object describes, or of the Name pseudo-object. */
export type QueryField = Pick<
  FieldDescribe,
  | "name"
  | "type"
  | "filterable"
  | "sortable"
  | "groupable"
  | "aggregatable"
  | "caseSensitive"
  | "referenceTo"
  | "picklistValues"
> &
  Partial<Pick<FieldDescribe, "calculatedFormula">>;

/** One step from a record to its parent. */
export interface Lookup {
  /** The relationship's name in its own spelling, such as `Account`. */
  readonly name: string;
  /** The field that holds the parent's id. */
  readonly key: string;
  /** The parent's object; undefined where it can be of several, and is then read as the Name pseudo-object. */
  readonly target: ObjectSchema | undefined;
}

/** A field as it is reached from the records of a query. */
export interface FieldPath {
  readonly lookups: readonly Lookup[];
  readonly field: QueryField;
}

/** What a value is compared with: nothing, one value, or the values from `from` until just before `until`. */
export type Operand =
  | { readonly kind: "null" }
  | { readonly kind: "key"; readonly key: Key }
  | { readonly kind: "range"; readonly from: Key; readonly until: Key };

export interface ResolvedSemiJoin {
  /** Of the outer object itself. */
  readonly field: QueryField;
  readonly negated: boolean;
  readonly object: ObjectSchema;
  readonly select: QueryField;
  readonly where: ResolvedWhere;
}

export type ResolvedCondition =
  | { readonly kind: "and" | "or"; readonly terms: readonly ResolvedCondition[] }
  | { readonly kind: "not"; readonly term: ResolvedCondition }
  | {
      readonly kind: "comparison";
      readonly path: FieldPath;
      readonly operator: ComparisonOperator;
      readonly operand: Operand;
    }
  | { readonly kind: "like"; readonly path: FieldPath; readonly pattern: readonly PatternPart[] }
  | {
      readonly kind: "in";
      readonly path: FieldPath;
      readonly negated: boolean;
      readonly operands: readonly Operand[];
    };

/** What a record must satisfy: all of this. Semi-joins can only stand beside all other conditions, never inside one. */
export interface ResolvedWhere {
  readonly semiJoins: readonly ResolvedSemiJoin[];
  readonly conditions: readonly ResolvedCondition[];
}

/** One member of a record in the answer. */
export type ProjectionItem =
  | { readonly kind: "field"; readonly field: QueryField }
  | { readonly kind: "parent"; readonly lookup: Lookup; readonly projection: Projection }
  /** A parent that can be of several objects, read as the Name pseudo-object. */
  | { readonly kind: "name"; readonly lookup: Lookup; readonly fields: readonly QueryField[] }
  | { readonly kind: "typeof"; readonly typeOf: TypeofProjection }
  | { readonly kind: "children"; readonly children: ChildQuery };

/** The members of a record in the answer, in the order in which they were selected. */
export type Projection = readonly ProjectionItem[];

export interface TypeofProjection {
  readonly lookup: Lookup;
  readonly branches: readonly { readonly object: ObjectSchema; readonly projection: Projection }[];
  /** Fields of the Name pseudo-object, for records of no branch. */
  readonly otherwise: readonly QueryField[];
}

export interface ChildQuery {
  /** The relationship's name in its own spelling. */
  readonly name: string;
  /** The child's field that holds the parent's id. */
  readonly key: string;
  readonly query: RowQuery;
}

/** `by` is a value of the rows, or, in a query of groups, of their columns. */
export interface SortTerm<By> {
  readonly by: By;
  readonly descending: boolean;
  readonly nullsLast: boolean;
}

export interface RowQuery {
  readonly kind: "rows";
  readonly object: ObjectSchema;
  readonly projection: Projection;
  readonly where: ResolvedWhere;
  readonly orderBy: readonly SortTerm<FieldPath>[];
  readonly limit: number | undefined;
  readonly offset: number;
}

/** `SELECT COUNT()`. */
export interface CountQuery {
  readonly kind: "count";
  readonly object: ObjectSchema;
  readonly where: ResolvedWhere;
  readonly limit: number | undefined;
}

/** What a group shows: a field it is grouped by, or how many of its records have a value in a field. */
export type GroupValue =
  { readonly kind: "group"; readonly index: number } | { readonly kind: "count"; readonly path: FieldPath };

export interface GroupQuery {
  readonly kind: "groups";
  readonly object: ObjectSchema;
  readonly where: ResolvedWhere;
  /** Empty: the whole answer is one group, even when no record matches. */
  readonly groupBy: readonly FieldPath[];
  readonly columns: readonly { readonly name: string; readonly value: GroupValue }[];
  readonly orderBy: readonly SortTerm<GroupValue>[];
  readonly limit: number | undefined;
  readonly offset: number;
}

export type ResolvedQuery = RowQuery | CountQuery | GroupQuery;
