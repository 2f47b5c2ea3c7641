import type { OrgRecord } from "../../records/table";
import type { Key } from "../values/comparison-key";

/**
 * Of records in the order of one key, the matching ones among which the first `count` by that and further keys are: so
 * many, and all that tie with the last of them.
 */
export function takeFirst(
  rows: Iterable<OrgRecord>,
  matches: (row: OrgRecord) => boolean,
  count: number,
  keyOf: (row: OrgRecord) => Key | null,
): readonly OrgRecord[] {
  const taken: OrgRecord[] = [];
  let last: Key | null | undefined;
  for (const row of rows) {
    if (taken.length >= count && keyOf(row) !== last) break;
    if (!matches(row)) continue;
    taken.push(row);
    if (taken.length === count) last = keyOf(row);
  }
  return taken;
}
