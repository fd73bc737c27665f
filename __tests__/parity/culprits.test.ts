import { expect, test } from '@jest/globals';
import { settle } from '../../parity/culprits.js';
import type { SetFiles } from '../../parity/set-files.js';
import type { Verdict } from '../../src/quadlet/generator/verdict/verdict.js';

function set(files: Readonly<Record<string, string>>): SetFiles {
  return new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
}

/** A generator that ends early on files as `ends` says. */
function fake(ends: (files: SetFiles) => Verdict['end'], lastRead?: string) {
  return async (files: SetFiles): Promise<Verdict> => {
    const units = new Map([...files.keys()].map((path) => [path, { kind: 'silent' as const }]));
    return { end: ends(files), units, dropIns: new Map(), lastRead, crash: 'panic: x' };
  };
}

function text(files: SetFiles): string {
  return [...files.values()].map((content) => Buffer.from(content).toString()).join('\n');
}

test('a set on which it finishes is left as it is', async () => {
  const files = set({ 'a.pod': '' });
  const { culprits, rest } = await settle(
    files,
    fake(() => 'finished'),
  );
  expect([culprits, [...rest.keys()]]).toEqual([[], ['a.pod']]);
});

test('each unit that ends it early is set aside, and not the one that refers to it', async () => {
  const files = set({ 'a.container': 'Pod=b.pod', 'b.pod': 'BAD', 'c.pod': 'BAD', 'd.pod': '' });
  const { culprits, rest, verdict } = await settle(
    files,
    fake((some) => (text(some).includes('BAD') ? 'crashed' : 'finished')),
  );
  expect(culprits.map(({ file, end, message }) => [file, end, message])).toEqual([
    ['b.pod', 'crashed', 'panic: x'],
    ['c.pod', 'crashed', 'panic: x'],
  ]);
  expect([...rest.keys()]).toEqual(['a.container', 'd.pod']);
  expect(verdict.end).toBe('finished');
});

test('where it takes two together, one of them is', async () => {
  const files = set({ 'a.pod': '', 'b.pod': 'ONE', 'c.pod': 'TWO', 'd.pod': '' });
  const { culprits } = await settle(
    files,
    fake((some) => (/ONE[\s\S]*TWO/.test(text(some)) ? 'hung' : 'finished'), 'b.pod'),
  );
  expect(culprits.map(({ file, end, files: taken }) => [file, end, [...taken.keys()]])).toEqual([
    ['c.pod', 'hung', ['b.pod', 'c.pod']],
  ]);
});
