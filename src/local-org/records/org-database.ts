import type { ObjectSchema, Schema } from "../metadata/schema";
import { OrgTable } from "./org-table";
import type { Undo } from "./org-table";
import { makeId } from "./record-id";
import type { Database } from "./table";

/** The records of one org, in memory, with transactions that leave no trace when they fail. */
export class OrgDatabase implements Database {
  private readonly tables: ReadonlyMap<string, OrgTable>;
  /** By key prefix, which some objects share. */
  private readonly lastNumbers = new Map<string, number>();
  /** How to take back what open transactions did, oldest first; undefined when none is open. */
  private journal: Undo[] | undefined;

  /** `schema` is the org's whole schema, not what one user can see. */
  constructor(readonly schema: Schema) {
    const remember = (undo: Undo): void => {
      this.journal?.push(undo);
    };
    this.tables = new Map(schema.objects.map((object) => [object.name, new OrgTable(object, remember)]));
  }

  /** The object's table, by its canonical name; throws when the org has no such object. */
  table(object: string): OrgTable {
    const table = this.tables.get(object);
    if (table === undefined) throw new Error(`The org has no object "${object}"`);
    return table;
  }

  /**
   * The id of the object's next record: `makeId(keyPrefix, 1)` is its first, unless loaded data brought that id along.
   * A rollback does not give ids back.
   */
  nextId(object: ObjectSchema): string {
    const table = this.table(object.name);
    let number = this.lastNumbers.get(object.keyPrefix) ?? 0;
    do number++;
    while (table.get(makeId(object.keyPrefix, number)) !== undefined);
    this.lastNumbers.set(object.keyPrefix, number);
    return makeId(object.keyPrefix, number);
  }

  /**
   * Runs `fn`, and when it throws, undoes every change it made and throws that error again. A transaction inside a
   * transaction is a savepoint of the outer one. `fn` must not wait for anything: changes are undone in order.
   */
  transaction<T>(fn: () => T): T {
    const outer = this.journal;
    const journal = (this.journal ??= []);
    const savepoint = journal.length;
    try {
      return fn();
    } catch (error) {
      const undos = journal.splice(savepoint);
      for (const undo of undos.reverse()) undo();
      throw error;
    } finally {
      this.journal = outer;
    }
  }
}
