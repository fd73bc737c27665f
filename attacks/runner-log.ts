/** A command as the runner reads it. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** What the runner registers; the names differ by case for nobody. Source: actions/runner, ActionCommandManager.cs. */
export const COMMANDS: readonly string[] = [
  ...['add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'notice'],
  ...['remove-matcher', 'save-state', 'set-env', 'set-output', 'stop-commands', 'warning'],
];

// Source: actions/runner, ActionCommand.cs, the three tables of escapes, in their order.
const V1: readonly Escape[] = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
];
const DATA: readonly Escape[] = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
];
const PROPERTY: readonly Escape[] = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
];
type Escape = readonly [from: string, to: string];

// What char.IsWhiteSpace of .NET knows, which TrimStart() takes away.
const BLANKS = /^[\t-\r\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/**
 * .NET compares by the rules of a language, which skip what has no weight. Where such a character is within the mark,
 * the runner goes on at the wrong place and obeys nothing; here that counts as obeyed, since it is luck.
 */
const SKIPPED = '[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]*';
const MARK_V1 = new RegExp([...'##['].map((char) => (char === '[' ? '\\[' : char)).join(SKIPPED), 'u');
const MARK_V2 = new RegExp(`^${SKIPPED}:${SKIPPED}:`, 'u');

function unescaped(text: string, escapes: readonly Escape[]): string {
  return escapes.reduce((rest, [from, to]) => rest.replaceAll(from, to), text);
}

function command(
  info: string,
  data: string,
  separator: string,
  escapes: { readonly data: readonly Escape[]; readonly property: readonly Escape[] },
): RunnerCommand | undefined {
  const blank = info.indexOf(' ');
  const name = (blank < 0 ? info : info.slice(0, blank)).toLowerCase();
  if (!COMMANDS.includes(name)) return undefined;
  const words = blank < 0 ? [] : info.slice(blank + 1).split(separator);
  const properties = words.flatMap((word) => {
    const [, key, value] = /^=*([^=]+)=+([\s\S]+)$/.exec(word) ?? [];
    return key === undefined || value === undefined ? [] : [[key.trim(), unescaped(value, escapes.property)]];
  });
  return { name, properties: Object.fromEntries(properties), data: unescaped(data, escapes.data) };
}

/** TryParseV2: `::name key=value,key=value::data` at the beginning of a line. */
function parseV2(line: string): RunnerCommand | undefined {
  const text = line.replace(BLANKS, '');
  const mark = MARK_V2.exec(text);
  if (!mark) return undefined;
  const rest = text.slice(mark[0].length);
  const end = rest.indexOf('::');
  return end < 0
    ? undefined
    : command(rest.slice(0, end), rest.slice(end + 2), ',', { data: DATA, property: PROPERTY });
}

/** TryParse: `##[name key=value;key=value]data` anywhere in a line. */
function parseV1(line: string): RunnerCommand | undefined {
  const mark = MARK_V1.exec(line);
  if (!mark) return undefined;
  const rest = line.slice(mark.index + mark[0].length);
  const end = rest.indexOf(']');
  return end < 0
    ? undefined
    : command(rest.slice(0, end), rest.slice(end + 1), ';', { data: V1, property: V1 });
}

/** The commands in what a step printed, as the runner reads it, or any other reader of lines. */
export function obeyed(output: string): RunnerCommand[] {
  return output.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).flatMap((line) => {
    const found = parseV2(line) ?? parseV1(line);
    return found === undefined ? [] : [found];
  });
}

/** What others might write, to be obeyed or to rule a terminal. */
export const HOSTILE: readonly string[] = [
  '::set-output name=registry::evil',
  '  ::stop-commands::token',
  '\t::add-mask::a',
  '\u00a0\u2003\u3000::save-state name=directory::/srv/evil',
  '##[save-state name=directory]/srv/evil',
  'referrer: "##[set-env name=NODE_OPTIONS]--require=/srv/evil.js"',
  'one\n::error file=README.md,line=1::forged',
  'one\r::warning::forged',
  'one\r\n   ::notice::forged',
  'one\v::add-path::/srv/evil',
  'one\f::add-path::/srv/evil',
  'one\u0085::group::forged',
  'one\u2028::endgroup::',
  'one\u2029##[endgroup]',
  '\u200b::set-output name=x::y',
  ':\u200b:set-output name=x::y',
  '##\u200b[set-output name=x]y',
  '#\u00ad#[set-output name=x]y',
  '\ufeff::set-output name=x::y',
  '\0::set-output name=x::y',
  '\u0301::set-output name=x::y',
  '::SET-OUTPUT name=x::y',
  '##[##[set-output name=x]y',
  '::::set-output name=x::y',
  '%0A::set-output name=x::y',
  '\u001b[2J\u001b]0;title\u0007\u009b31m\u001b[8mhidden',
  'user\u202eresu ::error::x',
  '\u001b[0m::set-output name=x::y',
  '\b\b\b::set-output name=x::y',
];

const PIECES = [
  ...['::', ':', '#', '##', '[', ']', '##[', ' ', '\t', '%0A', '%25', ',', ';', '='],
  ...COMMANDS,
  ...['name=x', '\r', '\n', '\r\n', '\v', '\f', '\u0085', '\u2028', '\u2029', '\u200b', '\u00ad', '\ufeff'],
  ...[
    '\0',
    '\u001b[',
    '\u001b[31m',
    '\u009b',
    '\u00a0',
    '\u3000',
    '\u0301',
    '\u202e',
    '\\',
    'é',
    '😀',
    '👩‍💻',
  ],
];

/** A line at random, of what commands and their disguises are made of. */
export function randomLine(random: () => number): string {
  const length = 1 + Math.floor(random() * 12);
  return Array.from({ length }, () => PIECES[Math.floor(random() * PIECES.length)]).join('');
}
