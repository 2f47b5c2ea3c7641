import { describe, expect, it } from "@jest/globals";
import { drawLatency, type Latency } from "../../../../src/local-org/faults/draw-latency";
import { createRandom } from "../../../../src/local-org/seed/random";

function draw(latency: Latency, times = 10_000): readonly number[] {
  const random = createRandom(1, "latency");
  return Array.from({ length: times }, () => drawLatency(latency, random)).sort((a, b) => a - b);
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;

describe("drawLatency", () => {
  it("answers a fixed latency as it is", () => {
    expect(new Set(draw(250))).toEqual(new Set([250]));
  });

  it("draws between two ends, both included", () => {
    const sorted = draw({ from: 10, to: 13 });
    expect(new Set(sorted)).toEqual(new Set([10, 11, 12, 13]));
  });

  it("draws a tail whose half and 99th percentile are those asked for", () => {
    const sorted = draw({ p50: 80, p99: 2_000 });
    expect(Math.abs(at(sorted, 0.5) - 80)).toBeLessThan(8);
    expect(Math.abs(at(sorted, 0.99) - 2_000)).toBeLessThan(400);
    expect(sorted.every((ms) => Number.isInteger(ms) && ms >= 0)).toBe(true);
  });

  it("never lets anything take longer than ten minutes (limits.md §3)", () => {
    expect(draw({ p50: 500_000, p99: 600_000 }).at(-1)).toBe(600_000);
  });
});
