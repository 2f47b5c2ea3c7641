import type { ObjectSchema } from "../metadata/schema";
import { SortedIndex } from "./sorted-index";
import type { FieldValue, OrgRecord, Table } from "./table";

/** Takes back one change. */
export type Undo = () => void;

type Index = Map<FieldValue, OrgRecord[]>;

/** A record with every stored field at its default. */
function blankRecord(object: ObjectSchema): OrgRecord {
  const stored = object.fields.filter((field) => field.type !== "address");
  const blank = Object.fromEntries(
    stored.map((field) => [field.name, field.type === "boolean" ? field.defaultValue === true : field.defaultValue]),
  );
  // Parsed JSON is laid out compactly, and so are its copies: less than half the memory of as many assignments.
  return JSON.parse(JSON.stringify(blank)) as OrgRecord;
}

/**
 * One object's records. Fields that are looked up get a hash index the first time they are asked for, so that loading
 * many records costs nothing for indexes that nobody uses.
 */
export class OrgTable implements Table {
  private readonly records = new Map<string, OrgRecord>();
  private readonly indexes = new Map<string, Index>();
  private readonly sortedIndexes = new Map<string, SortedIndex>();
  private readonly caseless: ReadonlySet<string>;
  private readonly template: OrgRecord;
  private changed = 0;
  private readonly watchers: ((row: OrgRecord) => void)[] = [];

  /** `remember` is told how to take back each change. */
  constructor(
    readonly object: ObjectSchema,
    private readonly remember: (undo: Undo) => void,
  ) {
    this.template = blankRecord(object);
    this.caseless = new Set(
      object.fields.filter((field) => field.type !== "reference" && !field.caseSensitive).map((field) => field.name),
    );
  }

  /** Has `watcher` told of every record that comes, changes or goes from now on, also when a change is taken back. */
  watch(watcher: (row: OrgRecord) => void): void {
    this.watchers.push(watcher);
  }

  private tell(row: OrgRecord): void {
    for (const watcher of this.watchers) watcher(row);
  }

  /** How many records there are, deleted ones included. */
  get size(): number {
    return this.records.size;
  }

  /** Grows whenever a record comes, goes or changes: whoever keeps what it made of them can tell that it is out of date. */
  get changes(): number {
    return this.changed;
  }

  get(id: string): OrgRecord | undefined {
    return this.records.get(id);
  }

  rows(): Iterable<OrgRecord> {
    return this.records.values();
  }

  referringTo(field: string, id: string): readonly OrgRecord[] {
    return this.index(field).get(id) ?? [];
  }

  sorted(field: string, keyOf: (value: FieldValue) => FieldValue): SortedIndex {
    const known = this.sortedIndexes.get(field);
    if (known !== undefined) return known;
    const index = new SortedIndex(field, keyOf, () => this.rows());
    this.sortedIndexes.set(field, index);
    return index;
  }

  /** The live records whose field holds this value, by index. Case matters only where the describe says so. */
  findBy(field: string, value: FieldValue): readonly OrgRecord[] {
    const found = this.index(field).get(this.key(field, value)) ?? [];
    return found.filter((row) => row.IsDeleted !== true);
  }

  /** A record with every field at its default, not yet in the table. */
  blank(): OrgRecord {
    return { ...this.template };
  }

  insert(row: OrgRecord): void {
    const id = String(row.Id);
    this.put(id, row);
    this.remember(() => {
      this.take(id, row);
    });
  }

  /** Takes a record out for good: what is set up has no recycle bin. */
  remove(row: OrgRecord): void {
    const id = String(row.Id);
    this.take(id, row);
    this.remember(() => {
      this.put(id, row);
    });
  }

  private put(id: string, row: OrgRecord): void {
    this.changed++;
    this.records.set(id, row);
    for (const [field, index] of this.indexes) this.enter(index, field, row);
    for (const index of this.sortedIndexes.values()) index.enter(row);
    this.tell(row);
  }

  private take(id: string, row: OrgRecord): void {
    this.changed++;
    for (const [field, index] of this.indexes) this.leave(index, field, row);
    for (const index of this.sortedIndexes.values()) index.leave(row);
    this.records.delete(id);
    this.tell(row);
  }

  /**
   * Gives a record of this table the values of another; fields that `changes` does not name stay, and those that the
   * object does not have are passed over: a history row, for one, is never modified.
   */
  update(row: OrgRecord, changes: Readonly<OrgRecord>): void {
    const before: OrgRecord = {};
    for (const field in changes) {
      const old = row[field];
      if (old !== undefined && old !== changes[field]) before[field] = old;
    }
    const fields = Object.keys(before);
    if (fields.length === 0) return;
    this.assign(row, changes, fields);
    this.remember(() => {
      this.assign(row, before, fields);
    });
  }

  private assign(row: OrgRecord, values: Readonly<OrgRecord>, fields: readonly string[]): void {
    this.changed++;
    for (const field of fields) {
      const index = this.indexes.get(field);
      const sorted = this.sortedIndexes.get(field);
      if (index !== undefined) this.leave(index, field, row);
      sorted?.leave(row);
      row[field] = values[field] ?? null;
      if (index !== undefined) this.enter(index, field, row);
      sorted?.enter(row);
    }
    this.tell(row);
  }

  private index(field: string): Index {
    const known = this.indexes.get(field);
    if (known !== undefined) return known;
    const index: Index = new Map();
    for (const row of this.records.values()) this.enter(index, field, row);
    this.indexes.set(field, index);
    return index;
  }

  private key(field: string, value: FieldValue | undefined): FieldValue {
    return typeof value === "string" && this.caseless.has(field) ? value.toLowerCase() : (value ?? null);
  }

  private enter(index: Index, field: string, row: OrgRecord): void {
    const key = this.key(field, row[field]);
    if (key === null) return;
    const rows = index.get(key);
    if (rows === undefined) index.set(key, [row]);
    else rows.push(row);
  }

  private leave(index: Index, field: string, row: OrgRecord): void {
    const key = this.key(field, row[field]);
    const rows = index.get(key);
    if (rows === undefined) return;
    const at = rows.lastIndexOf(row);
    if (at >= 0) rows.splice(at, 1);
    if (rows.length === 0) index.delete(key);
  }
}
