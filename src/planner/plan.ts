import type { FieldDef, ParentDef, SObjectDef } from "../catalogue/define";
import type { GatewayError } from "../errors";
import type { Statement } from "../soql/ast";
import type { Ordering } from "./order-by";
import type { Position } from "./cursor";
import type { ListSelection, RecordSelection } from "./selection";

/**
 * Statements that must share a call, because later ones refer to the first, are a group, in order. The groups do not
 * need each other and may travel together.
 */
export type StatementGroups = readonly (readonly Statement[])[];

/** What to send for one root field, and how to make its answer of the rows. */
export type RootPlan = RecordsPlan | RootListPlan;

export interface RecordsPlan {
  readonly kind: "records";
  readonly groups: StatementGroups;
  /** The statement whose rows are the records. */
  readonly statement: Statement;
  readonly record: RecordPlan;
}

export interface RootListPlan {
  readonly kind: "list";
  readonly groups: StatementGroups;
  readonly list: ListPlan;
}

/** How to make a record of a row. */
export interface RecordPlan {
  readonly object: SObjectDef;
  readonly fields: readonly FieldDef[];
  /** Fields and relations that this identity cannot see: each answers null, and its error once. */
  readonly hidden: ReadonlyMap<string, GatewayError>;
  readonly parents: readonly ParentPlan[];
  readonly lists: readonly ListPlan[];
  /** Lists whose filter, ordering or position is refused, by list key: each answers null, and its error once. */
  readonly refused: ReadonlyMap<string, GatewayError>;
}

export type ParentPlan =
  | { readonly kind: "joined"; readonly relation: ParentDef; readonly record: RecordPlan }
  /** The row's id tells which of the objects the parent is; another object's record has only an id and a name. */
  | { readonly kind: "polymorphic"; readonly relation: ParentDef; readonly records: readonly RecordPlan[] }
  | DeferredParent;

/** A parent that takes a later call, because one statement cannot reach it. */
export interface DeferredParent {
  readonly kind: "deferred";
  readonly relation: ParentDef;
  readonly records: readonly RecordSelection[];
}

export interface ListPlan {
  readonly selection: ListSelection;
  readonly key: string;
  readonly ordering: Ordering;
  readonly position: Position | undefined;
  readonly source: ListSource;
  readonly count: CountSource;
}

export type ListSource =
  /** Nobody asked for records, or nothing can match. */
  | { readonly kind: "none" }
  | { readonly kind: "subselect"; readonly relationshipName: string; readonly node: RecordPlan }
  /** A statement of its own. As a child list: the rows whose `foreignKey` is this record. */
  | {
      readonly kind: "statement";
      readonly statement: Statement;
      readonly foreignKey?: string;
      readonly node: RecordPlan;
    }
  /** A child list of the same record in another statement, where it is found by its id at the end of `path`. */
  | {
      readonly kind: "twin";
      readonly statement: Statement;
      readonly path: readonly string[];
      readonly relationshipName: string;
      readonly node: RecordPlan;
    }
  | DeferredList;

/** A list that takes a later call, because it depends on rows: the record is then asked again, for this alone. */
export interface DeferredList {
  readonly kind: "deferred";
  readonly record: RecordSelection;
}

export type CountSource =
  | { readonly kind: "none" }
  | { readonly kind: "zero" }
  /** `COUNT()`: the statement's total. */
  | { readonly kind: "statement"; readonly statement: Statement }
  /** One row for each record that has children: `foreignKey` and `total`. */
  | { readonly kind: "grouped"; readonly statement: Statement; readonly foreignKey: string }
  | DeferredList;
