import type { Context } from '../convert/context.js';
import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
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
  checkKey: checkReadings,
};

const BOOLEAN = /^(?:1|yes|true|on|0|no|false|off)$/i;

/** Values that the generator reads as something else than they say (`LookupBoolean`, `LookupUint32`). */
function checkReadings(context: Context, member: Member, key: OwnKey): void {
  const { record, reader } = key;
  const [entry] = key.counting;
  if (entry === undefined || commentIn(key, entry) !== undefined) return;
  const value = member.unit.unquoted(entry);
  if (value === '') return;
  if (reader === 'flag' || record.kind === 'bool|healthy') {
    const healthy = record.kind === 'bool|healthy' && value.toLowerCase() === 'healthy';
    if (healthy && reader === 'flag') {
      const message = 'Podman before 5.0 knows only yes and no here, and reads this as no';
      context.report('PQ126', valueSpan(entry), message);
    } else if (!healthy && !BOOLEAN.test(value)) {
      const message = `${quoted(value)} is neither yes nor no, and counts as no: write true or false`;
      context.report('PQ126', valueSpan(entry), message);
    }
  } else if (reader === 'number' && value !== 'root' && !isNumber(value)) {
    const who = record.reader === 'number' ? 'the generator' : 'Podman before 4.8';
    const message = `${who} takes only a number here, and reads ${quoted(value)} as 0: write the number`;
    context.report('PQ127', valueSpan(entry), message);
  }
}

// A zero in front makes it octal.
function isNumber(value: string): boolean {
  const digits = value.replace(/^\+/, '');
  if (!/^(?:0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i.test(digits)) return false;
  return Number(digits) < 2 ** 32;
}
