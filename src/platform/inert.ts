import { visible } from './cells.js';

/** All line ends of the runner, terminals, browsers and Node's readline. */
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
/** Sequences that set a colour ("select graphic rendition"), the only ones that this program writes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a sequence begins with ESC
const COLOUR = /(\u001b\[[\d;]*m)/;
// The runner trims the white space of .NET, and its comparison ignores characters without a weight.
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const COMMAND = /^((?:[\s\p{M}]|\u001b\[[\d;]*m)*)::/u;

/** A quick test, because checking each character takes a second for 20 MB. */
const SUSPICIOUS = /[^\t\n -~]|##\[|^[\t ]*::/m;

/**
 * Makes an untrusted text safe for a job's log or a terminal: no line is a workflow command, and no character is
 * invisible or controls a terminal. Pure and idempotent. The runner executes `::name::` at the beginning of a
 * line, after white space, and `##[name]` anywhere in it (actions/runner, ActionCommand.cs, TryParseV2 and
 * TryParse). Both get a visible backslash, because the runner's comparison ignores invisible characters.
 * @param options.colours keeps the sequences that set a colour, for a text in which this program has set them
 */
export function inert(text: string, { colours = false }: { readonly colours?: boolean } = {}): string {
  if (!SUSPICIOUS.test(text)) return text;
  return text
    .split(LINE_BREAK)
    .map((line) => inertLine(line, colours))
    .join('\n');
}

function inertLine(line: string, colours: boolean): string {
  const parts = colours ? line.split(COLOUR) : [line];
  // With a group in its pattern, split() keeps the separators at the odd places.
  const shown = parts.map((part, index) => (index % 2 === 1 ? part : visibleWithTabs(part))).join('');
  return shown.replaceAll('##[', '##\\[').replace(COMMAND, '$1\\::');
}

/** A tab is harmless, and columns of tables need it. */
function visibleWithTabs(text: string): string {
  return text.split('\t').map(visible).join('\t');
}

/** The same on one line, for a title. */
export function inertLineOf(text: string): string {
  return inert(text).replaceAll('\n', ' ');
}

/**
 * The same for a file path in a workflow command. GitHub finds the file by its path, so only paths with a control
 * character or a line break change.
 */
export function inertPath(path: string): string {
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(path) ? visible(path) : path;
}

/** Characters that terminals interpret or hide, and that JSON allows. */
const RAW_IN_JSON = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;

/** The same for JSON, with the same data. */
export function inertJson(json: string): string {
  return json.replaceAll('##[', '##\\u005b').replace(RAW_IN_JSON, (char) =>
    Array.from({ length: char.length }, (_, index) => {
      const unit = char.charCodeAt(index).toString(16).padStart(4, '0');
      return `\\u${unit}`;
    }).join(''),
  );
}
