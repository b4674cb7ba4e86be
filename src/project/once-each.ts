/** `make` with its results kept: for one object, which must never change, it is called once. */
export function onceEach<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const found = made.get(key) ?? { value: make(key) };
    made.set(key, found);
    return found.value;
  };
}

/** The same for texts, all of which it keeps. */
export function onceForText<Value>(make: (text: string) => Value): (text: string) => Value {
  const made = new Map<string, { readonly value: Value }>();
  return (text) => {
    const found = made.get(text) ?? { value: make(text) };
    made.set(text, found);
    return found.value;
  };
}
