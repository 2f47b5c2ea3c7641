import { describe, expect, it } from "@jest/globals";
import { Clock, ClockOutOfRange } from "../../../src/local-org/clock";

describe("Clock", () => {
  it("follows another clock, moved on and back", () => {
    let time = Date.parse("2026-11-02T10:00:00Z");
    const clock = new Clock(() => new Date(time));
    clock.shift(3_600_000);
    time += 1_000;
    expect(clock.now()).toEqual(new Date("2026-11-02T11:00:01Z"));
    clock.shift(-7_200_000);
    expect([clock.now(), clock.offsetMs]).toEqual([new Date("2026-11-02T09:00:01Z"), -3_600_000]);
    clock.set(new Date("2030-01-01T00:00:00Z"));
    time += 1_000;
    expect(clock.now()).toEqual(new Date("2030-01-01T00:00:01Z"));
    clock.reset();
    expect(clock.now()).toEqual(new Date(time));
  });

  it("shows no time that the org's dates cannot say", () => {
    const clock = new Clock(() => new Date("2026-11-02T10:00:00Z"));
    for (const move of [
      () => {
        clock.shift(-100 * 366 * 86_400_000);
      },
      () => {
        clock.set(new Date("4000-01-01T00:00:00Z"));
      },
      () => {
        clock.set(new Date("never"));
      },
    ]) {
      expect(move).toThrow(ClockOutOfRange);
    }
    expect(clock.offsetMs).toBe(0);
  });
});
