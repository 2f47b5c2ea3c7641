import type { OrgRecord } from "../../records/table";
import { bestFirst } from "./best-first";
import type { ObjectIndex } from "./object-index";

/**
 * The records found, best first: those that hold more of the search in their names, then those changed last. The platform
 * does not document how it ranks; this order is at least the same every time.
 */
export function* rankRecords(index: ObjectIndex, scores: Uint8Array): Iterable<OrgRecord> {
  const numbers: number[] = [];
  for (let i = 0; i < scores.length; i++) if (scores[i] !== 0) numbers.push(i);
  const isBetter = (a: number, b: number): boolean => {
    const [scoreA = 0, scoreB = 0] = [scores[a], scores[b]];
    return scoreA === scoreB ? isNewer(index.record(a), index.record(b)) : scoreA > scoreB;
  };
  for (const number of bestFirst(numbers, isBetter)) {
    const record = index.record(number);
    if (record !== undefined && record.IsDeleted !== true) yield record;
  }
}

function isNewer(a: OrgRecord | undefined, b: OrgRecord | undefined): boolean {
  const [modifiedA, modifiedB] = [String(a?.LastModifiedDate ?? ""), String(b?.LastModifiedDate ?? "")];
  return modifiedA === modifiedB ? String(a?.Id) < String(b?.Id) : modifiedA > modifiedB;
}
