import { describe, expect, test } from '@jest/globals';
import { type Proof, readProof } from '../../proof/format.js';
import { judge, lineWith } from '../../proof/judge.js';
import type { Observation } from '../../proof/observe.js';

const seen = (result: Observation['result'], podman: string[] = [], shown: string[] = []): Observation => ({
  result,
  said: new Map([['podman', podman]]),
  shown,
});

const proofOf = (json: unknown) => readProof(JSON.stringify(json), 'proof.json') as Proof;

describe('words', () => {
  const proof = proofOf({ start: 'web.service', says: { podman: 'Error: invalid … "x"' } });
  const error = 'Error: invalid value "x": see podman(1)';

  test('are recorded as the whole line', () => {
    const { recorded, failures } = judge(proof, {
      wrong: seen('fails', ['a', error]),
      right: seen('starts'),
    });
    expect(failures).toEqual([]);
    expect(recorded).toEqual({
      unit: 'web.service',
      result: 'fails',
      says: [{ by: 'podman', message: error }],
      shows: [],
    });
  });

  test.each([
    ['are missing', seen('fails'), seen('starts'), 'wrong: podman does not print "Error: invalid … "x""'],
    ['appear on both sides', seen('fails', [error]), seen('starts', [error]), 'right: podman prints'],
    [
      'come from a service that starts',
      seen('starts', [error]),
      seen('starts'),
      'wrong: web.service starts, not fails',
    ],
    ['are corrected in vain', seen('fails', [error]), seen('fails'), 'right: web.service fails, not starts'],
  ])('that %s prove nothing', (_what, wrong, right, failure) => {
    expect(judge(proof, { wrong, right }).failures.join('\n')).toContain(failure);
  });
});

describe('a command', () => {
  const proof = proofOf({
    start: 'web.service',
    shows: [{ run: ['podman', 'ps'], wrong: { not: 'web' }, right: 'web' }],
  });

  test('shows the difference', () => {
    const sides = { wrong: seen('starts', [], ['']), right: seen('starts', [], ['id web up\n']) };
    expect(judge(proof, sides)).toMatchObject({
      failures: [],
      recorded: { shows: [{ run: 'podman ps', wrong: { not: 'web' }, right: 'id web up' }] },
    });
  });

  test('that shows the same proves nothing', () => {
    const both = seen('starts', [], ['id web up\n']);
    expect(judge(proof, { wrong: both, right: both }).failures).toEqual([
      'wrong: podman ps does not show {"not":"web"}: id web up',
    ]);
  });
});

test.each([
  ['quadlet-generator[294]: converting "a": unsupported', 'unsupported', 'converting "a": unsupported'],
  ['  time="2026-11-30T01:00:00Z" level=error msg="x"', 'level=error', 'level=error msg="x"'],
  ['container b4e5320da420acf73710 is gone', 'is gone', 'container ID is gone'],
  ['a.c', 'a*c', undefined],
])('%s is recorded without what changes with each run', (line, words, expected) => {
  expect(lineWith([line], words)).toBe(expected);
});
