import type { FieldValue, OrgRecord } from "./table";

/** A value of a field in the form in which it is compared. */
type Key = Exclude<FieldValue, null>;

interface Entry {
  readonly key: Key;
  readonly id: string;
  readonly row: OrgRecord;
}

/** One end of a stretch of values. */
export interface Bound {
  readonly key: Key;
  readonly included: boolean;
}

/** The values from one end to the other; without an end, all on that side. */
export interface Stretch {
  readonly from?: Bound | undefined;
  readonly to?: Bound | undefined;
}

/** So many records may have come since the index was last read; with more it is made anew, as after loading many. */
const mostPending = 256;

function compare(a: Pick<Entry, "key" | "id">, b: Pick<Entry, "key" | "id">): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The records of a table in the order of one field's values; those without a value are not in it. */
export class SortedIndex {
  /** Undefined until somebody asks. */
  private entries: Entry[] | undefined;
  private pending: Entry[] = [];

  /** `keyOf` says how the field's values compare, with JavaScript's own `<` and `===`. */
  constructor(
    private readonly field: string,
    private readonly keyOf: (value: FieldValue) => FieldValue,
    private readonly rows: () => Iterable<OrgRecord>,
  ) {}

  /** How many records there are whose value lies in the stretch. */
  count(stretch: Stretch): number {
    const [start, end] = this.places(stretch);
    return Math.max(0, end - start);
  }

  /** The records whose value lies in the stretch, the least first, or the greatest. */
  *walk(stretch: Stretch, descending = false): Iterable<OrgRecord> {
    const entries = this.read();
    const [start, end] = this.places(stretch);
    for (let i = start; i < end; i++) {
      const entry = entries[descending ? start + end - 1 - i : i];
      if (entry !== undefined) yield entry.row;
    }
  }

  /** A record came, or has a new value. */
  enter(row: OrgRecord): void {
    if (this.entries === undefined) return;
    const entry = this.entryOf(row);
    if (entry === undefined) return;
    this.pending.push(entry);
    if (this.pending.length > mostPending) this.forget();
  }

  /** A record goes, or is about to lose its value. */
  leave(row: OrgRecord): void {
    if (this.entries === undefined) return;
    const entry = this.entryOf(row);
    if (entry === undefined) return;
    const waiting = this.pending.findIndex(({ id }) => id === entry.id);
    if (waiting >= 0) {
      this.pending.splice(waiting, 1);
      return;
    }
    const at = this.placeOf((other) => compare(other, entry) < 0);
    if (this.entries[at]?.row === row) this.entries.splice(at, 1);
    else this.forget();
  }

  private forget(): void {
    this.entries = undefined;
    this.pending = [];
  }

  private read(): readonly Entry[] {
    if (this.entries === undefined) {
      this.entries = [];
      for (const row of this.rows()) {
        const entry = this.entryOf(row);
        if (entry !== undefined) this.entries.push(entry);
      }
      this.entries.sort(compare);
    }
    for (const entry of this.pending.splice(0)) {
      this.entries.splice(
        this.placeOf((other) => compare(other, entry) < 0),
        0,
        entry,
      );
    }
    return this.entries;
  }

  private places({ from, to }: Stretch): readonly [start: number, end: number] {
    const { length } = this.read();
    const isBefore =
      ({ key, included }: Bound) =>
      (entry: Entry) =>
        included ? entry.key < key : entry.key <= key;
    const isUpTo =
      ({ key, included }: Bound) =>
      (entry: Entry) =>
        included ? entry.key <= key : entry.key < key;
    return [
      from === undefined ? 0 : this.placeOf(isBefore(from)),
      to === undefined ? length : this.placeOf(isUpTo(to)),
    ];
  }

  /** The first place whose entry does not come before what is sought. */
  private placeOf(comesBefore: (entry: Entry) => boolean): number {
    const entries = this.entries ?? [];
    let low = 0;
    let high = entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const entry = entries[middle];
      if (entry !== undefined && comesBefore(entry)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private entryOf(row: OrgRecord): Entry | undefined {
    const key = this.keyOf(row[this.field] ?? null);
    return key === null ? undefined : { key, id: String(row.Id), row };
  }
}
