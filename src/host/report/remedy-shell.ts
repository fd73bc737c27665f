import { shellWord } from '../../platform/shell-word.js';
import { singleLine } from '../../platform/text.js';
import { installCommands } from '../packages.js';
import type { Remedy, Step } from '../remedy.js';
import type { CheckResult } from '../run-checks.js';

/** A result and its remedy, if it has one. */
type WithRemedy = Pick<CheckResult, 'id' | 'title' | 'found' | 'remedy'>;

/**
 * Whether commands for root are shown with sudo: not for root, and not for a user who cannot use it (RP090), since an
 * administrator pastes them then. Pure.
 */
export function showsSudo(results: readonly Pick<CheckResult, 'id' | 'state'>[]): boolean {
  return !results.some(
    ({ id, state }) => (id === 'RP090' && state === 'info') || (id === 'RP002' && state === 'error'),
  );
}

/**
 * All commands that fix a host, in order and with their reasons, as one block to copy and paste: first those that
 * need root, in one shell, then those of the user. Nothing if no command would help. Pure.
 */
export function remedyBlock(results: readonly WithRemedy[], user: string, sudo = true): string | undefined {
  const root = linesFor('root', results);
  const own = linesFor('user', results);
  const parts = [
    ...(root.length > 0
      ? [
          ...(sudo ? [] : ['# as root:']),
          `${sudo ? 'sudo ' : ''}sh -eux <<'END-OF-COMMANDS'`,
          ...root,
          'END-OF-COMMANDS',
        ]
      : []),
    ...(own.length > 0 ? [`# then, as ${user}:`, ...own] : []),
  ];
  return parts.length === 0 ? undefined : parts.join('\n');
}

/** The commands of one remedy, ready to paste. Pure. */
export function remedyCommands(remedy: Remedy, sudo = true): string[] {
  return (remedy.steps ?? []).flatMap((step) =>
    shellLines(step).map((line) => (sudo && rightsOf(step) === 'root' ? `sudo ${withSudo(line)}` : line)),
  );
}

/** The user's shell performs a redirection, not sudo, so the line needs a shell that runs as root. */
function withSudo(line: string): string {
  return line.includes(' > ') ? `sh -c ${shellWord(line)}` : line;
}

function linesFor(as: 'root' | 'user', results: readonly WithRemedy[]): string[] {
  const said = new Set<string>();
  const isNew = (text: string) => !said.has(text) && said.add(text);
  return results.flatMap(({ id, title, found, remedy }) => {
    const lines = (remedy?.steps ?? [])
      .filter((step) => rightsOf(step) === as)
      // Two conditions may need the same command or package.
      .map((step) => (step.kind === 'packages' ? { ...step, names: step.names.filter(isNew) } : step))
      .filter((step) => step.kind !== 'packages' || step.names.length > 0)
      .flatMap(shellLines)
      .filter(isNew);
    return lines.length === 0 ? [] : [`# ${id} ${title}: ${singleLine(found)}`, ...lines];
  });
}

function rightsOf(step: Step): 'root' | 'user' {
  switch (step.kind) {
    case 'run':
    case 'write':
      return step.as;
    case 'packages':
      return 'root';
    case 'export':
    case 'set-aside':
      return 'user';
  }
}

/** A step as a person types it, without sudo. */
export function shellLines(step: Step): string[] {
  switch (step.kind) {
    case 'run': {
      const variables = Object.entries(step.env ?? {}).map(([name, value]) => `${name}=${shellWord(value)} `);
      return (step.shown ?? [step.argv]).map((argv) => variables.join('') + shellWords(argv));
    }
    case 'write': {
      const directory = step.path.slice(0, step.path.lastIndexOf('/'));
      const text = shellWords(step.text.replace(/\n$/, '').split('\n'));
      return [`mkdir -p ${shellWord(directory)}`, `printf '%s\\n' ${text} > ${shellWord(step.path)}`];
    }
    case 'packages':
      return installCommands(step.family, step.names).map(shellWords);
    case 'export':
      return [`export ${step.name}=${shellWord(step.value)}`];
    case 'set-aside':
      return [
        `[ ! -e ${shellWord(step.path)} ] || mv ${shellWord(step.path)} ${shellWord(`${step.path}.aside`)}`,
      ];
  }
}

/** A command as a line of a POSIX shell. */
export function shellWords(argv: readonly string[]): string {
  return argv.map((word) => shellWord(word)).join(' ');
}
