/** A map whose values are made when they are first asked for, each once. Its keys keep their order. */
export function lazyMap<K, V>(keys: readonly K[], make: (key: K) => V): ReadonlyMap<K, V> {
  const known = new Set(keys);
  const made = new Map<K, V>();
  const read = (key: K): V => {
    const before = made.get(key);
    if (before !== undefined) return before;
    const value = make(key);
    made.set(key, value);
    return value;
  };
  function* entries(): MapIterator<[K, V]> {
    for (const key of known) yield [key, read(key)];
  }
  function* values(): MapIterator<V> {
    for (const key of known) yield read(key);
  }
  const map: ReadonlyMap<K, V> = {
    size: known.size,
    get: (key) => (known.has(key) ? read(key) : undefined),
    has: (key) => known.has(key),
    keys: () => known.keys(),
    values,
    entries,
    forEach: (visit) => {
      for (const key of known) visit(read(key), key, map);
    },
    [Symbol.iterator]: entries,
  };
  return map;
}
