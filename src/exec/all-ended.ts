/**
 * The results of work that goes on side by side. Where one fails the others are waited for all the same, so that nothing
 * goes on behind the back of who cleans up.
 * @throws what the first in the list threw that failed
 */
export async function allEnded<T extends readonly unknown[]>(
  work: readonly [...{ [K in keyof T]: Promise<T[K]> }],
): Promise<T> {
  const ends = await Promise.allSettled(work);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return ends.map((end) => (end as PromiseFulfilledResult<unknown>).value) as unknown as T;
}
