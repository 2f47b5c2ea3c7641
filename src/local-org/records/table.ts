import type { Schema } from "../metadata/schema";
import type { SortedIndex } from "./sorted-index";

export type FieldValue = string | number | boolean | null;

/**
 * A stored record by API name. Every stored field has a key; ids are in their 18-character form; a dateTime is ISO 8601
 * in UTC (`2026-09-14T09:00:00.000Z`), a date `YYYY-MM-DD`. Compound fields (Address) are made when they are read.
 */
export type OrgRecord = Record<string, FieldValue>;

/** The records of one object, deleted ones included (`IsDeleted`), in order of creation. */
export interface Table {
  readonly size: number;
  get(id: string): OrgRecord | undefined;
  rows(): Iterable<OrgRecord>;
  /** The records whose lookup field holds this id, by index. */
  referringTo(field: string, id: string): Iterable<OrgRecord>;
  /** The records in the order of a field's values, by index. `keyOf` must be the same whenever the field is. */
  sorted(field: string, keyOf: (value: FieldValue) => FieldValue): SortedIndex;
}

export interface Database {
  /** The org's whole schema, not what one user can see. */
  readonly schema: Schema;
  table(object: string): Table;
}
