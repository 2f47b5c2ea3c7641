/** Rows of CSV in compact form: many in a buffer, and where each of them ends. */
export class RowStore {
  private readonly blocks: { readonly bytes: Buffer; readonly ends: Uint32Array; readonly first: number }[] = [];
  private count = 0;
  /** The line above the rows. */
  header = "";

  get rows(): number {
    return this.count;
  }

  add(rows: readonly string[]): void {
    if (rows.length === 0) return;
    const ends = new Uint32Array(rows.length);
    let end = 0;
    rows.forEach((row, i) => {
      end += Buffer.byteLength(row);
      ends[i] = end;
    });
    this.blocks.push({ bytes: Buffer.from(rows.join("")), ends, first: this.count });
    this.count += rows.length;
  }

  /** The header and `count` rows from `start` on. */
  read(start: number, count: number): Buffer {
    const parts: Buffer[] = [Buffer.from(this.header)];
    for (const { bytes, ends, first } of this.blocks) {
      const from = Math.max(start - first, 0);
      const until = Math.min(start + count - first, ends.length);
      if (from < until) parts.push(bytes.subarray(from === 0 ? 0 : ends[from - 1], ends[until - 1]));
    }
    return Buffer.concat(parts);
  }
}
