/**
 * Works on items side by side, at most `limit` at once, each begun in its turn, and gives the results in the order of the
 * items, in whichever order the work ends. An error that is thrown stops the rest.
 */
export async function* inOrder<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const running: Promise<R>[] = [];
  for (const item of items) {
    const promise = work(item);
    // It is awaited in its turn, and may fail before.
    promise.catch(() => undefined);
    running.push(promise);
    const [first] = running;
    if (running.length < limit || first === undefined) continue;
    yield await first;
    running.shift();
  }
  for (const promise of running) yield await promise;
}
