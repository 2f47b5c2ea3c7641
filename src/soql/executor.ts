import type { GatewayError } from "../errors";
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
