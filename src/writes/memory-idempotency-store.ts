import type { AttemptEnd, IdempotencyStore } from "./idempotency";

export interface MemoryIdempotencyOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Past so many characters of keys and receipts, the oldest wishes are forgotten before their day is over. */
  readonly maxCharacters?: number;
}

interface Settled {
  readonly digest: string;
  readonly end: Exclude<AttemptEnd, { kind: "nothingWritten" }>;
  readonly size: number;
  readonly expiresAt: number;
}

interface Held {
  readonly ended: Promise<void>;
  readonly release: () => void;
}

const lifetimeMs = 24 * 60 * 60 * 1000;
const defaultMaxCharacters = 32_000_000;

/** Remembers wishes in this process: enough for one, and lost with it. */
export function createMemoryIdempotencyStore({
  now,
  maxCharacters = defaultMaxCharacters,
}: MemoryIdempotencyOptions): IdempotencyStore {
  const held = new Map<string, Held>();
  // All live equally long, so that a Map, which keeps the order of insertion, has the first to expire in front.
  const settled = new Map<string, Settled>();
  let characters = 0;

  const forget = (key: string, { size }: Settled): void => {
    settled.delete(key);
    characters -= size;
  };

  const forgetOldest = (): void => {
    for (const [key, entry] of settled) {
      if (entry.expiresAt > now() && characters <= maxCharacters) return;
      forget(key, entry);
    }
  };

  return {
    async claim({ key, digest }) {
      for (let other = held.get(key); other !== undefined; other = held.get(key)) await other.ended;
      forgetOldest();
      const entry = settled.get(key);
      if (entry !== undefined) return entry.digest === digest ? entry.end : { kind: "otherWish" };
      let release = (): void => undefined;
      const ended = new Promise<void>((resolve) => (release = resolve));
      held.set(key, { ended, release });
      return { kind: "granted" };
    },

    async settle({ key, digest }, end) {
      if (end.kind !== "nothingWritten") {
        const size = key.length + JSON.stringify(end).length;
        settled.set(key, { digest, end, size, expiresAt: now() + lifetimeMs });
        characters += size;
        forgetOldest();
      }
      const holder = held.get(key);
      held.delete(key);
      holder?.release();
    },
  };
}
