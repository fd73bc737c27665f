import { expect, test } from '@jest/globals';
import { aboutOf } from '../../../parity/fuzz/case.js';
import { shrink } from '../../../parity/fuzz/shrink.js';
import type { SetFiles } from '../../../parity/set-files.js';

function set(files: Readonly<Record<string, string>>): SetFiles {
  return new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
}

function text(files: SetFiles, path: string): string {
  return Buffer.from(files.get(path) ?? []).toString();
}

test('what is not needed goes: files, directories, lines, words and characters', async () => {
  const files = set({
    'sub/a.container': '[Container]\nImage=quay.io/x\nExec=one bad two\n',
    'sub/b.pod': '[Pod]\n',
    'sub/a.container.d/1.conf': '[Container]\nLabel=keep=1\n',
  });
  const smallest = await shrink(files, async (some) => {
    const all = [...some.keys()].map((path) => text(some, path)).join('\n');
    return all.includes('Exec') && all.includes('bad') && all.includes('Label');
  });
  expect([...smallest].map(([path]) => [path, text(smallest, path)])).toEqual([
    ['a.container', 'Execbad'],
    ['a.container.d/1.conf', 'Label'],
  ]);
});

test('it stops when it has asked often enough', async () => {
  let asked = 0;
  await shrink(
    set({ 'a.pod': 'x'.repeat(500) }),
    async () => {
      asked += 1;
      return false;
    },
    20,
  );
  expect(asked).toBe(20);
});

test.each([
  [
    ['makes m1qa.service', 'no unit, PQ010 in line 3: [Container] has no key X'],
    ['makes b c.service', 'no unit, PQ010 in line 9: other words'],
  ],
  [
    ['rejects it: unsupported key \'A\' in group "B" in /tmp/1/m1qa.container', 'makes a.service, no error'],
    ['rejects it: unsupported key \'C\' in group "D" in /tmp/2/b.container', 'makes b.service, no error'],
  ],
] as const)('names are no part of what a disagreement is about: %j', (one, other) => {
  const about = ([generator, engine]: readonly [string, string]): string =>
    aboutOf({ file: '', generator, engine });
  expect(about(one)).toBe(about(other));
  expect(about(one)).not.toBe(about([one[0], 'makes a.service, PQ001 in line 1: x']));
});
