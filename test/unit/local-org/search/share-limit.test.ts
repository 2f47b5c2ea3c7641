import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { shareLimit } from "../../../../src/local-org/search/share-limit";

describe("shareLimit (SOSL reference, LIMIT)", () => {
  it("shares evenly, and gives on what an object does not need", () => {
    expect(shareLimit([19, 30], 20)).toEqual([10, 10]);
    expect(shareLimit([5, 30], 20)).toEqual([5, 15]);
    expect(shareLimit([0, 3, 1], 2)).toEqual([0, 1, 1]);
  });

  it("gives out all there is to give, and to none more than it has", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { maxLength: 8 }), fc.nat(100), (counts, limit) => {
        const shares = shareLimit(counts, limit);
        const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
        expect(sum(shares)).toBe(Math.min(limit, sum(counts)));
        shares.forEach((share, i) => {
          expect(share).toBeLessThanOrEqual(counts[i] ?? 0);
        });
      }),
    );
  });
});
