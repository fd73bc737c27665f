import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { OwnKey } from './own-keys.js';
import { commentIn } from './PQ105-inline-comment.js';
import type { Rule } from './rule.js';
import { assignment } from './values/quoted.js';

export const notBoolean: Rule = {
  code: 'PQ126',
  name: 'not-boolean',
  severity: 'warning',
  summary: 'A boolean value is neither yes nor no, and counts as no.',
  explanation:
    'The generator reads `1`, `yes`, `true` and `on`, case-insensitively, as yes and everything else as no ' +
    '(`LookupBoolean`). `ReadOnly=enabled` therefore disables it. `Notify=` also accepts `healthy` from Podman ' +
    '5.0 on. Use `true` or `false`.',
  sources: ['pkg/systemd/parser/unitfile.go, LookupBoolean', 'podman-systemd.unit(5), Notify='],
  checkKey: checkBooleans,
  keys: ({ record, reader }) => reader === 'flag' || record.kind === 'bool|healthy',
};

const BOOLEAN = /^(?:1|yes|true|on|0|no|false|off)$/i;

/** Values that are not a boolean and count as no (`LookupBoolean`). */
function checkBooleans(context: Context, member: Member, key: OwnKey): void {
  const { record, reader } = key;
  const [entry] = key.counting;
  const isBoolean = reader === 'flag' || record.kind === 'bool|healthy';
  if (!isBoolean || entry === undefined || commentIn(key, entry) !== undefined) return;
  const value = member.unit.unquoted(entry);
  const isHealthy = record.kind === 'bool|healthy' && value.toLowerCase() === 'healthy';
  if (isHealthy && reader === 'flag') {
    const message = `${record.key}=healthy requires Podman 5.0; older versions read it as no`;
    context.report('PQ126', valueSpan(entry), message);
  } else if (value !== '' && !isHealthy && !BOOLEAN.test(value)) {
    const message = `${assignment(record.key, value)} is neither yes nor no and counts as no; use true or false`;
    context.report('PQ126', valueSpan(entry), message);
  }
}
