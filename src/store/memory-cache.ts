import type { Cache } from "./cache";

interface MemoryCacheOptions {
  /** Past this many entries the one unread for longest is dropped. */
  readonly maxEntries: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

interface Entry<Value> {
  readonly value: Value;
  readonly expiresAt: number;
}

/** A cache in this process. It hands out the very object that was set, so what is cached must not be changed. */
export function createMemoryCache<Value>({ maxEntries, now }: MemoryCacheOptions): Cache<Value> {
  // A Map keeps insertion order; re-inserting on every read makes the first key the one unread for longest.
  const entries = new Map<string, Entry<Value>>();

  return {
    async get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      if (entry.expiresAt <= now()) return undefined;
      entries.set(key, entry);
      return entry.value;
    },

    async set(key, value, ttlMs) {
      entries.delete(key);
      entries.set(key, { value, expiresAt: now() + ttlMs });
      for (const oldest of entries.keys()) {
        if (entries.size <= maxEntries) break;
        entries.delete(oldest);
      }
    },

    async delete(key) {
      entries.delete(key);
    },
  };
}
