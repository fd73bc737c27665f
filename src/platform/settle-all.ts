/**
 * The results of work that goes on side by side. Where one fails the others are waited for all the same, so that nothing
 * goes on behind the back of who cleans up.
 * @throws what the first in the list threw that failed
 */
export async function settleAll<T extends readonly unknown[]>(
  work: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  const ends = await Promise.allSettled(work);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return ends.map((end) => (end as PromiseFulfilledResult<unknown>).value) as unknown as T;
}

/** Starts work in the background: it fails where its promise is awaited, and nowhere else. */
export type InBackground = <T>(work: Promise<T>) => Promise<T>;

/**
 * Runs work that may start other work in the background, and waits for all of it, also where the first one throws. Only
 * then may a caller remove a directory or close a connection that the background work uses.
 * @throws what `work` throws
 */
export async function withBackground<T>(work: (inBackground: InBackground) => Promise<T>): Promise<T> {
  const started: Promise<unknown>[] = [];
  try {
    return await work((one) => {
      // Without a handler Node ends the process where the promise fails before anybody awaits it.
      started.push(one.catch(() => undefined));
      return one;
    });
  } finally {
    // Background work may start more of it, which comes to the end of this list.
    for (const one of started) await one;
  }
}
