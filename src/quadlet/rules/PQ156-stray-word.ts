import { COMMANDS, isSwitch, longName } from '../catalogue/podman-commands.js';
import type { EntryWord } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { isLiteral } from './unit-options.js';
import { quoted } from './values/quoted.js';

export const strayWord: Rule = {
  code: 'PQ156',
  name: 'stray-word',
  severity: 'warning',
  summary:
    'A word in PodmanArgs= belongs to no option, so podman takes it for the image or another argument.',
  explanation:
    '`PodmanArgs=` is split at spaces like a command line, and the image follows it. A value with spaces that is not in ' +
    'quotes ends at the first space: of `PodmanArgs=--device-cgroup-rule=c 226:* rwm` podman reads the rule `c`, runs the ' +
    'image `226:*` and passes the image of the unit to it as an argument. Put the option with its value in quotes, ' +
    '`PodmanArgs="--device-cgroup-rule=c 226:* rwm"`. Options such as `--privileged` have no value after a space: write ' +
    '`--tls-verify=false`, not `--tls-verify false`. The other types of files have a file, a name or a directory in place of the image.',
  sources: [
    'podman-systemd.unit(5), PodmanArgs=',
    'pkg/systemd/quadlet/quadlet.go, handlePodmanArgs',
    'podman-run(1)',
  ],
  checkUnit: checkWords,
  units: ['PodmanArgs='],
};

/** What podman takes an argument for, by section; for the others it is a second name. */
const TAKEN_FOR: ReadonlyMap<string, string> = new Map([
  ['Container', 'the image'],
  ['Image', 'another image'],
  ['Kube', 'a manifest'],
  ['Build', 'the context'],
  ['Artifact', 'another artifact'],
]);

/** The first word that is neither an option nor a value; podman reads no options after it. */
function checkWords(context: Context, { unit, kind: { section } }: Member): void {
  let option: EntryWord | undefined;
  let before: EntryWord | undefined;
  const words = unit.args(section, 'PodmanArgs');
  for (const [index, word] of words.entries()) {
    const { text } = word;
    // A variable or a specifier can become an option. PQ105 reports a comment.
    if (!isLiteral(text) || text === '--' || text.startsWith('#')) return;
    if (text.startsWith('-') && text !== '-') option = word;
    else if (option === undefined || before !== option || !takesValue(option.text, COMMANDS[section] ?? '')) {
      const what = `podman takes ${quoted(text)} for ${TAKEN_FOR.get(section) ?? 'another name'}`;
      const message = `${what}, because ${remedyFor(words.slice(index), option, before)}`;
      context.report('PQ156', partSpan(word.entry, word.start, word.end), message);
      return;
    }
    before = word;
  }
}

function takesValue(option: string, command: string): boolean {
  if (option.startsWith('--')) return !option.includes('=') && !isSwitch(command, option);
  // Short ones can stand together, the last one with a value.
  const letters = [...option.slice(1)];
  const last = letters.findIndex((letter) => !isSwitch(command, longName(command, `-${letter}`)));
  return last === letters.length - 1;
}

/** @param words from the one that belongs to no option to the last one */
function remedyFor(words: readonly EntryWord[], option?: EntryWord, before?: EntryWord): string {
  if (option === undefined) return 'it is not the value of an option; remove it';
  const [{ text, entry }] = words as [EntryWord];
  if (before === option && !option.text.includes('=')) {
    const joined = option.text.startsWith('--')
      ? `write ${option.text}=${quoted(text).slice(1, -1)}, or `
      : '';
    return `${option.text} has no value after a space; ${joined}remove it`;
  }
  const next = words.findIndex((word) => word.text.startsWith('-') || word.entry !== entry);
  const last = words.at(next < 0 ? -1 : next - 1);
  const raw = option.entry === entry ? entry.value.slice(option.start, last?.end) : '"';
  const isSimple = raw.length < 80 && !/["'\\]/.test(raw);
  const shown = option.text.includes('=') ? `"${raw}"` : raw.replace(/^(\S+\s+)(.*)$/s, '$1"$2"');
  return `a value with spaces needs quotes; write ${isSimple ? shown : 'the whole value in quotes'}`;
}
