import type { Member } from '../set/unit-set.js';
import { partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { isLiteral, unitOptions } from './unit-options.js';
import { quoted } from './values/quoted.js';

export const plainSecret: Rule = {
  code: 'PQ152',
  name: 'plain-secret',
  severity: 'note',
  summary: 'A variable with the name of a password, token or key has its value in the file.',
  explanation:
    'The value is in the repository, in the generated unit and in the output of `podman inspect` and `systemctl show`. Store ' +
    'it with `podman secret create`, and pass it on with `Secret=NAME,type=env,target=VARIABLE`, or as a file, if the ' +
    'image reads one. Values with a specifier or a variable, paths, and words such as `true` are not reported. The ' +
    'findings have no excerpt, because it would contain the value.',
  sources: ['podman-systemd.unit(5), Secret=', 'podman-secret-create(1)'],
  checkUnit: checkSecrets,
  units: ['--env'],
};

const NAME =
  /(?:^|_)(?:PASSWORD|PASSWD|PASSPHRASE|TOKEN|SECRET|(?:SECRET|API|ACCESS|PRIVATE|ENCRYPTION)_?KEY)$/i;
const HARMLESS = /^(?:|true|false|yes|no|on|off|none|[01]|\/.*)$/i;

/** Variables of a container with the name of a secret and a literal value. */
function checkSecrets(context: Context, member: Member): void {
  if (member.kind.section !== 'Container') return;
  for (const one of unitOptions(context, member).get('--env') ?? []) {
    const equals = one.value.indexOf('=');
    const name = one.value.slice(0, Math.max(equals, 0));
    const value = one.value.slice(equals + 1);
    if (!NAME.test(name) || HARMLESS.test(value) || !isLiteral(one.value)) continue;
    const shown = quoted(name).slice(1, -1);
    const at = one.start + one.entry.value.slice(one.start, one.end).indexOf(name);
    context.report(
      'PQ152',
      at < one.start ? one.span : partSpan(one.entry, at, at + name.length),
      `the value of ${shown} is readable in the unit and with podman inspect; use Secret=NAME,type=env,target=${shown}`,
    );
  }
}
