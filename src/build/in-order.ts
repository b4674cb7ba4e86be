/**
 * Works on items side by side, at most `limit` at once, each begun in its turn. What each gives is a closing step, which
 * is taken in the order of the items, whatever order the work ends in. An error that is thrown stops the rest.
 */
export async function* inOrder<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<() => R>,
): AsyncGenerator<R, void, undefined> {
  const running: Promise<() => R>[] = [];
  let next = 0;
  const start = (): void => {
    const item = items[next];
    if (item === undefined) return;
    next += 1;
    const promise = work(item);
    promise.catch(() => undefined);
    running.push(promise);
  };
  while (running.length < Math.max(1, limit) && next < items.length) start();
  while (running.length > 0) {
    const close = await running[0];
    running.shift();
    const result = close?.();
    start();
    if (result !== undefined) yield result;
  }
}
