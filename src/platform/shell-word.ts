/**
 * One word of a POSIX shell: in single quotes unless all its characters are plain.
 * @param plain what needs no quotes
 */
export function shellWord(word: string, plain = /^[\w@%+=:,./-]+$/): string {
  return plain.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
