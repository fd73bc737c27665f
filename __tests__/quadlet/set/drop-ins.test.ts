import { describe, expect, test } from '@jest/globals';
import { behaviourOf } from '../../../src/quadlet/catalogue/behaviour.js';
import { DropInFinder, dropInDirectories } from '../../../src/quadlet/set/drop-ins.js';
import { pathOf } from '../../../src/quadlet/set/parsed-files.js';
import { treeOf } from '../../../src/quadlet/set/source-tree.js';

describe('directories of drop-ins, most specific first', () => {
  test.each<[name: string, directories: string[]]>([
    ['a.container', ['a.container.d', 'container.d']],
    ['a-b.volume', ['a-b.volume.d', 'a-.volume.d', 'volume.d']],
    ['a-b-c.pod', ['a-b-c.pod.d', 'a-b-.pod.d', 'a-.pod.d', 'pod.d']],
    ['a--b.pod', ['a--b.pod.d', 'a--.pod.d', 'a-.pod.d', 'pod.d']],
    ['a-.pod', ['a-.pod.d', 'a-.pod.d', 'pod.d']],
    ['a@.container', ['a@.container.d', 'container.d']],
    ['a@b.container', ['a@b.container.d', 'a@.container.d', 'container.d']],
    ['a@b-c.container', ['a@b-c.container.d', 'a@.container.d', 'container.d']],
    ['a-b@c.kube', ['a-b@c.kube.d', 'a-b@.kube.d', 'a-@.kube.d', 'a-.kube.d', 'kube.d']],
    ['a.b-c.image', ['a.b-c.image.d', 'a.b-.image.d', 'image.d']],
  ])('%s', (name, directories) => {
    expect(dropInDirectories(name, { dropIns: 'all' })).toEqual(directories);
  });

  test.each<[name: string, directories: string[]]>([
    ['a-b.container', ['a-b.container.d']],
    ['a-b@.container', ['a-b@.container.d']],
    ['a-b@c.container', ['a-b@c.container.d', 'a-b@.container.d']],
  ])('5.0 and 5.1 know fewer: %s', (name, directories) => {
    expect(dropInDirectories(name, behaviourOf('5.1.0'))).toEqual(directories);
  });

  test('4.9 knows none', () => {
    expect(dropInDirectories('a-b@c.container', behaviourOf('4.9.5'))).toEqual([]);
  });
});

function find(
  unit: string,
  files: readonly string[],
  version = '5.8.6',
  roots: readonly string[] = [''],
): string[] {
  const { directories } = treeOf(new Map(files.map((file) => [file, ''])), roots);
  const searched = directories.filter(({ path }) => !path.endsWith('.d'));
  const finder = new DropInFinder(searched, directories, behaviourOf(version));
  return finder.of(unit).map(({ directory, entry }) => pathOf(directory, entry.name));
}

describe('the drop-ins of a unit', () => {
  test.each<[title: string, unit: string, files: string[], found: string[]]>([
    ['none', 'a.pod', ['a.pod', 'b.pod.d/x.conf'], []],
    [
      'by name, wherever they are',
      'a-b.pod',
      ['a-b.pod.d/2.conf', 'pod.d/1.conf', 'a-.pod.d/3.conf'],
      ['pod.d/1.conf', 'a-b.pod.d/2.conf', 'a-.pod.d/3.conf'],
    ],
    [
      'the more specific of one name',
      'a-b.pod',
      ['a-b.pod.d/1.conf', 'pod.d/1.conf', 'a-.pod.d/1.conf'],
      ['a-b.pod.d/1.conf'],
    ],
    [
      'only .conf',
      'a.pod',
      ['a.pod.d/1.conf', 'a.pod.d/2.conf~', 'a.pod.d/3.CONF', 'a.pod.d/.conf'],
      ['a.pod.d/.conf', 'a.pod.d/1.conf'],
    ],
    ['none below', 'a.pod', ['a.pod.d/b/1.conf', 'a.pod.d/2.conf'], ['a.pod.d/2.conf']],
    [
      'in any directory of the search path',
      'a.pod',
      ['a.pod', 'b/a.pod.d/1.conf', 'b/c/pod.d/2.conf'],
      ['b/a.pod.d/1.conf', 'b/c/pod.d/2.conf'],
    ],
    [
      'the first directory of one name',
      'a.pod',
      ['b/a.pod.d/1.conf', 'c/a.pod.d/1.conf'],
      ['b/a.pod.d/1.conf'],
    ],
    [
      'the letters are bytes',
      'a.pod',
      ['a.pod.d/b.conf', 'a.pod.d/B.conf', 'a.pod.d/ä.conf'],
      ['a.pod.d/B.conf', 'a.pod.d/b.conf', 'a.pod.d/ä.conf'],
    ],
  ])('%s', (_, unit, files, found) => {
    expect(find(unit, files)).toEqual(found);
  });

  test('of one name the more specific, or before 5.6 the one of the earlier directory', () => {
    const files = ['run/pod.d/1.conf', 'etc/a.pod.d/1.conf'];
    expect(find('a.pod', files, '5.6.0', ['run', 'etc'])).toEqual(['etc/a.pod.d/1.conf']);
    expect(find('a.pod', files, '5.5.2', ['run', 'etc'])).toEqual(['run/pod.d/1.conf']);
  });

  test('none in 4.9', () => {
    expect(find('a.pod', ['a.pod.d/1.conf'], '4.9.5')).toEqual([]);
  });
});

describe('a file where the directory would be', () => {
  test.each<[version: string, found: string[]]>([
    ['5.8.6', ['b/a.pod.d', 'pod.d']],
    ['5.1.0', ['b/a.pod.d']],
    ['4.9.5', []],
  ])('is told for %s', (version, found) => {
    const { directories } = treeOf(
      new Map([
        ['a.pod', ''],
        ['b/a.pod.d', ''],
        ['pod.d', ''],
        ['c.pod.d', ''],
      ]),
    );
    const finder = new DropInFinder(directories, directories, behaviourOf(version));
    const blocked = finder.blockedFor('a.pod').map(({ directory, entry }) => pathOf(directory, entry.name));
    expect(blocked).toEqual(found);
  });
});
