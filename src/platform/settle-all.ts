/**
 * Waits for parallel work. If one part fails, still waits for the others, so that no work continues during the
 * cleanup.
 * @throws the error of the first failure in the list
 */
export async function settleAll<T extends readonly unknown[]>(
  work: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  const ends = await Promise.allSettled(work);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return ends.map((end) => (end as PromiseFulfilledResult<unknown>).value) as unknown as T;
}

/** Starts background work: a failure is thrown only where its promise is awaited. */
export type InBackground = <T>(work: Promise<T>) => Promise<T>;

/**
 * Runs work that may start background work, and waits for all of it, even if the first one throws. Only then can a
 * caller remove a directory or close a connection that the background work uses.
 * @throws the error of `work`
 */
export async function withBackground<T>(work: (inBackground: InBackground) => Promise<T>): Promise<T> {
  const started: Promise<unknown>[] = [];
  try {
    return await work((one) => {
      // Without a handler Node ends the process if the promise fails before it is awaited.
      started.push(one.catch(() => undefined));
      return one;
    });
  } finally {
    // Background work can add more work to the end of this list.
    for (const one of started) await one;
  }
}
