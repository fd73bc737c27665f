import { DEPENDENCY_KEYS } from '../../catalogue/dependency-keys.js';
import type { UnitEntry } from '../../syntax/unit-text.js';
import type { ChangeNote } from '../generated-set.js';
import type { UnitView } from '../unit/unit-view.js';
import type { Change } from './topic.js';
import { difference, list, note, same, singleLine, weakens } from './wording.js';

/** The keys that systemd reads: dependencies, the restart policy, additional commands, and all others. */
export function unitKeyNotes(change: Change): ChangeNote[] {
  return [
    ...dependencies(change),
    ...restart(change),
    ...commands(change),
    ...source(change),
    ...others(change),
  ];
}

/** `#` stands for `now` or `no longer`. */
const WORDS: Readonly<Record<string, string>> = {
  After: '# starts after',
  Before: '# starts before',
  Requires: '# requires',
  Wants: '# wants',
  BindsTo: '# stops with',
  PartOf: 'is # stopped and restarted with',
  Conflicts: '# conflicts with',
  OnFailure: '# starts after a failure',
  Upholds: '# keeps up',
};

function dependencies({ name, before, after }: Change): ChangeNote[] {
  return DEPENDENCY_KEYS.flatMap((key) => {
    const { added, removed } = difference(before.words('Unit', key), after.words('Unit', key));
    const words = WORDS[key];
    const say = (now: string, units: readonly string[]) => {
      if (units.length === 0) return [];
      const all = units.map(singleLine);
      const text =
        words === undefined
          ? `${now} has ${key}=${all.join(' ')}`
          : `${words.replace('#', now)} ${list(all)}`;
      return [note(`${name} ${text}`)];
    };
    return [...say('now', added), ...say('no longer', removed)];
  });
}

function restart({ name, before, after }: Change): ChangeNote[] {
  const [old, now] = [before, after].map((unit) => unit.key('Service', 'Restart') || 'no') as [
    string,
    string,
  ];
  return old === now
    ? []
    : [note(`${name} changes its restart policy from ${singleLine(old)} to ${singleLine(now)}`)];
}

const COMMANDS: Readonly<Record<string, string>> = {
  ExecCondition: 'to find out whether it starts',
  ExecStartPre: 'before it starts',
  ExecStart: 'to start',
  ExecStartPost: 'after it started',
  ExecReload: 'to reload',
  ExecStop: 'to stop',
  ExecStopPost: 'after it stopped',
};

// Commands on the host, with the permissions of the service. Only the diff shows them, because they can contain passwords.
function commands({ name, before, after }: Change): ChangeNote[] {
  return Object.entries(COMMANDS).flatMap(([key, when]) => {
    const [old, now] = [before, after].map((unit) => commandsOf(unit, key)) as [Commands, Commands];
    return [
      ...(sameText(old.added, now.added)
        ? []
        : [
            note(
              `${name} ${now.added.length === 0 ? 'no longer runs additional commands' : 'changes the commands that it runs'} on the host ${when}`,
              weakens(now.added.length > 0),
            ),
          ]),
      ...(sameText(old.own, now.own) || sameBut(old.own, now.own, before, after)
        ? []
        : [note(`${name} changes how it runs podman ${when}`)]),
    ];
  });
}

interface Commands {
  /** The commands of the generator. */
  readonly own: readonly UnitEntry[];
  /** The commands of the Quadlet file. */
  readonly added: readonly UnitEntry[];
}

function commandsOf(unit: UnitView, key: string): Commands {
  const all = unit.entries.filter((entry) => entry.section === 'Service' && entry.key === key);
  const isOwn = (entry: UnitEntry) => unit.commandOf(entry) !== undefined;
  return { own: all.filter(isOwn), added: all.filter((entry) => !isOwn(entry)) };
}

function sameText(before: readonly UnitEntry[], after: readonly UnitEntry[]): boolean {
  const texts = (entries: readonly UnitEntry[]) => entries.map(({ value }) => value);
  return same(texts(before), texts(after));
}

// Names and global options of podman have their own notes.
function sameBut(
  old: readonly UnitEntry[],
  now: readonly UnitEntry[],
  before: UnitView,
  after: UnitView,
): boolean {
  const rest = (commands: readonly UnitEntry[], unit: UnitView) =>
    commands.map((entry) => {
      const names = [unit.last('--name'), ...unit.positionals];
      const words = unit.wordsOf(entry)?.slice(1 + unit.globals.length) ?? [];
      return words.filter((word) => !names.includes(word)).join('\n');
    });
  return same(rest(old, before), rest(now, after));
}

function source({ name, before, after }: Change): ChangeNote[] {
  const [old, now] = [before.key('Unit', 'SourcePath'), after.key('Unit', 'SourcePath')];
  return old === now || now === undefined ? [] : [note(`${name} is now generated from ${singleLine(now)}`)];
}

const SAID: readonly string[] = [
  ...DEPENDENCY_KEYS,
  'RequiresMountsFor',
  ...Object.keys(COMMANDS),
  'Environment',
  'Restart',
  'SourcePath',
  'WorkingDirectory',
];

function others({ name, before, after }: Change): ChangeNote[] {
  const keys = [...before.entries, ...after.entries]
    .filter(({ section, key }) => section !== 'Install' && !SAID.includes(key))
    .map(({ section, key }) => `${section} ${key}`);
  return [...new Set(keys)].flatMap((both) => {
    const [section = '', key = ''] = both.split(' ');
    const [old, now] = [before, after].map((unit) => valuesOf(unit, section, key)) as [string[], string[]];
    if (same(old, now)) return [];
    const changed = difference(old, now);
    const plain = [...old, ...now].every((value) => /^[\w.:%@-]{1,40}$/.test(value));
    if (!plain) return [note(`${name} changes ${key}= in [${section}]`)];
    if (changed.removed.length === 0) return [note(`${name} now has ${key}=${changed.added.join(' ')}`)];
    if (changed.added.length === 0)
      return [note(`${name} no longer has ${key}=${changed.removed.join(' ')}`)];
    return [note(`${name} changes ${key}= from ${old.join(' ')} to ${now.join(' ')}`)];
  });
}

function valuesOf(unit: UnitView, section: string, key: string): string[] {
  return unit.entries
    .filter((entry) => entry.section === section && entry.key === key)
    .map(({ value }) => value.trim());
}
