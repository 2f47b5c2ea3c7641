import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { pack } from "../../../src/planner/pack";
import type { Statement } from "../../../src/soql/ast";

/** A group of so many statements, told apart by identity. */
function group(size: number): readonly Statement[] {
  return Array.from({ length: size }, () => ({ query: { select: [], from: "User" }, rows: 1 }));
}

const sizesOf = (groups: readonly (readonly Statement[])[]) => groups.map(({ length }) => length);

/** The fewest calls that hold groups of these sizes, found by trying everything. */
function fewestCalls(sizes: readonly number[], calls: readonly number[] = []): number {
  const [size, ...rest] = sizes;
  if (size === undefined) return calls.length;
  const ways = calls.flatMap((filled, at) =>
    filled + size <= 5 ? [fewestCalls(rest, calls.with(at, filled + size))] : [],
  );
  return Math.min(fewestCalls(rest, [...calls, size]), ...ways);
}

describe("pack", () => {
  it("makes no call of nothing", () => {
    expect(pack([])).toEqual([]);
  });

  it.each<[readonly number[], readonly number[]]>([
    [[1], [1]],
    [[1, 1, 1, 1, 1], [5]],
    [
      [1, 1, 1, 1, 1, 1],
      [5, 1],
    ],
    [[2, 3], [5]],
    [
      [2, 4, 3, 1],
      [5, 5],
    ],
    [
      [5, 5, 1],
      [5, 5, 1],
    ],
  ])("packs groups of %p into calls of %p", (groups, calls) => {
    expect(sizesOf(pack(groups.map(group)))).toEqual(calls);
  });

  it("keeps a group together and in order", () => {
    const [small, large] = [group(2), group(3)];
    expect(pack([small, large])).toEqual([[...large, ...small]]);
    const [call = []] = pack([small, large]);
    expect(large.every((statement, at) => call[at] === statement)).toBe(true);
  });

  it("takes as few calls as there can be, holds at most five in each, and loses none", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 9 }), (sizes) => {
        const groups = sizes.map(group);
        const calls = pack(groups);
        expect(Math.max(0, ...sizesOf(calls))).toBeLessThanOrEqual(5);
        expect(calls).toHaveLength(fewestCalls(sizes));
        expect(new Set(calls.flat())).toEqual(new Set(groups.flat()));
      }),
      { numRuns: 100 },
    );
  });
});
