import { BlobStore } from "./content/blob-store";
import type { ObjectSchema, Schema } from "../metadata/schema";
import { OrgTable } from "./org-table";
import type { Undo } from "./org-table";
import { makeId } from "./record-id";
import type { Database } from "./table";

/** The records of one org, in memory, with transactions that leave no trace when they fail. */
export class OrgDatabase implements Database {
  /** What files and notes hold. */
  readonly blobs: BlobStore;
  private readonly tables: ReadonlyMap<string, OrgTable>;
  /** By key prefix, which some objects share. */
  private readonly lastNumbers = new Map<string, number>();
  private readonly lastOfSeries = new Map<string, number>();
  /** How to take back what open transactions did, oldest first; undefined when none is open. */
  private journal: Undo[] | undefined;
  /** What the outermost open transaction saved first. */
  private firstSave: { readonly object: string; readonly setsUp: boolean } | undefined;

  /** `schema` is the org's whole schema, not what one user can see. */
  constructor(readonly schema: Schema) {
    const remember = (undo: Undo): void => {
      this.journal?.push(undo);
    };
    this.blobs = new BlobStore(remember);
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
    let id: string;
    do id = makeId(object.keyPrefix, ++number);
    while (table.get(id) !== undefined);
    this.lastNumbers.set(object.keyPrefix, number);
    return id;
  }

  /**
   * The next number of a series: one more than was given out last, or than `highest` says the first time. A rollback does
   * not give numbers back.
   */
  nextNumber(series: string, highest: () => number): number {
    const number = (this.lastOfSeries.get(series) ?? highest()) + 1;
    this.lastOfSeries.set(series, number);
    return number;
  }

  /**
   * Runs `fn`, and when it throws, undoes every change it made and throws that error again. A transaction inside a
   * transaction is a savepoint of the outer one. `fn` must not wait for anything: changes are undone in order.
   */
  transaction<T>(fn: () => T): T {
    const outer = this.journal;
    const journal = (this.journal ??= []);
    const savepoint = journal.length;
    const firstSave = this.firstSave;
    try {
      return fn();
    } catch (error) {
      const undos = journal.splice(savepoint);
      for (const undo of undos.reverse()) undo();
      this.firstSave = firstSave;
      throw error;
    } finally {
      this.journal = outer;
      if (outer === undefined) this.firstSave = undefined;
    }
  }

  /**
   * Notes within a transaction that a record is saved, and whether that sets up the org. Answers the object of what it
   * saved first when that was of the other kind.
   */
  findMixed(object: string, setsUp: boolean): string | undefined {
    this.firstSave ??= { object, setsUp };
    return this.firstSave.setsUp === setsUp ? undefined : this.firstSave.object;
  }
}
