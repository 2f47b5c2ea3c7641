import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { SortedIndex, type Bound } from "../../src/local-org/records/sorted-index";
import type { OrgRecord } from "../../src/local-org/records/table";

const value = fc.option(fc.integer({ min: 0, max: 20 }), { nil: null });
const change = fc.oneof(
  fc.record({ kind: fc.constant("add" as const), value }),
  fc.record({ kind: fc.constant("set" as const), at: fc.nat(), value }),
  fc.record({ kind: fc.constant("remove" as const), at: fc.nat() }),
  fc.record({ kind: fc.constant("read" as const) }),
);
const bound = fc.option(fc.record({ key: fc.integer({ min: -1, max: 21 }), included: fc.boolean() }), {
  nil: undefined,
});

function within(row: OrgRecord, from: Bound | undefined, to: Bound | undefined): boolean {
  const { Rank } = row;
  if (typeof Rank !== "number") return false;
  if (from !== undefined && (from.included ? Rank < Number(from.key) : Rank <= Number(from.key))) return false;
  return to === undefined || (to.included ? Rank <= Number(to.key) : Rank < Number(to.key));
}

describe("a sorted index", () => {
  it("finds what reading all records finds, whatever came, went and changed before", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 400 }), bound, bound, (changes, from, to) => {
        const rows: OrgRecord[] = [];
        const index = new SortedIndex(
          "Rank",
          (key) => key,
          () => rows,
        );
        let made = 0;
        for (const step of changes) {
          const row = "at" in step && rows.length > 0 ? rows[step.at % rows.length] : undefined;
          if (step.kind === "read") index.count({});
          else if (step.kind === "add") {
            const added: OrgRecord = { Id: String(1_000 + made++), Rank: step.value };
            rows.push(added);
            index.enter(added);
          } else if (row !== undefined) {
            index.leave(row);
            if (step.kind === "remove") rows.splice(rows.indexOf(row), 1);
            else {
              row.Rank = step.value;
              index.enter(row);
            }
          }
        }
        const expected = rows
          .filter((row) => within(row, from, to))
          .sort((a, b) => Number(a.Rank) - Number(b.Rank) || Number(a.Id) - Number(b.Id));
        expect([...index.walk({ from, to })]).toEqual(expected);
        expect([...index.walk({ from, to }, true)]).toEqual([...expected].reverse());
        expect(index.count({ from, to })).toBe(expected.length);
      }),
    );
  });
});
