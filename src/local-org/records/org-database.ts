import type { Schema } from "../metadata/schema";
import { OrgTable } from "./org-table";
import type { Database } from "./table";

/** The records of one org, in memory, with transactions that leave no trace when they fail. */
export class OrgDatabase implements Database {
  /** `schema` is the org's whole schema, not what one user can see. */
  constructor(readonly schema: Schema) {}

  /** The object's table; throws when the org has no such object. */
  table(object: string): OrgTable {
    throw new Error(`not yet: ${object}`);
  }

  /**
   * Runs `fn` and undoes every change it made when it throws, then throws that error again. A transaction inside a
   * transaction is a savepoint of the outer one. `fn` must not wait for anything: changes are undone in order.
   */
  transaction<T>(fn: () => T): T {
    return fn();
  }
}
