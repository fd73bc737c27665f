/**
 * Computes a result once for each text: thousands of files have the same few values.
 * @param most the number of results to keep; those of later texts are computed each time
 * @param longest the length of a text whose result is kept
 */
export function remembered<T>(
  compute: (text: string) => T,
  most: number,
  longest: number,
): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined || known.has(text)) return found as T;
    const result = compute(text);
    if (text.length <= longest && known.size < most) known.set(text, result);
    return result;
  };
}
