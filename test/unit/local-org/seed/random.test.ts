import { describe, expect, it } from "@jest/globals";

import { createRandom } from "../../../../src/local-org/seed/random";

const drawn = (seed: number, purpose: string): number[] => {
  const random = createRandom(seed, purpose);
  return Array.from({ length: 20 }, () => random.integer(0, 999));
};

describe("createRandom", () => {
  it("draws the same numbers for the same seed and purpose, on every machine", () => {
    expect(drawn(1, "Account")).toEqual(drawn(1, "Account"));
    expect(drawn(1, "Account").slice(0, 5)).toMatchInlineSnapshot(`
      [
        821,
        361,
        260,
        419,
        662,
      ]
    `);
  });

  it("draws other numbers for another seed or purpose", () => {
    expect(drawn(2, "Account")).not.toEqual(drawn(1, "Account"));
    expect(drawn(1, "Task")).not.toEqual(drawn(1, "Account"));
  });

  it("stays within both ends of a range and reaches them", () => {
    const random = createRandom(7, "range");
    const values = new Set(Array.from({ length: 500 }, () => random.integer(-2, 2)));
    expect([...values].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
  });

  it("picks by weight", () => {
    const random = createRandom(7, "weights");
    const picks = Array.from({ length: 1000 }, () =>
      random.weighted([
        ["often", 9],
        ["seldom", 1],
        ["never", 0],
      ]),
    );
    expect(picks).not.toContain("never");
    expect(picks.filter((value) => value === "often").length).toBeGreaterThan(850);
  });

  it("samples different values, at most as many as there are", () => {
    const random = createRandom(7, "sample");
    expect(new Set(random.sample([1, 2, 3, 4, 5], 3)).size).toBe(3);
    expect(random.sample([1, 2], 5).sort()).toEqual([1, 2]);
  });

  it("refuses to pick from nothing", () => {
    expect(() => createRandom(1, "empty").pick([])).toThrow('Nothing to pick from for "empty"');
  });
});
