import type { OrgRecord } from "../../records/table";
import type { QueryContext } from "../query-context";
import type { FieldPath, SortTerm } from "../resolve/resolved-query";
import { type Key, sortKeyOf } from "../values/comparison-key";
import { compileValue } from "./follow-lookup";

type SortColumn<Item> = (item: Item) => Key | null;
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
  const columns = orderBy.map(({ by }) => compileSortKey(context, by));
  columns.push(({ Id }) => scatter(String(Id)));
  const directions: Direction[] = [...orderBy, { descending: false, nullsLast: false }];
  return (rows, count) => sortBy(rows, columns, directions, count);
}

/** Reads what a record sorts by. */
export function compileSortKey(context: QueryContext, by: FieldPath): SortColumn<OrgRecord> {
  const read = compileValue(context, by);
  const keyOf = sortKeyOf(by.field);
  return (row) => keyOf(read(row));
}

/** Up to this many first items are picked from many without sorting all: a page, and a look ahead. */
export const FEW = 2100;

/** Sorts items by one key a column, and answers the first `count` of them. */
export function sortBy<Item>(
  items: readonly Item[],
  columns: readonly SortColumn<Item>[],
  directions: readonly Direction[],
  count: number,
): readonly Item[] {
  const withKeys = (item: Item) => ({ item, keys: columns.map((column) => column(item)) });
  const compare = (a: Sortable<Item>, b: Sortable<Item>) => compareAll((index) => a.keys[index], b.keys, directions);
  const few = count <= FEW && count < items.length / 2;
  const first = (few ? items.slice(0, count) : items).map(withKeys).sort(compare);
  if (few) {
    for (const item of items.slice(count)) {
      const last = first.at(-1);
      // Most items lose against the last of the first by their first key; only that is looked at.
      if (last === undefined || compareAll((index) => columns[index]?.(item), last.keys, directions) >= 0) continue;
      const sortable = withKeys(item);
      first.pop();
      first.splice(findPlace(first, sortable, compare), 0, sortable);
    }
  }
  return first.slice(0, count).map(({ item }) => item);
}

interface Sortable<Item> {
  readonly item: Item;
  readonly keys: readonly (Key | null)[];
}

function compareAll(
  keyAt: (index: number) => Key | null | undefined,
  others: readonly (Key | null)[],
  directions: readonly Direction[],
): number {
  for (let index = 0; index < directions.length; index++) {
    const one = keyAt(index) ?? null;
    const other = others[index] ?? null;
    if (one === other) continue;
    if (one === null || other === null) return (one === null) === directions[index]?.nullsLast ? 1 : -1;
    const order = one < other ? -1 : 1;
    return directions[index]?.descending ? -order : order;
  }
  return 0;
}

/** The place in a sorted list before which all comes before an item. */
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

/** A number that depends on every character of an id, as Jenkins's one-at-a-time hash computes it. */
function scatter(id: string): number {
  let hash = 0;
  for (let i = 0; i < id.length; i++) {
    hash = (hash + id.charCodeAt(i)) | 0;
    hash = (hash + (hash << 10)) | 0;
    hash ^= hash >>> 6;
  }
  hash = (hash + (hash << 3)) | 0;
  hash ^= hash >>> 11;
  return (hash + (hash << 15)) | 0;
}
