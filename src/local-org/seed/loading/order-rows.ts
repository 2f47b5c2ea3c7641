import { cell } from "./compile-rule";
import type { Row } from "./read-csv";

/**
 * Puts rows behind the rows that they refer to by key, else in the order of the file. `circular` are those that refer
 * to themselves in the end, or to such a row.
 */
export function orderRows(
  rows: readonly Row[],
  key: string | undefined,
  references: readonly string[],
): { readonly ordered: readonly Row[]; readonly circular: readonly Row[] } {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const value = key === undefined ? null : cell(row, key);
    if (value !== null) byKey.set(value, row);
  }
  const waiting = new Map<Row, number>();
  const followers = new Map<Row, Row[]>();
  for (const row of rows) {
    const targets = references
      .map((column) => byKey.get(cell(row, column) ?? ""))
      .filter((target): target is Row => target !== undefined);
    waiting.set(row, targets.length);
    for (const target of targets) {
      const list = followers.get(target);
      if (list === undefined) followers.set(target, [row]);
      else list.push(row);
    }
  }
  const ordered = rows.filter((row) => waiting.get(row) === 0);
  // The list grows while it is walked: a row joins it when the last row it refers to has been walked.
  for (const row of ordered) {
    for (const follower of followers.get(row) ?? []) {
      const left = (waiting.get(follower) ?? 0) - 1;
      waiting.set(follower, left);
      if (left === 0) ordered.push(follower);
    }
  }
  return { ordered, circular: rows.filter((row) => (waiting.get(row) ?? 0) > 0) };
}
