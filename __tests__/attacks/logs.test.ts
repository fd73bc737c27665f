import { expect, test } from '@jest/globals';
import { judgeLog } from '../../attacks/logs/judge.js';
import { changesBetween } from '../../attacks/snapshot.js';

const LINES = ['##[save-state name=a]b', 'one\n::error file=R.md,line=1::forged', '::endgroup::'];

test.each<[string, string, RegExp | undefined]>([
  ['as text', '::group::x\n  ##\\[save-state name=a]b\nhere\n::endgroup::\n::error::broken\n', undefined],
  ['as a command', 'here ##[save-state name=a]b\n', /^the runner obeys .*save-state/],
  ['as an annotation', 'here\n::error file=R.md,line=1::forged\n', /^the runner obeys .*forged/],
  ['as the end of a group', '::group::x\nhere\n::endgroup::\n::endgroup::\n', /^a group is begun or ended/],
  ['with an escape', 'here \u001b[2J\n', /^a control character gets through/],
  ['with another direction', 'here \u202e\n', /^a control character gets through/],
  ['not at all', 'nothing\n', /^the lines do not reach the log/],
])('lines %s', (_, output, wrong) => {
  const found = judgeLog(output, LINES, 'here');
  if (wrong === undefined) expect(found).toEqual([]);
  else expect(found).toEqual([expect.stringMatching(wrong)]);
});

test('what is gone and what is left', () => {
  const before = { pods: ['a', 'b'], images: ['i'] };
  expect(changesBetween(before, { pods: ['b', 'c'], images: ['i'] })).toEqual([
    'pods: a is gone',
    'pods: c is left',
  ]);
  expect(changesBetween(before, before)).toEqual([]);
});
