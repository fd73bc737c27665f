import { isSwitch, longName } from '../../catalogue/podman-commands.js';
import { splitWords } from '../../syntax/words.js';
import { SUBCOMMANDS, type Subcommand } from './podman-options.js';

/**
 * The words of a command line of the generator (`escapeWords` of `pkg/systemd/parser/split.go`): words are in double quotes
 * if necessary, and two spaces enclose an empty word. A space within a word is `\\x20` since Podman 5.5, and unescaped
 * before.
 * @returns undefined for a line with other quoting, which the generator did not write
 */
export function splitCommand(value: string): string[] | undefined {
  const words: string[] = [];
  for (const piece of piecesOf(value)) {
    const word = piece === '' ? '' : unescaped(piece);
    if (word === undefined) return undefined;
    words.push(word);
  }
  return joinCommand(words, blankOf(value)) === value ? words : undefined;
}

/** How a line writes a space within a word; for a line without one as in new versions. */
export type WrittenBlank = '\\x20' | ' ';

/** @returns how a command line writes spaces within words */
export function blankOf(value: string): WrittenBlank {
  return piecesOf(value).some((piece) => piece.startsWith('"') && piece.includes(' ')) ? ' ' : '\\x20';
}

/** Words with their quotes, separated by spaces outside of quotes. */
function piecesOf(value: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  while (start <= value.length) {
    const close = value[start] === '"' ? closingQuote(value, start) : -1;
    const end = close < 0 ? value.indexOf(' ', start) : close + 1;
    const stop = end < 0 ? value.length : end;
    pieces.push(value.slice(start, stop));
    start = stop + 1;
  }
  return pieces;
}

function closingQuote(value: string, open: number): number {
  for (let at = open + 1; at < value.length; at++) {
    if (value[at] === '\\') at++;
    else if (value[at] === '"') return at;
  }
  return -1;
}

function unescaped(piece: string): string | undefined {
  if (!/["'\\]/.test(piece)) return piece;
  const { words, fault, ignoredFrom } = splitWords(piece, 'read', true);
  return fault === undefined && ignoredFrom === undefined && words.length === 1 ? words[0]?.text : undefined;
}

/** Writes words as the generator does. */
export function joinCommand(words: readonly string[], blank: WrittenBlank = '\\x20'): string {
  return words.map((word) => escaped(word, blank)).join(' ');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be escaped
const ESCAPED = /[\u0000-\u0020"'\\\u007f\u0080]/;
const EACH_ESCAPED = new RegExp(ESCAPED, 'g');

function escaped(word: string, blank: WrittenBlank): string {
  if (!ESCAPED.test(word)) return word;
  return `"${word.replaceAll(EACH_ESCAPED, (character) => (character === ' ' ? blank : escapeOf(character)))}"`;
}

const LETTERS: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\f': '\\f',
  '\\': '\\\\',
  '"': '\\"',
  "'": "'",
};

function escapeOf(character: string): string {
  return LETTERS[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

/** An option of podman on a command line. */
export interface PodmanOption {
  /** Its long name: `--volume` for `-v`. */
  readonly name: string;
  /** Undefined for a switch without `=`. */
  readonly value: string | undefined;
  /** The index of its first word. */
  readonly at: number;
  /** The index after its last word. */
  readonly end: number;
}

/** A parsed command such as `podman run --name web docker.io/library/nginx`. */
export interface PodmanCommand {
  readonly words: readonly string[];
  /** The words before the subcommand. */
  readonly globals: readonly string[];
  readonly subcommand: Subcommand;
  readonly options: readonly PodmanOption[];
  /** The image and its arguments, the files to play, or the name of the created object. */
  readonly positionals: readonly string[];
  /** The index of the first of them; the number of words without any. */
  readonly positionalsAt: number;
}

/**
 * @param at the index of the subcommand, if known; by default the first word that is not a global option
 * @returns undefined for other commands than those of the generator
 */
export function readCommand(
  words: readonly string[],
  at = firstPositional(words),
): PodmanCommand | undefined {
  const subcommand = SUBCOMMANDS.find(
    (name) => name === words[at] || name === `${words[at]} ${words[at + 1]}`,
  );
  if (subcommand === undefined) return undefined;
  const from = at + subcommand.split(' ').length;
  // Everything after the image is an argument of the container; the other commands accept options anywhere.
  const rest = readOptions(words, from, subcommand, subcommand === 'run');
  return { words, globals: words.slice(1, at), subcommand, ...rest };
}

function firstPositional(words: readonly string[]): number {
  return readOptions(words, 1, 'podman', true).positionalsAt;
}

type Rest = Pick<PodmanCommand, 'options' | 'positionals' | 'positionalsAt'>;

function readOptions(
  words: readonly string[],
  from: number,
  command: Subcommand | 'podman',
  stops: boolean,
): Rest {
  const options: PodmanOption[] = [];
  const positionals: string[] = [];
  let positionalsAt = words.length;
  let at = from;
  while (at < words.length) {
    const word = words[at] ?? '';
    if (word.startsWith('-') && word !== '-' && word !== '--') {
      const read = word.startsWith('--') ? readLong(words, at, command) : readShort(words, at, command);
      for (const option of read) options.push(option);
      at = read.at(-1)?.end ?? at + 1;
      continue;
    }
    positionalsAt = Math.min(positionalsAt, at);
    if (stops || word === '--') {
      for (const rest of words.slice(word === '--' ? at + 1 : at)) positionals.push(rest);
      break;
    }
    positionals.push(word);
    at++;
  }
  return { options, positionals, positionalsAt };
}

function readLong(words: readonly string[], at: number, command: string): PodmanOption[] {
  const word = words[at] ?? '';
  const equals = word.indexOf('=');
  const written = equals < 0 ? word : word.slice(0, equals);
  const name = longName(command, written);
  if (equals >= 0) return [{ name, value: word.slice(equals + 1), at, end: at + 1 }];
  if (isSwitch(command, name)) return [{ name, value: undefined, at, end: at + 1 }];
  return [{ name, value: words[at + 1] ?? '', at, end: Math.min(at + 2, words.length) }];
}

// `-dit`, `-p8080:80`, `-p=8080:80`, `-itp 8080:80`
function readShort(words: readonly string[], at: number, command: string): PodmanOption[] {
  const word = words[at] ?? '';
  const found: PodmanOption[] = [];
  for (let index = 1; index < word.length; index++) {
    const short = `-${word.charAt(index)}`;
    const name = longName(command, short);
    if (isSwitch(command, name)) {
      found.push({ name, value: undefined, at, end: at + 1 });
      continue;
    }
    const attached = word.slice(index + 1).replace(/^=/, '');
    const apart = index + 1 === word.length;
    const end = apart ? Math.min(at + 2, words.length) : at + 1;
    found.push({ name, value: apart ? (words[at + 1] ?? '') : attached, at, end });
    // A value in the next word belongs to the cluster.
    return found.map((option) => ({ ...option, end }));
  }
  return found;
}
