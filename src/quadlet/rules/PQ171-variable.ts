// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables of systemd

import type { Fix } from '../finding.js';
import type { Member } from '../set/unit-set.js';
import { partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { replace } from './edits.js';
import type { Rule } from './rule.js';
import { quoted } from './values/quoted.js';
import { type Use, usesOf } from './variable-uses.js';
import { isProvided } from './variables.js';

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
    'definition only if the unit sets it for the container, or has `EnvironmentFile=` in `[Container]`, and in a system unit ' +
    'only if no other unit needs it too.',
  sources: [
    'systemd.service(5), "Command lines"',
    'systemd.exec(5), "Environment variables in spawned processes"',
    'podman-systemd.unit(5), EnvironmentFile=',
  ],
  fix: 'writes `%h` for the home directory',
  checkSet: checkVariables,
};

function checkVariables(context: Context): void {
  const all: { readonly uses: readonly Use[]; readonly scope: Scope }[] = [];
  for (const member of context.set.members) {
    const uses = usesOf(context, member);
    if (uses.length > 0) all.push({ uses, scope: scopeOf(member) });
  }
  // Units without files of variables that need it: several have probably been given it outside the repository.
  const common = new Map<string, number>();
  for (const { uses, scope } of all) {
    if (scope.serviceFile || scope.containerFile) continue;
    const names = uses.filter(({ kind }) => kind === 'replaced').map(({ name }) => name);
    for (const name of new Set(names)) {
      if (!scope.service.has(name) && !scope.container.has(name))
        common.set(name, (common.get(name) ?? 0) + 1);
    }
  }
  for (const { uses, scope } of all) checkUses(context, uses, scope, common);
}

function checkUses(
  context: Context,
  uses: readonly Use[],
  scope: Scope,
  common: ReadonlyMap<string, number>,
): void {
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
  return { title: 'write %h', edits: [replace(partSpan(entry, start, start + written.length), '%h')] };
}

/** What to write instead. */
const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['$HOME', '%h'],
  ['$PWD', 'a path that begins with ./'],
]);

function messageFor(
  { mode }: Context,
  use: Use,
  { service, container, serviceFile, containerFile, hasShell }: Scope,
  common: ReadonlyMap<string, number>,
): string | undefined {
  const { kind, name, text, inCommand, isPath } = use;
  const provided = service.has(name) ? 'yes' : isProvided(name, mode === 'user');
  if (kind === 'removed') {
    const [, first = ''] = /^\$([A-Za-z_]\w*)?/.exec(text) ?? [];
    const instead = REMEDIES.get(`$${first}`) ?? `\${${first || 'NAME'}}, or $$ for a dollar sign`;
    return `systemd removes ${quoted(text)}, because a word that begins with "$" must be a variable; write ${instead}`;
  }
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
  const others = common.get(name) ?? 0;
  const mixedUp = (container.has(name) || containerFile) && others === 0;
  // A user can define it in environment.d, and few administrators for all services.
  if (provided === 'maybe' && !mixedUp && (mode === 'user' || others > 1)) return undefined;
  const fix = inCommand
    ? commandFix(use, hasShell)
    : name === 'HOME'
      ? 'write %h'
      : `set it with Environment= in [Service]`;
  return `systemd replaces ${text} with nothing, because ${name || 'it'} is not a variable of the service; ${fix}`;
}

function commandFix({ text, entry }: Use, hasShell: boolean): string {
  const inService = entry.section === 'Service';
  const escaped = `write $${text} for a variable of the ${inService ? 'shell' : 'container'}`;
  // podman runs a health command with a shell, unless it is an array.
  const isRead = hasShell || SHELL.test(entry.value) || /^Health.*Cmd$/.test(entry.key);
  return isRead ? escaped : `set it with Environment= in [Service], or use sh -c "…" and ${escaped}`;
}

const SHELL = /(?:^|[\s/"'])(?:ba|da|a|k|z)?sh["',\s]/;

interface Scope {
  /** Whether the entrypoint is a shell. */
  readonly hasShell: boolean;

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
    hasShell: SHELL.test(`${unit.value('Container', 'Entrypoint') ?? ''} `),
    service: new Set([...names('Service', 'Environment'), ...names('Service', 'PassEnvironment')]),
    container: new Set(own.map(({ text }) => text.split('=', 1)[0] ?? '')),
    serviceFile: unit.list('Service', 'EnvironmentFile').length > 0,
    containerFile: unit.list('Container', 'EnvironmentFile').length > 0,
  };
}
