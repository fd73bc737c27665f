/**
 * Shell lines that write a text into a file of the current directory which only its owner can read.
 * @param filled what the shell puts in the place of a part of the text, by that part: `$variable`, `$(command)`
 */
export function shellFile(file: string, text: string, filled: Readonly<Record<string, string>>): string[] {
  const literal = text.trimEnd().replaceAll(/[\\$`]/g, '\\$&');
  const whole = Object.entries(filled).reduce(
    (rest, [part, words]) => rest.replaceAll(part, () => words),
    literal,
  );
  return [`(umask 077; cat > ${file} <<EOF`, whole, 'EOF', ')'];
}
