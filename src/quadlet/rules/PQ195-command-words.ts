import { versionNumber } from '../catalogue/versions.js';
import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { type UnitOption, unitOptions } from './unit-options.js';
import { arrayOf, healthCommandOf } from './values/health-command.js';
import { quoted } from './values/quoted.js';

export const commandWords: Rule = {
  code: 'PQ195',
  name: 'command-words',
  severity: 'warning',
  summary: 'podman reads the words of an entrypoint or a health command differently.',
  explanation:
    '`Entrypoint=` is the name of one program or a JSON array: with `Entrypoint=/bin/sh -c` podman looks for a program ' +
    'that is named `/bin/sh -c`, and the container does not start. Write `Entrypoint=["/bin/sh", "-c"]`, or move the ' +
    'arguments to `Exec=`. In an array in `HealthCmd=` every element is one argument, and after `CMD` no shell runs the ' +
    'command: `||` is an argument too. Write the command as plain text, which a shell runs, such as ' +
    '`HealthCmd=curl -f http://localhost || exit 1`. Podman before 5.8 cannot read an array that begins with `CMD`, and ' +
    'the container is never healthy; leave out `CMD`.',
  sources: [
    'podman-run(1), --entrypoint',
    'podman-run(1), --health-cmd',
    'pkg/specgenutil/specgen.go, FillOutSpecGen',
    'pkg/specgenutil/specgen.go, MakeHealthCheckFromCli',
  ],
  checkUnit: checkWords,
  units: ['--entrypoint', '--health-cmd', '--health-startup-cmd'],
};

// Before, it splits the text of the array at its spaces.
const CMD_ARRAYS_SINCE = versionNumber('5.8.0');

const SHELL = /(?:^|\/)(?:ba|da|a|k|z)?sh$/;
const OPERATOR = /^(?:&&|\|\|?|;|[12]?>>?|<|[12]?>>?(?:\/dev\/null|&[12]))$/;

function checkWords(context: Context, member: Member): void {
  if (member.kind.section !== 'Container') return;
  const options = unitOptions(context, member);
  const entrypoint = options.get('--entrypoint')?.at(-1);
  if (entrypoint !== undefined) checkEntrypoint(context, entrypoint);
  for (const option of ['--health-cmd', '--health-startup-cmd']) {
    const command = options.get(option)?.at(-1);
    const fault = command && faultIn(command.value, context);
    if (command && fault) context.report('PQ195', command.span, `${fault.replace('KEY', command.written)}`);
  }
}

function checkEntrypoint({ report }: Context, { value, written, span }: UnitOption): void {
  const isArray = value.startsWith('[');
  if (isArray ? arrayOf(value) !== undefined : !/\S\s+\S/.test(value)) return;
  const array = value.split(/\s+/).map((word) => JSON.stringify(word));
  const isSimple = !isArray && !/["'\\]/.test(value) && value.length < 60;
  const instead = isSimple ? `[${array.join(', ')}]` : '["PROGRAM", "ARGUMENT"]';
  const reason = isArray ? `${written} is not a JSON array, so podman` : `podman`;
  report(
    'PQ195',
    span,
    `${reason} looks for a program that is named ${quoted(value)}, and the container does not start; write ${instead}`,
  );
}

function faultIn(value: string, { behaviour }: Context): string | undefined {
  const { program, isCmdArray } = healthCommandOf(value);
  const [name = ''] = program ?? [];
  if (program === undefined || name === '') return undefined;
  if (isCmdArray && behaviour.version < CMD_ARRAYS_SINCE)
    return 'Podman before 5.8 cannot read an array that begins with "CMD" in KEY, so the container is never healthy; leave out "CMD"';
  if (program.length === 1 && /\s/.test(name))
    return `podman looks for a program that is named ${quoted(name)}, so the container is never healthy; write the command in KEY as plain text, without an array`;
  const operator = SHELL.test(name) ? undefined : program.find((word) => OPERATOR.test(word));
  return operator === undefined
    ? undefined
    : `no shell runs the command in KEY, so "${operator}" is an argument of ${quoted(name).slice(1, -1)}; write it as plain text, without ${isCmdArray || !value.startsWith('[') ? 'CMD' : 'an array'}`;
}
