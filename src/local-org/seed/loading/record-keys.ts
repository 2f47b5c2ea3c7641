/** By object, the ids of the loaded records under the keys that lookups use. */
export interface RecordKeys {
  readonly find: (object: string, key: string) => string | undefined;
  /** Answers false when another record has the key. */
  readonly add: (object: string, key: string, id: string) => boolean;
}

export function createRecordKeys(): RecordKeys {
  const objects = new Map<string, Map<string, string>>();
  return {
    find: (object, key) => objects.get(object)?.get(key),
    add: (object, key, id) => {
      const ids = objects.get(object) ?? new Map<string, string>();
      objects.set(object, ids);
      if (ids.has(key)) return false;
      ids.set(key, id);
      return true;
    },
  };
}
