/**
 * The items, best first, put in order no further than they are asked for: the few best of many cost little (a heap).
 * `items` is used up.
 */
export function* bestFirst<T>(items: T[], isBetter: (a: T, b: T) => boolean): Iterable<T> {
  const sink = (from: number): void => {
    for (let at = from; ;) {
      const best = [2 * at + 1, 2 * at + 2].reduce((top, child) => (isAbove(child, top) ? child : top), at);
      if (best === at) return;
      [items[at], items[best]] = [items[best] as T, items[at] as T];
      at = best;
    }
  };
  const isAbove = (a: number, b: number): boolean => a < items.length && isBetter(items[a] as T, items[b] as T);
  for (let at = (items.length >> 1) - 1; at >= 0; at--) sink(at);
  for (;;) {
    const last = items.pop();
    if (last === undefined) return;
    const [best] = items;
    if (best === undefined) {
      yield last;
      return;
    }
    items[0] = last;
    sink(0);
    yield best;
  }
}
