import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import { explain } from '../../../src/quadlet/lint/explain.js';
import type { Rule } from '../../../src/quadlet/rules/rule.js';
import { inDirectory, thrownBy } from '../../registry/fakes.js';
import { writeFiles } from './files.js';

const RULES: Rule[] = [
  {
    code: 'PQ001',
    name: 'bad-line',
    severity: 'error',
    summary: 'It is bad.',
    explanation: 'Do it well.',
    sources: [],
  },
  {
    code: 'PQ101',
    name: 'short-image',
    severity: 'warning',
    summary: 'Too short.',
    explanation: 'Write more.',
    sources: [],
  },
];

describe('explain', () => {
  test.each(['PQ001', 'pq001', 'bad-line'])('%s gives the page of the rule', (wanted) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'PQ001.md': '# the page\n' });
      expect(explain(wanted, RULES, directory)).toBe('# the page\n');
    }),
  );

  test('without a page it says what the rule itself knows', () => {
    expect(explain('PQ101', RULES, '/none')).toBe('# PQ101 short-image\n\nToo short.\n\nWrite more.\n');
    const { summary: _, explanation: __, ...bundled } = RULES[1] as Rule;
    expect(explain('PQ101', [bundled as Rule], '/none')).toBe('# PQ101 short-image\n');
  });

  test.each([
    ['PQ002', 'there is no rule "PQ002"; did you mean PQ001?'],
    ['shortimage', 'there is no rule "shortimage"; did you mean short-image?'],
    ['xyzzy', 'there is no rule "xyzzy"; the rules are PQ001 to PQ101'],
  ])('%s is a mistake of the user', async (wanted, message) => {
    const error = await thrownBy(() => explain(wanted, RULES, '/none'));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toBe(message);
  });
});
