import type { OrgRecord } from "../../records/table";
import type { QueryContext } from "../query-context";
import type { FieldPath, SortTerm } from "../resolve/resolved-query";
import { type Key, sortKeyOf } from "../values/comparison-key";
import { compileValue } from "./follow-lookup";

type SortKeys = readonly (Key | null)[];
type Direction = Pick<SortTerm<unknown>, "descending" | "nullsLast">;

/**
 * Sorts records as ORDER BY demands, and answers the first `count` of them. Records that tie come in an order of their
 * own that is always the same and is not that of their ids: Salesforce promises none, and a client that relies on one
 * must notice here (soql.md §7).
 */
export function compileOrder(
  context: QueryContext,
  orderBy: readonly SortTerm<FieldPath>[],
): (rows: readonly OrgRecord[], count: number) => readonly OrgRecord[] {
  if (orderBy.length === 0) return (rows, count) => rows.slice(0, count);
  const columns = orderBy.map(({ by }) => {
    const read = compileValue(context, by);
    const keyOf = sortKeyOf(by.field);
    return (row: OrgRecord) => keyOf(read(row));
  });
  columns.push(({ Id }) => scatter(String(Id)));
  const directions: Direction[] = [...orderBy, { descending: false, nullsLast: false }];
  return (rows, count) => sortBy(rows, columns, directions, count);
}

/** Sorts items by one key a column, and answers the first `count` of them. */
export function sortBy<Item>(
  items: readonly Item[],
  columns: readonly ((item: Item) => Key | null)[],
  directions: readonly Direction[],
  count: number,
): readonly Item[] {
  const sortable = items.map((item) => ({ item, keys: columns.map((column) => column(item)) }));
  return takeFirst(sortable, (a, b) => compareAll(a.keys, b.keys, directions), count).map(({ item }) => item);
}

function compareAll(a: SortKeys, b: SortKeys, directions: readonly Direction[]): number {
  for (const [index, { descending, nullsLast }] of directions.entries()) {
    const one = a[index] ?? null;
    const other = b[index] ?? null;
    if (one === other) continue;
    if (one === null || other === null) return (one === null) === nullsLast ? 1 : -1;
    return descending ? compareKeys(other, one) : compareKeys(one, other);
  }
  return 0;
}

function compareKeys(a: Key, b: Key): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Up to this many first records are picked from many without sorting all. */
const FEW = 2100;

function takeFirst<Item>(items: Item[], compare: (a: Item, b: Item) => number, count: number): readonly Item[] {
  if (count > FEW || items.length < 4 * count) return items.sort(compare).slice(0, count);
  const first = items.slice(0, count).sort(compare);
  for (const item of items.slice(count)) {
    const last = first.at(-1);
    if (last === undefined || compare(item, last) >= 0) continue;
    first.pop();
    first.splice(findPlace(first, item, compare), 0, item);
  }
  return first;
}

function findPlace<Item>(sorted: readonly Item[], item: Item, compare: (a: Item, b: Item) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = sorted[middle];
    if (there !== undefined && compare(there, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A number that depends on every character of an id, as FNV-1a computes it. */
function scatter(id: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
