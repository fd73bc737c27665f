import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { OwnKey } from './own-keys.js';
import { commentIn } from './PQ105-inline-comment.js';
import type { Rule } from './rule.js';
import { quoted } from './values/quoted.js';

export const notBoolean: Rule = {
  code: 'PQ126',
  name: 'not-boolean',
  severity: 'warning',
  summary: 'A value that should be yes or no is neither, and counts as no.',
  explanation:
    'The generator takes `1`, `yes`, `true` and `on` for yes, in any case, and everything else for no ' +
    '(`LookupBoolean`). So `ReadOnly=enabled` switches it off. `Notify=` takes `healthy` as well, from Podman 5.0 on. Write ' +
    '`true` or `false`.',
  sources: ['pkg/systemd/parser/unitfile.go, LookupBoolean', 'podman-systemd.unit(5), Notify='],
  checkKey: checkBooleans,
};

const BOOLEAN = /^(?:1|yes|true|on|0|no|false|off)$/i;

/** Values that are no boolean, and count as no (`LookupBoolean`). */
function checkBooleans(context: Context, member: Member, key: OwnKey): void {
  const { record, reader } = key;
  const [entry] = key.counting;
  const isBoolean = reader === 'flag' || record.kind === 'bool|healthy';
  if (!isBoolean || entry === undefined || commentIn(key, entry) !== undefined) return;
  const value = member.unit.unquoted(entry);
  const isHealthy = record.kind === 'bool|healthy' && value.toLowerCase() === 'healthy';
  if (isHealthy && reader === 'flag') {
    const message = 'Podman before 5.0 knows only yes and no here, and reads this as no';
    context.report('PQ126', valueSpan(entry), message);
  } else if (value !== '' && !isHealthy && !BOOLEAN.test(value)) {
    const message = `${quoted(value)} is neither yes nor no, and counts as no: write true or false`;
    context.report('PQ126', valueSpan(entry), message);
  }
}
