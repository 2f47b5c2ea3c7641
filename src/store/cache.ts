/**
 * Holds values that may be lost at any time. Whoever caches decides the key and the lifetime; two users of one cache
 * must not share a key prefix.
 */
export interface Cache<Value> {
  get(key: string): Promise<Value | undefined>;
  set(key: string, value: Value, ttlMs: number): Promise<void>;
  delete(key: string): Promise<void>;
}
