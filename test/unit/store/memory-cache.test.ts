import { describe, expect, it } from "@jest/globals";
import { createMemoryCache } from "../../../src/store/memory-cache";

function cacheOf(maxEntries: number) {
  const clock = { now: 1_000 };
  return { clock, cache: createMemoryCache<string>({ maxEntries, now: () => clock.now }) };
}

describe("memory cache", () => {
  it("answers what was set until its lifetime is over", async () => {
    const { cache, clock } = cacheOf(10);
    await cache.set("a", "one", 500);
    clock.now += 499;
    expect(await cache.get("a")).toBe("one");
    clock.now += 1;
    expect(await cache.get("a")).toBeUndefined();
  });

  it("starts a new lifetime when a value is set again", async () => {
    const { cache, clock } = cacheOf(10);
    await cache.set("a", "one", 500);
    clock.now += 400;
    await cache.set("a", "two", 500);
    clock.now += 400;
    expect(await cache.get("a")).toBe("two");
  });

  it("drops the value that was unread for longest when it is full", async () => {
    const { cache } = cacheOf(2);
    await cache.set("a", "one", 500);
    await cache.set("b", "two", 500);
    await cache.get("a");
    await cache.set("c", "three", 500);
    expect(await cache.get("b")).toBeUndefined();
    expect(await cache.get("a")).toBe("one");
    expect(await cache.get("c")).toBe("three");
  });

  it("forgets what is deleted", async () => {
    const { cache } = cacheOf(2);
    await cache.set("a", "one", 500);
    await cache.delete("a");
    expect(await cache.get("a")).toBeUndefined();
  });
});
