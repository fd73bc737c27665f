// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables of systemd

import type { Fix } from '../finding.js';
import { trimmed } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, partSpan } from '../syntax/unit-file.js';
import { splitWords } from '../syntax/words.js';
import type { Context } from './context.js';
import { type OwnKey, ownKeys } from './own-keys.js';
import type { Rule } from './rule.js';
import { quoted } from './values/quoted.js';
import { isProvided, type Variable, variablesIn } from './variables.js';

export const variable: Rule = {
  code: 'PQ171',
  name: 'variable',
  severity: 'warning',
  summary: 'systemd does not replace a variable as the value expects.',
  explanation:
    'Values become part of the command that systemd runs, and systemd replaces variables in it: `${NAME}` anywhere, and ' +
    '`$NAME` only as a whole word. A word such as `$HOME/data:/data` is removed from the command, and ' +
    '`${NAME:-default}` is passed on unchanged. The variables are those of the service: `Environment=`, `EnvironmentFile=` ' +
    'and `PassEnvironment=` of `[Service]`, those that systemd sets, and for user units those of the user manager ' +
    '(`environment.d`). Variables of `[Container]` do not count. For a variable of the container in a command line, ' +
    'write `$$NAME` or `$${NAME}`; for the home directory, `%h`. In a user unit the rule reports a variable without a ' +
    'definition if the unit sets it for the container, or has `EnvironmentFile=` in `[Container]`.',
  sources: [
    'systemd.service(5), "Command lines"',
    'systemd.exec(5), "Environment variables in spawned processes"',
    'podman-systemd.unit(5), EnvironmentFile=',
  ],
  fix: 'writes `%h` for the home directory',
  checkSet: checkVariables,
};

/** A variable in a value. */
interface Use extends Variable {
  readonly entry: Entry;
  readonly start: number;
  readonly end: number;
  /** In a command line, where a shell of the container can replace variables. */
  readonly inCommand: boolean;
  /** The generator reads the value as a path. */
  readonly isPath: boolean;
}

const COMMANDS = /^(?:Exec|ReloadCmd|Entrypoint|Health(?:Startup)?Cmd)$/;

function checkVariables(context: Context): void {
  const all = context.set.members
    .map((member) => ({ uses: usesOf(context, member), scope: scopeOf(member) }))
    .filter(({ uses }) => uses.length > 0);
  // A unit without files of variables needs them too, so they are probably defined in environment.d.
  const common = new Set<string>();
  for (const { uses, scope } of all) {
    if (scope.serviceFile || scope.containerFile) continue;
    for (const { kind, name } of uses) {
      const isDefined = scope.service.has(name) || scope.container.has(name);
      if (kind === 'replaced' && !isDefined) common.add(name);
    }
  }
  for (const { uses, scope } of all) checkUses(context, uses, scope, common);
}

function checkUses(context: Context, uses: readonly Use[], scope: Scope, common: ReadonlySet<string>): void {
  const seen = new Set<string>();
  for (const use of uses) {
    const message = seen.has(use.name) ? undefined : messageFor(context, use, scope, common);
    if (message === undefined) continue;
    // Once for each variable that is not defined.
    if (use.kind === 'replaced') seen.add(use.name);
    context.report('PQ171', partSpan(use.entry, use.start, use.end), message, homeFix(use));
  }
}

/** In a command line, the home could be that of the container. */
function homeFix({ entry, start, kind, inCommand, isPath }: Use): Fix | undefined {
  const [written] = /^\$(?:HOME\b|\{HOME\})/.exec(entry.value.slice(start, start + 7)) ?? [];
  if (written === undefined || inCommand || (kind === 'literal' && !isPath)) return undefined;
  const span = partSpan(entry, start, start + written.length);
  return {
    title: 'write %h',
    edits: [{ file: span.source.path, start: span.start, end: span.end, text: '%h' }],
  };
}

/** What to write instead. */
const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['$HOME', '%h'],
  ['$PWD', 'a path that begins with ./'],
]);

function messageFor(
  { mode }: Context,
  use: Use,
  { service, container, serviceFile, containerFile }: Scope,
  common: ReadonlySet<string>,
): string | undefined {
  const { kind, name, text, inCommand, isPath } = use;
  const provided = service.has(name) ? 'yes' : isProvided(name, mode === 'user');
  if (kind === 'removed')
    return `systemd removes ${quoted(text)}, because a word that begins with "$" must be a variable; write ${REMEDIES.get(/^\$\w*/.exec(text)?.[0] ?? '') ?? '$' + '{NAME}, or $$ for a dollar sign'}`;
  if (isPath && use.index === 0 && kind !== 'shell')
    return `${quoted(text)} does not make the path absolute, so the generator adds it to the directory of the unit; use an absolute path or %h`;
  if (kind === 'shell')
    return inCommand
      ? undefined
      : `systemd does not replace "${text}…}" and passes it on unchanged; write \${${name}} and set ${name} in [Service]`;
  if (kind === 'literal') {
    const expected = service.has(name) || /^(?:HOME|XDG_RUNTIME_DIR)$/.test(name);
    return inCommand || !expected
      ? undefined
      : `systemd replaces ${text} only as a whole word; write ${name === 'HOME' ? '%h' : `\${${name}}`}`;
  }
  if (provided === 'yes' || serviceFile) return undefined;
  const mixedUp = (container.has(name) || containerFile) && !common.has(name);
  if (provided === 'maybe' && !mixedUp) return undefined;
  const fix = inCommand
    ? `write $${text} for a variable of the ${use.entry.section === 'Service' ? 'shell' : 'container'}`
    : name === 'HOME'
      ? 'write %h'
      : `set it with Environment= in [Service]`;
  return `systemd replaces ${text} with nothing, because ${name || 'it'} is not a variable of the service; ${fix}`;
}

interface Scope {
  readonly service: ReadonlySet<string>;
  readonly container: ReadonlySet<string>;
  /** Whether the service, or the container, has a file of variables. */
  readonly serviceFile: boolean;
  readonly containerFile: boolean;
}

function scopeOf({ unit }: Member): Scope {
  const names = (section: string, key: string): string[] =>
    unit.args(section, key).map(({ text }) => text.split('=', 1)[0] ?? '');
  const own = unit
    .args('Container', 'Environment')
    .filter(({ text }) => !text.includes(`\${${text.split('=', 1)[0]}`));
  return {
    service: new Set([...names('Service', 'Environment'), ...names('Service', 'PassEnvironment')]),
    container: new Set(own.map(({ text }) => text.split('=', 1)[0] ?? '')),
    serviceFile: unit.list('Service', 'EnvironmentFile').length > 0,
    containerFile: unit.list('Container', 'EnvironmentFile').length > 0,
  };
}

/** The variables in the values of Quadlet's keys and in the commands of `[Service]`. */
function usesOf(context: Context, member: Member): Use[] {
  const uses: Use[] = [];
  for (const key of ownKeys(context, member, member.kind.section)) {
    if (key.counting.some(({ value }) => value.includes('$'))) uses.push(...usesInKey(context, member, key));
  }
  for (const [key, entries] of member.unit.sections.get('Service') ?? []) {
    if (!key.startsWith('Exec')) continue;
    for (const entry of entries) {
      if (!entry.value.includes('$') || /^[-@+!|]*:/.test(entry.value)) continue;
      const { words } = splitWords(entry.value, 'read', true);
      for (const word of words.slice(1)) uses.push(...usesInWord(entry, word, true, false));
    }
  }
  return uses;
}

function usesInKey({ behaviour }: Context, { unit }: Member, { record, reader, counting }: OwnKey): Use[] {
  const { key, option, kind } = record;
  if (
    reader === 'flag' ||
    reader === 'number' ||
    option === '-' ||
    /^(?:ServiceName|SetWorkingDirectory)$/.test(key)
  )
    return [];
  const inCommand = COMMANDS.test(key);
  return counting.flatMap((entry) => {
    if (reader === 'value' || reader === 'list') {
      const { start, end } = trimmed(entry);
      const value = reader === 'value' ? unit.unquoted(entry) : entry.value;
      const offset = Math.max(entry.value.indexOf(value), start);
      return usesInWord(
        entry,
        { text: value.trim(), start: offset, end },
        inCommand,
        false,
        option.endsWith('='),
      );
    }
    const { words } = splitWords(entry.value, reader === 'words' ? 'kept' : 'read', behaviour.octalEscapes);
    return words.flatMap((word) =>
      usesInWord(entry, word, inCommand, kind.includes('relative to unit'), reader === 'assignments'),
    );
  });
}

/** @param joined whether the word follows an option without a space, so that it is not at its beginning */
function usesInWord(
  entry: Entry,
  { text, start, end }: { readonly text: string; readonly start: number; readonly end: number },
  inCommand: boolean,
  isPath: boolean,
  joined = false,
): Use[] {
  if (!text.includes('$')) return [];
  const found =
    isPath || joined
      ? variablesIn(` ${text}`).map((one) => ({ ...one, index: one.index - 1 }))
      : variablesIn(text);
  let from = start;
  return found.map((one) => {
    // Quotes and escapes can make the text differ from the value.
    const at = entry.value.indexOf(one.text, from);
    const isThere = at >= 0 && at < end;
    if (isThere) from = at + one.text.length;
    return { ...one, entry, start: isThere ? at : start, end: isThere ? from : end, inCommand, isPath };
  });
}
