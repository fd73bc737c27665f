/** Work that goes on beside other work: it fails where it is awaited, and nowhere else. */
export function inBackground<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}
