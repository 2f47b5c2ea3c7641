import type { ObjectMetadata } from "../catalogue/metadata";
import type { MetadataSource } from "../soql/executor";
import type { Cache } from "../store/cache";
import type { SalesforceClient } from "./client";
import type { UserIdentity } from "./connection";
import { describeObjects } from "./describe";
import { waitFor } from "./waiting";

/** What is remembered of one object for one user; without `metadata` the object is absent or hidden. */
export interface DescribedObject {
  readonly metadata: ObjectMetadata | undefined;
  /** Milliseconds since the epoch. What is learned later about the object lives no longer than its describe. */
  readonly expiresAt: number;
}

const lifetimeMs = 60 * 60 * 1000;

/** What all metadata sources of a process share. */
export interface MetadataStore {
  readonly cache: Cache<DescribedObject>;
  /** Describes on their way, by cache key: who asks for the same meanwhile waits for them. */
  readonly pending: Map<string, Promise<DescribedObject>>;
  readonly now: () => number;
}

interface MetadataReader {
  readonly identity: () => Promise<UserIdentity>;
  /** Not bound to the life of one operation, because others may come to wait for what it fetches. */
  readonly client: SalesforceClient;
  readonly signal: AbortSignal;
}

/** Describes as one user sees them: nothing that is learned as one user reaches another. */
export function createMetadataSource(store: MetadataStore, reader: MetadataReader): MetadataSource {
  const { cache, pending, now } = store;
  const keyFor = async (): Promise<(object: string) => string> => {
    const { organizationId, userId } = await waitFor(reader.identity(), reader.signal);
    return (object) => `describe:${organizationId}:${userId}:${object}`;
  };

  return {
    async load(objects) {
      const keyOf = await keyFor();
      const distinct = [...new Set(objects)];
      // Pending first: a describe enters the cache before it stops being pending.
      const lookUp = (object: string) => pending.get(keyOf(object)) ?? cache.get(keyOf(object));
      const known = await waitFor(Promise.all(distinct.map(lookUp)), reader.signal);
      const missing = distinct.filter((object, i) => known[i] === undefined && !pending.has(keyOf(object)));
      if (missing.length > 0) fetchTogether(missing, keyOf, store, reader.client);

      const awaited = distinct.map(async (object, i) => known[i] ?? pending.get(keyOf(object)));
      const described = await waitFor(Promise.all(awaited), reader.signal);
      return new Map(
        distinct.flatMap((object, i) => {
          const metadata = described[i]?.metadata;
          return metadata === undefined ? [] : [[object, metadata] as const];
        }),
      );
    },

    async hide({ object, field }) {
      const key = (await keyFor())(object);
      const entry = await cache.get(key);
      if (entry?.metadata === undefined) return;
      const metadata = field === undefined ? undefined : withoutField(entry.metadata, field);
      await cache.set(key, { ...entry, metadata }, entry.expiresAt - now());
    },

    async forget(objects) {
      const keyOf = await keyFor();
      await Promise.all(objects.map((object) => cache.delete(keyOf(object))));
    },
  };
}

/** One call for all that is missing; each object's promise is in `pending` before anyone else can look. */
function fetchTogether(
  objects: readonly string[],
  keyOf: (object: string) => string,
  { cache, pending, now }: MetadataStore,
  client: SalesforceClient,
): void {
  const all = describeObjects(client, objects);
  for (const object of objects) {
    const key = keyOf(object);
    const one = all
      .then(async (described) => {
        const entry = { metadata: described.get(object), expiresAt: now() + lifetimeMs };
        await cache.set(key, entry, lifetimeMs);
        return entry;
      })
      .finally(() => pending.delete(key));
    // Whoever waits sees the failure; when all of them have gone away, nobody needs to.
    one.catch(() => undefined);
    pending.set(key, one);
  }
}

function withoutField(metadata: ObjectMetadata, field: string): ObjectMetadata {
  return { ...metadata, fields: new Map([...metadata.fields].filter(([apiName]) => apiName !== field)) };
}
