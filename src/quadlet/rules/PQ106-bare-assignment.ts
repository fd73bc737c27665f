import { versionNumber } from '../catalogue/versions.js';
import type { Edit, Fix } from '../finding.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, partSpan } from '../syntax/unit-file.js';
import { splitWords, type Word } from '../syntax/words.js';
import type { Context } from './context.js';
import type { OwnKey } from './own-keys.js';
import { commentIn } from './PQ105-inline-comment.js';
import type { Rule } from './rule.js';

export const bareAssignment: Rule = {
  code: 'PQ106',
  name: 'bare-assignment',
  severity: 'warning',
  summary: 'A word in a list of NAME=VALUE has no "=".',
  explanation:
    'These lists are split at white space, so `Environment=GREETING=hello world` sets `GREETING=hello` and leaves ' +
    '`world` as a separate word. Podman before 5.5 drops that word silently, 5.5 with a warning, and 5.6 and ' +
    'later pass it to podman as a name without a value (`LookupAllKeyVal` in `pkg/systemd/parser/unitfile.go`). ' +
    'In `Environment=` that means the variable of the same name in the environment of the service; if the word ' +
    'looks like one, it is not reported. A word that begins with `-` and has a `=`, such as `-Dfile.encoding=UTF-8`, ' +
    'becomes a variable with this name. Quote the whole assignment: `Environment="GREETING=hello world"`.',
  sources: ['pkg/systemd/parser/unitfile.go, LookupAllKeyVal', 'podman-systemd.unit(5), Environment='],
  fix: 'puts quotes around the whole assignment',
  checkKey: checkAssignments,
  keys: ({ reader }) => reader === 'assignments',
};

// From this version on a name without a value is passed to podman.
const PASSED_SINCE = versionNumber('5.6.0');
// Keys in which that means the variable of the service's environment.
const VARIABLES = new Set(['Environment', 'BuildArg']);

// True for most lines; only the others are split into words.
const ONE_ASSIGNMENT = /^[^\s"'\\=]+=[^\s"'\\]*$/;

/** Words without `=` among assignments (`LookupAllKeyVal`). */
function checkAssignments(context: Context, _member: Member, key: OwnKey): void {
  if (key.reader !== 'assignments') return;
  for (const entry of key.counting) {
    if (ONE_ASSIGNMENT.test(entry.value)) continue;
    const { words } = splitWords(entry.value, 'read', context.behaviour.octalEscapes);
    const first = words.findIndex((word, index) => isBare(word) || (index > 0 && isOption(word)));
    // A template in braces is replaced before the generator reads the file.
    if (first < 0 || entry.value.includes('{{') || commentIn(key, entry) !== undefined) continue;
    const end = endOfRun(words, first);
    const bare = words.slice(first, end);
    const message =
      first === 0 ? nothingBefore(context, key, bare) : behind(context, key, entry, words, first, end);
    if (message === undefined) continue;
    const span = partSpan(entry, (bare[0] as Word).start, (bare.at(-1) as Word).end);
    context.report('PQ106', span, message, first === 0 ? undefined : quoting(entry, words));
  }
}

function isBare({ text }: Word): boolean {
  return !text.includes('=');
}

/** No name of a variable, label or annotation begins with a dash. */
function isOption({ text }: Word): boolean {
  return text.startsWith('-');
}

/** Whether a word after an assignment is the rest of its value. */
function isRest(word: Word): boolean {
  return isBare(word) || isOption(word);
}

function endOfRun(words: readonly Word[], start: number): number {
  let end = start;
  while (end < words.length && isRest(words[end] as Word)) end++;
  return end;
}

function behind(
  context: Context,
  { record }: OwnKey,
  { value }: Entry,
  words: readonly Word[],
  first: number,
  end: number,
): string | undefined {
  const before = words[first - 1] as Word;
  const passes = context.behaviour.version >= PASSED_SINCE && VARIABLES.has(record.key);
  // If the assignment before it is quoted, the word is probably meant as a name.
  const isQuoted = /["']/.test(value.slice(before.start, before.end));
  const meant = isQuoted ? isName : isNameByItsForm;
  if (passes && words.slice(first, end).every(({ text }) => meant(text))) return undefined;
  const assignment = before.text;
  const name = assignment.slice(0, assignment.indexOf('='));
  const outcome = isBare(words[first] as Word) ? 'is lost' : 'becomes a separate assignment';
  return `the space ends the value of ${shortened(name)}, and this part ${outcome}; put quotes around the whole assignment`;
}

// `A=1 HTTP_PROXY` is plausible; `GREETING=HELLO WORLD` is a missing quote.
function isNameByItsForm(text: string): boolean {
  return /^(?:[A-Z][A-Z\d]*_[A-Z\d_]*|HOME|PATH|LANG|TERM|TZ|USER|SHELL|DISPLAY|HOSTNAME)$/.test(text);
}

function isName(text: string): boolean {
  return /^[A-Za-z_]\w*\*?$/.test(text);
}

function nothingBefore(context: Context, { record }: OwnKey, bare: readonly Word[]): string | undefined {
  const word = shortened(bare[0]?.text ?? '');
  // As in YAML.
  const name = word.includes(':') ? 'NAME' : word;
  if (context.behaviour.version < PASSED_SINCE) {
    return `"${word}" has no "=", and Podman before 5.6 ignores it; write ${name}=VALUE`;
  }
  if (record.section === 'Container' && record.key === 'Annotation') {
    return `"${word}" has no "=", and podman rejects such an annotation; write ${name}=VALUE`;
  }
  const areNames = bare.every(({ text }) => isName(text));
  return VARIABLES.has(record.key) && !areNames ? `"${word}" has no "="; write NAME=VALUE` : undefined;
}

/** Puts each assignment and the words after it in quotes. */
function quoting(entry: Entry, words: readonly Word[]): Fix | undefined {
  const edits: Edit[] = [];
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    if ((index > 0 ? isRest(word) : isBare(word)) || next === undefined || !isRest(next)) continue;
    const last = words[endOfRun(words, index + 1) - 1] as Word;
    // Existing quotes make the intended value unclear.
    if (/["'\\]/.test(entry.value.slice(word.start, last.end))) return undefined;
    const { source, start, end } = partSpan(entry, word.start, last.end);
    for (const at of [start, end]) edits.push({ file: source.path, start: at, end: at, text: '"' });
  }
  return { title: 'put quotes around the whole assignment', edits };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
