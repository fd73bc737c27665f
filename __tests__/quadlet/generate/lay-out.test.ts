import { expect, test } from '@jest/globals';
import { layOut } from '../../../src/quadlet/generate/lay-out.js';
import { treeOf } from '../../../src/quadlet/set/source-tree.js';

/** The layout as `path=file`. */
function drawn(files: readonly string[], roots?: readonly string[]): string[] {
  const tree = treeOf(new Map(files.map((path) => [path, path])), roots);
  return layOut(tree, true).files.map(({ path, file }) => `${path}=${file}`);
}

test.each<[title: string, files: string[], roots: string[] | undefined, expected: string[]]>([
  ['one directory', ['a.volume', 'd/b.pod'], undefined, ['a.volume=a.volume', 'd/b.pod=d/b.pod']],
  ['its root left out', ['q/a.volume', 'q/d/b.pod'], ['q'], ['a.volume=q/a.volume', 'd/b.pod=q/d/b.pod']],
  [
    'drop-ins and nothing else',
    ['a.volume.d/1.conf', 'a.volume.d/x', 'b.conf'],
    undefined,
    ['a.volume.d/1.conf=a.volume.d/1.conf'],
  ],
  [
    'several as one',
    ['q/a.volume', 'r/b.volume'],
    ['q', 'r'],
    ['a.volume=q/a.volume', 'b.volume=r/b.volume'],
  ],
  ['the first of a name', ['q/a.volume', 'r/a.volume'], ['q', 'r'], ['a.volume=q/a.volume']],
  [
    'no later one that would come first',
    ['q/d/a.volume', 'r/a.volume'],
    ['q', 'r'],
    ['d/a.volume=q/d/a.volume'],
  ],
  [
    'units in a directory of drop-ins are none',
    ['a.d/b.volume', 'c.volume'],
    undefined,
    ['c.volume=c.volume'],
  ],
])('lays out %s', (_, files, roots, expected) => {
  expect(drawn(files, roots)).toEqual(expected);
});

test('lays out the parts of a bundle', () => {
  const text = '# FileName=a\n[Pod]\n---\n# FileName=b\n[Volume]\n';
  const tree = treeOf(new Map([['q/app.quadlets', text]]), ['q']);
  expect(layOut(tree, true).files.map(({ path, file, content }) => [path, file, content])).toEqual([
    ['a.pod', 'q/app.quadlets', '# FileName=a\n[Pod]'],
    ['b.volume', 'q/app.quadlets', '# FileName=b\n[Volume]'],
  ]);
});

test('keeps the bytes of a part that is no UTF-8', () => {
  const bytes = Buffer.from('# FileName=a\n[Pod]\n#\xe9\n---\n', 'latin1');
  const [file] = layOut(treeOf(new Map([['app.quadlets', bytes]])), true).files;
  expect(Buffer.from(file?.content ?? '').toString('latin1')).toBe('# FileName=a\n[Pod]\n#\xe9');
});

test('refuses a part whose name has a control character', () => {
  const tree = treeOf(new Map([['app.quadlets', '# FileName=a\x1bb\n[Pod]\n']]));
  expect(() => layOut(tree, true)).toThrow('has a control character in its name');
});

test.each(['a\nb.volume', 'a\x1b.volume', 'd\n/a.volume', 'a.volume.d/\r.conf'])('refuses %j', (path) => {
  expect(() => drawn([path])).toThrow('has a control character in its name');
});

test.each(['with space.volume', '%h.volume', '$(true).volume', "'.volume", '-a.volume', 'ü.volume'])(
  'takes %j',
  (path) => {
    expect(drawn([path])).toEqual([`${path}=${path}`]);
  },
);

test('leaves linked directories out for a generator that does not enter them, but for drop-ins', () => {
  const entries = [{ name: 'b.volume', content: '' }];
  const tree = {
    directories: [
      { path: 'q', depth: 0, linked: false, entries: [{ name: 'a.volume', content: '' }] },
      { path: 'q/d', depth: 1, linked: true, entries },
      { path: 'q/a.volume.d', depth: 1, linked: true, entries: [{ name: '1.conf', content: '' }] },
    ],
  };
  const paths = (follows: boolean) => layOut(tree, follows).files.map(({ path }) => path);
  expect(paths(false)).toEqual(['a.volume', 'a.volume.d/1.conf']);
  expect(paths(true)).toEqual(['a.volume', 'd/b.volume', 'a.volume.d/1.conf']);
});
