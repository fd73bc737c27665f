import { describe, expect, test } from '@jest/globals';
import { compare, type EngineVerdict } from '../../../../src/quadlet/generator/verdict/compare.js';
import type { Outcome, Verdict } from '../../../../src/quadlet/generator/verdict/verdict.js';

const accepted: Outcome = { kind: 'accepted', service: 'a.service' };
const rejected: Outcome = { kind: 'rejected', message: 'no' };
const silent: Outcome = { kind: 'silent' };

function verdict(outcome?: Outcome, dropIns: readonly string[] = []): Verdict {
  const units = new Map(outcome === undefined ? [] : [['a.pod', outcome]]);
  return {
    end: 'finished',
    units,
    dropIns: new Map(dropIns.map((path) => [path, 'unreadable'])),
    lastRead: undefined,
    crash: '',
  };
}

function engine(service: string | undefined, errors: readonly string[] = []): EngineVerdict {
  const findings = errors.map((file) => {
    const place = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
    return { ...place, code: 'PQ001', severity: 'error' as const, message: 'wrong', targets: ['5.4.2'] };
  });
  return { units: service === undefined ? [] : [{ file: 'a.pod', service }], findings };
}

const DROP_IN = 'a.pod.d/1.conf';

describe('they agree', () => {
  test.each<[string, Verdict, EngineVerdict, boolean?]>([
    ['on an accepted file', verdict(accepted), engine('a.service')],
    ['on a service whose name is cleaned', verdict(accepted), engine('b/../a.service')],
    ['on a rejected file', verdict(rejected), engine(undefined, ['a.pod'])],
    ['on a file that is rejected for its drop-in', verdict(rejected), engine(undefined, [DROP_IN])],
    ['on a silent file, which has a fault', verdict(silent), engine(undefined, ['a.pod'])],
    ['on a silent file, which was lost', verdict(silent), engine(undefined), true],
    ['on a drop-in', verdict(accepted, [DROP_IN]), engine('a.service', [DROP_IN])],
    [
      'on a drop-in that was not read, its unit being lost',
      verdict(silent),
      engine(undefined, [DROP_IN]),
      true,
    ],
  ])('%s', (_case, one, other, silentIsLost = false) => {
    expect(compare(one, other, silentIsLost)).toEqual([]);
  });
});

describe('they differ', () => {
  test.each<[string, Verdict, EngineVerdict, string, boolean?]>([
    ['accepted without a unit', verdict(accepted), engine(undefined), 'a.pod'],
    ['accepted with an error', verdict(accepted), engine('a.service', ['a.pod']), 'a.pod'],
    ['another service', verdict(accepted), engine('b.service'), 'a.pod'],
    ['rejected with a unit', verdict(rejected), engine('a.service', ['a.pod']), 'a.pod'],
    ['rejected without an error', verdict(rejected), engine(undefined), 'a.pod'],
    [
      'rejected, and an error in the drop-in of another',
      verdict(rejected),
      engine(undefined, ['b.pod.d/1.conf']),
      'a.pod',
    ],
    ['silent without an error', verdict(silent), engine(undefined), 'a.pod'],
    ['silent with a unit', verdict(silent), engine('a.service'), 'a.pod', true],
    ['a drop-in without an error', verdict(accepted, [DROP_IN]), engine('a.service'), DROP_IN],
    ['an error in a good drop-in', verdict(accepted), engine('a.service', [DROP_IN]), DROP_IN],
    ['a unit that it never read', verdict(), engine('a.service'), 'a.pod'],
    ['an error in what it never read', verdict(), engine(undefined, ['a.pod']), 'a.pod'],
  ])('%s', (_case, one, other, file, silentIsLost = false) => {
    expect(compare(one, other, silentIsLost).map((found) => found.file)).toContain(file);
  });
});

test('a disagreement has the words of both', () => {
  expect(compare(verdict(accepted), engine(undefined, ['a.pod']), false)).toEqual([
    { file: 'a.pod', generator: 'generates a.service', engine: 'no unit, PQ001 on line 1: wrong' },
  ]);
  expect(compare(verdict(rejected), engine('a.service'), false)).toEqual([
    { file: 'a.pod', generator: 'rejects it: no', engine: 'generates a.service, no error' },
  ]);
});
