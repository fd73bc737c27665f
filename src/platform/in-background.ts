/** Starts background work: a failure is thrown only where it is awaited. */
export function inBackground<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}
