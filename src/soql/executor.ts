import type { GatewayError } from "../errors";
import type { OrgMetadata } from "../catalogue/metadata";
import type { Statement } from "./ast";

/** A record as Salesforce answers it: `attributes`, fields by API name, parents as objects, children as query answers. */
export type Row = Readonly<Record<string, unknown>>;

export interface StatementResult {
  /** Rows that match, after LIMIT; for `COUNT()` the count. */
  readonly totalSize: number;
  /** At least as many as the statement asked to read, where there are so many. */
  readonly rows: readonly Row[];
}

/** Runs statements as one identity. This is all that plans and loaders know of Salesforce. */
export interface QueryExecutor {
  /**
   * Sends at most five statements as one call, and follows locators where Salesforce cut rows or child lists short.
   * A statement that refers to a row that does not exist has no rows. One statement's refusal is its own result; it
   * rejects only when the call as a whole failed.
   */
  run(statements: readonly Statement[]): Promise<readonly (StatementResult | GatewayError)[]>;
}

/** Why Salesforce refused a write, in its own words, for the person who asked. */
export interface WriteRefusal {
  /** Salesforce's code, such as `FIELD_CUSTOM_VALIDATION_EXCEPTION`. */
  readonly code: string;
  readonly message: string;
  /** API names. */
  readonly fields: readonly string[];
  /** Ids of the records that a duplicate rule matched. */
  readonly duplicates: readonly string[];
}

export interface WriteRequest {
  readonly object: string;
  /** The record to change; absent to create one. */
  readonly id?: string;
  /** By API name; `null` clears. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Read before the write, in the same call where that is possible. */
  readonly before?: Statement;
  /** Read after the write. A reference to `writtenRecord` stands for the created record's id. */
  readonly after: readonly Statement[];
}

export type WriteResult =
  | {
      readonly kind: "written";
      readonly id: string;
      readonly before?: StatementResult | GatewayError;
      readonly after: readonly (StatementResult | GatewayError)[];
    }
  | { readonly kind: "refused"; readonly errors: readonly WriteRefusal[] };

/** Writes one record as one identity. */
export interface RecordWriter {
  /**
   * Reads, writes and reads back in one call; in a call for each when a value holds `@{`, which Salesforce would expand.
   * Never repeats a write that may have been committed: then it rejects with `WRITE_OUTCOME_UNKNOWN`. A read that fails
   * leaves the write standing and is its own result.
   */
  write(request: WriteRequest): Promise<WriteResult>;
}

/** Where what an identity can see of its org comes from. */
export interface MetadataSource {
  /** Describes of these objects, by API name; one call for all that are not known yet. */
  load(objects: readonly string[]): Promise<OrgMetadata>;
  /** Remembers that a field (or a whole object) turned out to be hidden from this identity. */
  hide(hidden: { readonly object: string; readonly field?: string }): Promise<void>;
  /** Drops what is known of these objects, so that the next `load` asks the org again. */
  forget(objects: readonly string[]): Promise<void>;
}
