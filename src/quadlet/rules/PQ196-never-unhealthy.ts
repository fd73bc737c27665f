import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { spanOfPart, unitOptions } from './unit-options.js';
import { healthCommandOf } from './values/health-command.js';

export const neverUnhealthy: Rule = {
  code: 'PQ196',
  name: 'never-unhealthy',
  severity: 'warning',
  summary: 'The health command always succeeds.',
  explanation:
    'A command that ends in `|| exit 0` or `|| true` has the exit code 0 even if the check fails. The container is ' +
    'always healthy, and `HealthOnFailure=` never acts. Write `|| exit 1`, or leave out the end.',
  sources: ['podman-run(1), --health-cmd', 'podman-healthcheck-run(1)'],
  checkUnit: checkEnd,
  units: ['--health-cmd', '--health-startup-cmd'],
};

const SUCCESS = /\|\|\s*(exit 0|true|:|\/bin\/true)\s*(?:["']\s*)?$/;

function checkEnd(context: Context, member: Member): void {
  if (member.kind.section !== 'Container') return;
  const options = unitOptions(context, member);
  for (const option of ['--health-cmd', '--health-startup-cmd']) {
    const command = options.get(option)?.at(-1);
    if (command === undefined) continue;
    const { shell, program } = healthCommandOf(command.value);
    const text = program?.at(-1) ?? shell;
    const [, end] = SUCCESS.exec(text) ?? [];
    // Another part can end the shell before.
    if (end === undefined || /\b(?:exit [1-9$]|set -\w*e|kill)/.test(text)) continue;
    const message = `"|| ${end}" makes every check in ${command.written} succeed, so the container is never unhealthy; use || exit 1`;
    context.report('PQ196', spanOfPart(command, end), message);
  }
}
