import type { Random } from './random.js';
import { bytes, ODD_BYTES, type Vocabulary } from './vocabulary.js';

/** What a mutation of a file's text may draw on. */
export interface Source {
  readonly random: Random;
  readonly words: Vocabulary;
  /** The section that is the unit's own; a drop-in's is its unit's. */
  readonly section: string;
  /** Puts names of units in for `$container` and the like. */
  readonly fill: (value: string) => string;
}

type Mutation = (text: string, source: Source) => string;

/** Changes a text in one place. Texts have one character a byte. */
export function mutateText(text: string, source: Source): string {
  return source.random.pick(MUTATIONS)(text, source);
}

const ODD_BYTE = [
  '\0',
  '\t',
  '\r',
  '\v',
  '\f',
  '\x1b',
  '\x7f',
  '\xff',
  '\xc3',
  '\x85',
  '\\',
  '\n',
  '"',
  "'",
  '=',
  ' ',
  '[',
  ']',
  '#',
  ';',
  '%',
  ':',
  ',',
  '@',
  ...['\ufeff', '\u00a0', '\u0085', '\u2028', '\u3000', '\u200b', 'é', '\u{1F600}'].map(bytes),
];

const ODD_LINES = [
  '',
  '',
  '#',
  '# a',
  '; a',
  ': a',
  '# a \\',
  '; a \\',
  '\\',
  ' \\',
  'a',
  '=',
  '=a',
  'a=',
  ' a = b ',
  'a =\tb',
  'a\t=b',
  'a b=c',
  '[]',
  '[ ]',
  '[a',
  'a]',
  '[[a]]',
  '[a]]',
  '[a] b',
  '[a] # b',
  '[a]\t ',
  '[a\\',
  '[a=b]',
  '[a',
  '[Container]',
  '[container]',
  '[X-Container]',
  '[Quadlet]',
  '[Service]',
  '[Unit]',
  '[Install]',
  '---',
  '\0',
  '\r',
  '\x0c',
  '\xa0',
  '\xc2\xa0',
  '\xe2\x80\xa8',
];

const BREAKS = [
  '\\\n',
  '\\\n',
  ' \\\n  ',
  '\\\r\n',
  '\\ \n',
  '\\\n\n',
  '\\\n# a\n',
  '\\\n; a\n',
  '\\\n # a \\\n',
  '\\\n: a\n',
  '\n',
  '\r',
];

const MUTATIONS: readonly Mutation[] = [
  addKey,
  addKey,
  addKey,
  addKey,
  addKey,
  changeValue,
  changeValue,
  changeValue,
  changeKey,
  changeKey,
  changeWord,
  changeWord,
  oddLine,
  oddLine,
  oddByte,
  oddByte,
  breakLine,
  breakLine,
  (text, { random }) => replaceLine(text, random, () => []),
  (text, { random }) => replaceLine(text, random, (line) => [line, line]),
  (text, { random }) =>
    replaceLine(text, random, (line) => [`${random.pick(['#', ';', ':', ' ', '\t'])}${line}`]),
  (text, { random }) =>
    replaceLine(text, random, (line) => [`${line}${random.pick(['\\', ' \\', ' ', '\t', '\r'])}`]),
  moveLine,
  respell,
  cut,
  (text, { random }) => (random.chance(0.5) ? text.replaceAll('\n', '\r\n') : bytes('\ufeff') + text),
];

function lineEnds(text: string): number[] {
  return [...text.matchAll(/\n|$/g)].map(({ index }) => index);
}

function replaceLine(text: string, random: Random, change: (line: string) => readonly string[]): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  lines.splice(at, 1, ...change(lines[at] as string));
  return lines.join('\n');
}

function keyLine({ random, words, section, fill }: Source): string {
  const from = random.chance(0.7) ? section : random.pick(words.sections);
  const key = random.pick(words.keys.get(from) ?? words.allKeys);
  const values = words.values.get(key);
  const value = values === undefined || random.chance(0.2) ? random.pick(ODD_BYTES) : random.pick(values);
  return `${key}=${fill(value)}`;
}

/** Into the section that it belongs to, in most cases. */
function addKey(text: string, source: Source): string {
  const { random, words } = source;
  const line = keyLine(source);
  if (random.chance(0.15)) return replaceLine(text, random, (old) => [old, line]);
  const key = line.slice(0, line.indexOf('='));
  const owners = words.sections.filter((section) => words.keys.get(section)?.includes(key));
  const owner = owners.includes(source.section) ? source.section : (owners[0] ?? source.section);
  const header = `[${owner}]`;
  if (!text.includes(header)) return `${text}\n${header}\n${line}\n`;
  return text.replace(header, () => `${header}\n${line}`);
}

function changeValue(text: string, { random, words, fill }: Source): string {
  return replaceLine(text, random, (line) => {
    const equals = line.indexOf('=');
    if (equals < 0) return [line];
    const values = words.values.get(line.slice(0, equals).trim());
    const value = values === undefined || random.chance(0.4) ? random.pick(ODD_BYTES) : random.pick(values);
    if (random.chance(0.7)) return [line.slice(0, equals + 1) + fill(value)];
    return [random.chance(0.5) ? `${line}${value}` : `${line} ${value}`];
  });
}

function changeKey(text: string, { random, words, section }: Source): string {
  return replaceLine(text, random, (line) => {
    const equals = line.indexOf('=');
    if (equals < 0) return [line];
    const keys = random.chance(0.6) ? (words.keys.get(section) ?? words.allKeys) : words.allKeys;
    return [random.pick(keys) + line.slice(equals)];
  });
}

function changeWord(text: string, { random, fill }: Source): string {
  const found = [...text.matchAll(/[^\s=:,]+/g)];
  if (found.length === 0) return text;
  const { index, 0: word } = random.pick(found);
  const other = random.pick([
    '',
    `"${word}"`,
    `'${word}'`,
    `"${word}`,
    `${word}\\`,
    `%${word}`,
    `${word} ${word}`,
    word.toUpperCase(),
    word.slice(1),
    `${word.slice(0, -1)}`,
    random.pick(found)[0],
    fill(random.pick(ODD_BYTES)),
  ]);
  return text.slice(0, index) + other + text.slice(index + word.length);
}

function oddLine(text: string, { random }: Source): string {
  return replaceLine(text, random, (line) =>
    random.chance(0.5) ? [line, random.pick(ODD_LINES)] : [random.pick(ODD_LINES), line],
  );
}

function oddByte(text: string, { random }: Source): string {
  const at = random.below(text.length + 1);
  const gone = random.chance(0.3) ? 1 : 0;
  return text.slice(0, at) + random.pick(ODD_BYTE) + text.slice(at + gone);
}

function breakLine(text: string, { random }: Source): string {
  // At the end of a line, or within one.
  const at = random.chance(0.5) ? random.pick(lineEnds(text)) : random.below(text.length + 1);
  return text.slice(0, at) + random.pick(BREAKS) + text.slice(at);
}

function moveLine(text: string, { random }: Source): string {
  const lines = text.split('\n');
  const [line = ''] = lines.splice(random.below(lines.length), 1);
  lines.splice(random.below(lines.length + 1), 0, line);
  return lines.join('\n');
}

function respell(text: string, { random }: Source): string {
  return replaceLine(text, random, (line) => {
    const at = random.below(line.length + 1);
    const kind = random.below(4);
    if (kind === 0) return [line.slice(0, at) + line.slice(at + 1)];
    if (kind === 1) return [line.slice(0, at) + line.charAt(at) + line.slice(at)];
    if (kind === 2) return [line.slice(0, at) + line.charAt(at).toUpperCase() + line.slice(at + 1)];
    return [line.replace('=', random.pick([' =', '= ', '\t=\t', '', '==', ' = ']))];
  });
}

function cut(text: string, { random }: Source): string {
  const at = random.below(text.length + 1);
  return random.chance(0.5) ? text.slice(0, at) : text.slice(at);
}
