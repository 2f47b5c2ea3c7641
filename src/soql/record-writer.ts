import type { GatewayError } from "../errors";
import type { Statement } from "./ast";
import type { StatementResult } from "./executor";

/** One reason why Salesforce refused a record, in its own words: admins write validation texts for their users. */
export interface SalesforceErrorItem {
  /** Salesforce's code, such as `FIELD_CUSTOM_VALIDATION_EXCEPTION`; the enumeration is open. */
  readonly code: string;
  readonly message: string;
  /** API names of the fields at fault; often empty. */
  readonly fields: readonly string[];
  /** The records that a duplicate rule found. */
  readonly duplicates?: readonly { readonly object: string; readonly id: string }[];
}

/** One record to create or to change, and what to read in the same call before and after it. */
export interface WriteRequest {
  readonly method: "POST" | "PATCH";
  /** The object's API name. */
  readonly object: string;
  /** The record to change; absent when one is created. */
  readonly id?: string;
  /** Values by API name; `null` clears a field. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly before?: Statement;
  /** May refer to the new record by the target `writtenRecord`. With `before` at most five statements. */
  readonly after: readonly Statement[];
}

export type WriteResult =
  | {
      readonly kind: "written";
      readonly id: string;
      /** Present when the request asked for it. A read that fails does not undo the write: it is a value here. */
      readonly before?: StatementResult | GatewayError;
      readonly after: readonly (StatementResult | GatewayError)[];
    }
  /** Salesforce looked at the record and said no; nothing was written. */
  | { readonly kind: "refused"; readonly errors: readonly SalesforceErrorItem[] };

/** Writes records as one identity. */
export interface RecordWriter {
  /**
   * Writes at most once. Rejects with `WRITE_OUTCOME_UNKNOWN` when the request was sent and no verdict came back; any
   * other rejection means that nothing was written.
   */
  write(request: WriteRequest): Promise<WriteResult>;
}
