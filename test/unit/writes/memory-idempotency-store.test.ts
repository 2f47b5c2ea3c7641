import { describe, expect, it } from "@jest/globals";
import type { AttemptEnd } from "../../../src/writes/idempotency";
import { createMemoryIdempotencyStore } from "../../../src/writes/memory-idempotency-store";

const day = 24 * 60 * 60 * 1000;
const wish = { key: "k", digest: "d" };
const wrote = (id: string, reason: string | null = null): AttemptEnd => ({
  kind: "written",
  write: {
    id,
    fields: [{ ...{ field: "f", requested: 1, before: null, stored: 1 }, outcome: "WRITTEN", reason }],
  },
});

function storeAt(clock: { now: number }, maxCharacters?: number) {
  return createMemoryIdempotencyStore({ now: () => clock.now, ...(maxCharacters !== undefined && { maxCharacters }) });
}

/** Whether a promise is settled once everything that can happen without time passing has happened. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  let settled = false;
  void promise.then(() => (settled = true));
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

describe("memory idempotency store", () => {
  it("grants a key once, and then says what was written under it", async () => {
    const store = storeAt({ now: 0 });
    expect(await store.claim(wish)).toEqual({ kind: "granted" });
    await store.settle(wish, wrote("006"));
    expect(await store.claim(wish)).toEqual(wrote("006"));
    expect(await store.claim({ ...wish, key: "other" })).toEqual({ kind: "granted" });
  });

  it("takes another digest under the same key for another wish", async () => {
    const store = storeAt({ now: 0 });
    for (const [key, end] of [
      ["a", wrote("006")],
      ["b", { kind: "unknown" }],
    ] as const) {
      await store.claim({ key, digest: "d" });
      await store.settle({ key, digest: "d" }, end);
      expect(await store.claim({ key, digest: "e" })).toEqual({ kind: "otherWish" });
    }
  });

  it("frees a key under which nothing was written, for whatever wish", async () => {
    const store = storeAt({ now: 0 });
    await store.claim(wish);
    await store.settle(wish, { kind: "nothingWritten" });
    expect(await store.claim({ ...wish, digest: "e" })).toEqual({ kind: "granted" });
  });

  it("keeps a key of which nobody knows whether it was written", async () => {
    const store = storeAt({ now: 0 });
    await store.claim(wish);
    await store.settle(wish, { kind: "unknown" });
    expect(await store.claim(wish)).toEqual({ kind: "unknown" });
  });

  it("lets twins wait for the attempt that goes on", async () => {
    const store = storeAt({ now: 0 });
    await store.claim(wish);
    const twins = [store.claim(wish), store.claim(wish)];
    expect(await Promise.all(twins.map(isSettled))).toEqual([false, false]);
    await store.settle(wish, wrote("006"));
    expect(await Promise.all(twins)).toEqual([wrote("006"), wrote("006")]);
  });

  it("grants the key to one of the twins when the first wrote nothing", async () => {
    const store = storeAt({ now: 0 });
    await store.claim(wish);
    const [one, two] = [store.claim(wish), store.claim(wish)];
    await store.settle(wish, { kind: "nothingWritten" });
    expect(await one).toEqual({ kind: "granted" });
    expect(await isSettled(two)).toBe(false);
    await store.settle(wish, wrote("006"));
    expect(await two).toEqual(wrote("006"));
  });

  it("forgets after a day, and no attempt that goes on", async () => {
    const clock = { now: 0 };
    const store = storeAt(clock);
    await store.claim(wish);
    await store.settle(wish, wrote("006"));
    const slow = { key: "slow", digest: "d" };
    await store.claim(slow);
    clock.now = day - 1;
    expect(await store.claim(wish)).toEqual(wrote("006"));
    clock.now = day;
    expect(await store.claim(wish)).toEqual({ kind: "granted" });
    expect(await isSettled(store.claim(slow))).toBe(false);
  });

  it("forgets the oldest when they become too many to hold", async () => {
    const store = storeAt({ now: 0 }, 1_000);
    for (const key of ["a", "b", "c"]) {
      await store.claim({ key, digest: "d" });
      await store.settle({ key, digest: "d" }, wrote(key, "x".repeat(300)));
    }
    expect(await store.claim({ key: "c", digest: "d" })).toMatchObject({ kind: "written" });
    expect(await store.claim({ key: "b", digest: "d" })).toMatchObject({ kind: "written" });
    expect(await store.claim({ key: "a", digest: "d" })).toEqual({ kind: "granted" });
  });
});
