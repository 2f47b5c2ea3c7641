import type { FieldDescribe, ObjectSchema } from "../../metadata/schema";
import type { ComparisonOperator, PatternPart } from "../parse/ast";
import type { Key } from "../values/comparison-key";
import type { Presentation } from "../values/present-value";
import type { Derivation } from "../values/derivation";

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
  | "scale"
> &
  Partial<Pick<FieldDescribe, "calculatedFormula" | "createable" | "custom" | "length" | "updateable">>;

/** One step from a record to its parent. */
export interface Lookup {
  /** The relationship's name in its own spelling, such as `Account`. */
  readonly name: string;
  /** The field that holds the parent's id. */
  readonly key: string;
  /** The parent's object; undefined where it can be of several, and is then read as the Name pseudo-object. */
  readonly target: ObjectSchema | undefined;
}

/** A value as it is reached from the records of a query: of a field, or made of one by a function. */
export interface FieldPath {
  readonly lookups: readonly Lookup[];
  /** Of the value's own type, also where it is made by a function. */
  readonly field: QueryField;
  readonly derivation?: Derivation;
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

/** A condition on what `By` stands for: values of records, or of groups. `field` tells how they compare. */
export type ResolvedCondition<By = FieldPath> =
  | { readonly kind: "and" | "or"; readonly terms: readonly ResolvedCondition<By>[] }
  | { readonly kind: "not"; readonly term: ResolvedCondition<By> }
  | ({
      readonly kind: "comparison";
      readonly operator: ComparisonOperator;
      readonly operand: Operand;
    } & Compared<By>)
  | ({ readonly kind: "like"; readonly pattern: readonly PatternPart[] } & Compared<By>)
  | ({ readonly kind: "in"; readonly negated: boolean; readonly operands: readonly Operand[] } & Compared<By>)
  /** Whether a multi-select picklist has all values of one of the sets, in the form in which they compare. */
  | ({
      readonly kind: "includes";
      readonly negated: boolean;
      readonly sets: readonly (readonly Key[])[];
    } & Compared<By>);

/** What a condition is about. */
export interface Compared<By> {
  readonly by: By;
  readonly field: QueryField;
}

/** What a record must satisfy: all of this. Semi-joins can only stand beside all other conditions, never inside one. */
export interface ResolvedWhere {
  readonly semiJoins: readonly ResolvedSemiJoin[];
  readonly conditions: readonly ResolvedCondition[];
}

/** A field in the answer: as it is, or as users see it. */
export interface FieldMember {
  readonly kind: "field";
  /** Its key in the answer. */
  readonly name: string;
  readonly field: QueryField;
  readonly presentation?: Presentation;
}

/** One member of a record in the answer. */
export type ProjectionItem =
  | FieldMember
  | { readonly kind: "parent"; readonly lookup: Lookup; readonly projection: Projection }
  /** A parent that can be of several objects, read as the Name pseudo-object. */
  | { readonly kind: "name"; readonly lookup: Lookup; readonly members: readonly FieldMember[] }
  | { readonly kind: "typeof"; readonly typeOf: TypeofProjection }
  | { readonly kind: "children"; readonly children: ChildQuery };

/** The members of a record in the answer, in the order in which they were selected. */
export type Projection = readonly ProjectionItem[];

export interface TypeofProjection {
  readonly lookup: Lookup;
  readonly branches: readonly { readonly object: ObjectSchema; readonly projection: Projection }[];
  /** Fields of the Name pseudo-object, for records of no branch. */
  readonly otherwise: readonly FieldMember[];
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
  /** FOR VIEW, FOR REFERENCE: the records count as looked at. */
  readonly tracking: "view" | "reference" | undefined;
}

/** `SELECT COUNT()`. */
export interface CountQuery {
  readonly kind: "count";
  readonly object: ObjectSchema;
  readonly where: ResolvedWhere;
  readonly limit: number | undefined;
}

export type AggregateFunction = "count" | "count_distinct" | "sum" | "avg" | "min" | "max";

/** What is known of a group: a value it is grouped by, what its records come to, or whether it is a subtotal. */
export type GroupValue =
  | { readonly kind: "group"; readonly index: number }
  | { readonly kind: "aggregate"; readonly name: AggregateFunction; readonly path: FieldPath }
  /** `GROUPING()`: 1 where the group is a subtotal over all values of what it would be grouped by. */
  | { readonly kind: "grouping"; readonly index: number };

/** A member of a group in the answer; `field` is of the value's type. */
export interface GroupColumn {
  readonly name: string;
  readonly value: GroupValue;
  readonly field: QueryField;
  readonly presentation?: Presentation;
}

export interface GroupQuery {
  readonly kind: "groups";
  readonly object: ObjectSchema;
  readonly where: ResolvedWhere;
  /** Empty: the whole answer is one group, even when no record matches. */
  readonly groupBy: readonly FieldPath[];
  /** What rows are grouped by, as places in `groupBy`: all of them, and for ROLLUP and CUBE also fewer. */
  readonly groupingSets: readonly (readonly number[])[];
  readonly columns: readonly GroupColumn[];
  readonly having: ResolvedCondition<GroupValue> | undefined;
  readonly orderBy: readonly SortTerm<GroupValue>[];
  readonly limit: number | undefined;
  readonly offset: number;
}

export type ResolvedQuery = RowQuery | CountQuery | GroupQuery;
