import { expect, test } from '@jest/globals';
import { fingerprint } from '../../parity/fixture-sets.js';
import { record, settledFrom } from '../../parity/record.js';
import type { Outcome, Verdict } from '../../src/quadlet/generator/verdict/verdict.js';

const FILES = new Map(['a.pod', 'b.pod', 'c.pod', 'd.pod'].map((path) => [path, Buffer.from('')]));

const UNITS: [string, Outcome][] = [
  ['c.pod', { kind: 'silent' }],
  ['b.pod', { kind: 'rejected', message: 'in /tmp/x' }],
  ['a.pod', { kind: 'accepted', service: 'a-pod.service' }],
];

const VERDICT: Verdict = {
  end: 'finished',
  units: new Map(UNITS),
  dropIns: new Map([['a.pod.d', 'not a directory']]),
  lastRead: undefined,
  crash: '',
};

const CULPRIT = { file: 'd.pod', end: 'hung', message: '', files: FILES } as const;

test('what is kept is sorted, names no temporary path, and can be compared as the verdict itself', () => {
  const kept = record({ culprits: [CULPRIT], rest: FILES, verdict: VERDICT });
  expect(JSON.stringify(kept)).toBe(
    '{"units":{"a.pod":"a-pod.service","b.pod":false,"c.pod":null},"dropIns":["a.pod.d"],"culprits":{"d.pod":"hung"}}',
  );
  const settled = settledFrom(kept, FILES);
  expect([...settled.rest.keys()]).toEqual(['a.pod', 'b.pod', 'c.pod']);
  expect(settled.culprits.map(({ file, end }) => [file, end])).toEqual([['d.pod', 'hung']]);
  expect(record(settled)).toEqual(kept);
});

test('nothing is kept of what there is none of', () => {
  const kept = record({
    culprits: [],
    rest: FILES,
    verdict: { ...VERDICT, units: new Map(), dropIns: new Map() },
  });
  expect(kept).toEqual({ units: {} });
});

test('a fingerprint changes with a name and with a content', () => {
  const prints = [
    new Map([['a', Buffer.from('x')]]),
    new Map([['b', Buffer.from('x')]]),
    new Map([['a', Buffer.from('y')]]),
    new Map([
      ['a', Buffer.from('')],
      ['x', Buffer.from('')],
    ]),
  ].map(fingerprint);
  expect(new Set(prints).size).toBe(4);
});
