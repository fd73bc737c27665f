import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import { explain } from '../../../src/quadlet/lint/explain.js';
import type { Rule } from '../../../src/quadlet/rules/rule.js';
import { inDirectory, thrownBy } from '../../registry/fakes.js';
import { writeFiles } from './files.js';

const RULES: Rule[] = [
  { code: 'QL001', name: 'bad-line', severity: 'error', summary: 'It is bad.', explanation: 'Do it well.' },
  {
    code: 'QL101',
    name: 'short-image',
    severity: 'warning',
    summary: 'Too short.',
    explanation: 'Write more.',
  },
];

describe('explain', () => {
  test.each(['QL001', 'ql001', 'bad-line'])('%s gives the page of the rule', (wanted) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'QL001.md': '# the page\n' });
      expect(explain(wanted, RULES, directory)).toBe('# the page\n');
    }),
  );

  test('without a page it says what the rule itself knows', () => {
    expect(explain('QL101', RULES, '/none')).toBe('# QL101 short-image\n\nToo short.\n\nWrite more.\n');
  });

  test.each([
    ['QL002', 'there is no rule "QL002"; did you mean QL001?'],
    ['shortimage', 'there is no rule "shortimage"; did you mean short-image?'],
    ['xyzzy', 'there is no rule "xyzzy"; allowed: QL001 to QL101'],
  ])('%s is a mistake of the user', async (wanted, message) => {
    const error = await thrownBy(() => explain(wanted, RULES, '/none'));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toBe(message);
  });
});
