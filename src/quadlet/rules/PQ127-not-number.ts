import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { OwnKey } from './own-keys.js';
import { commentIn } from './PQ105-inline-comment.js';
import type { Rule } from './rule.js';
import { assignment } from './values/quoted.js';

export const notNumber: Rule = {
  code: 'PQ127',
  name: 'not-number',
  severity: 'warning',
  summary: 'A numeric value is not a number, and counts as 0.',
  explanation:
    'The generator reads a whole number from 0 to 4294967295 (`LookupUint32`) and uses 0 for everything else, ' +
    'without a message: `User=www-data` of a `.volume` file means root. Before Podman 4.8 this also applies to ' +
    '`User=` and `Group=` of containers. Names are not resolved: use the number.',
  sources: ['pkg/systemd/parser/unitfile.go, convertNumber'],
  checkKey: checkNumbers,
  keys: ({ reader }) => reader === 'number',
};

/** Values that are not a number and count as 0 (`LookupUint32`). */
function checkNumbers(context: Context, member: Member, key: OwnKey): void {
  const { record, reader } = key;
  const [entry] = key.counting;
  if (reader !== 'number' || entry === undefined || commentIn(key, entry) !== undefined) return;
  const value = member.unit.unquoted(entry);
  if (value === '' || value === 'root' || isNumber(value)) return;
  const who = record.reader === 'number' ? 'the generator' : 'Podman before 4.8';
  const message = `${assignment(record.key, value)} is not a number, so ${who} reads it as 0; use a number`;
  context.report('PQ127', valueSpan(entry), message);
}

// A leading zero makes it octal.
function isNumber(value: string): boolean {
  const digits = value.replace(/^\+/, '');
  if (!/^(?:0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i.test(digits)) return false;
  return Number(digits) < 2 ** 32;
}
