import { describe, expect, test } from '@jest/globals';
import { pathOf } from '../../../src/quadlet/set/parsed-files.js';
import type { SourceTree } from '../../../src/quadlet/set/source-tree.js';
import { load, memberOf } from './load.js';

const FAULTY = '[Volume]\noops\n';

describe('what is read', () => {
  test.each<[title: string, version: string, files: Record<string, string>, members: string[]]>([
    [
      'kinds in the order of conversion',
      '5.8.6',
      {
        'a.pod': '',
        'b.container': '',
        'c.kube': '',
        'd.build': '',
        'e.volume': '',
        'f.network': '',
        'g.image': '',
        'h.artifact': '',
      },
      ['g.image', 'h.artifact', 'e.volume', 'f.network', 'd.build', 'b.container', 'c.kube', 'a.pod'],
    ],
    [
      'by name within a kind',
      '5.8.6',
      { 'b.volume': '', 'a.network': '', 'a.volume': '' },
      ['a.network', 'a.volume', 'b.volume'],
    ],
    [
      'directories after each other',
      '5.8.6',
      { 'z.volume': '', 'a/b.volume': '', 'a/a.volume': '' },
      ['z.volume', 'a/a.volume', 'a/b.volume'],
    ],
    [
      'the case of an ending counts',
      '5.8.6',
      { 'a.Volume': '', 'b.volume.bak': '', volume: '', '.volume': '' },
      ['.volume'],
    ],
    [
      'kinds of 4.4',
      '4.4.0',
      { 'a.pod': '', 'b.build': '', 'c.image': '', 'd.artifact': '', 'e.kube': '' },
      ['e.kube'],
    ],
    ['images from 4.8 on', '4.8.0', { 'a.pod': '', 'c.image': '' }, ['c.image']],
    ['pods from 5.0 on', '5.0.0', { 'a.pod': '', 'b.build': '' }, ['a.pod']],
    ['builds from 5.2 on', '5.2.0', { 'b.build': '', 'd.artifact': '' }, ['b.build']],
    ['artifacts from 5.7 on', '5.7.0', { 'd.artifact': '' }, ['d.artifact']],
    ['nothing below before 4.7', '4.6.2', { 'a.volume': '', 'b/c.volume': '' }, ['a.volume']],
    [
      'what is below from 4.7 on',
      '4.7.0',
      { 'a.volume': '', 'b/c.volume': '', 'b/d/e.volume': '' },
      ['a.volume', 'b/c.volume', 'b/d/e.volume'],
    ],
    [
      'directories of drop-ins are some like others in 4.9',
      '4.9.3',
      { 'a.volume.d/b.volume': '' },
      ['a.volume.d/b.volume'],
    ],
    ['and in 5.1', '5.1.0', { 'a.volume.d/b.volume': '' }, ['a.volume.d/b.volume']],
    ['and no longer in 5.2', '5.2.0', { 'a.volume.d/b.volume': '' }, []],
    ['what is below them neither from 5.3 on', '5.3.0', { 'a.d/b/c.volume': '' }, []],
  ])('%s', (_, version, files, members) => {
    expect(load(files, version).members.map(({ unit }) => unit.path)).toEqual(members);
  });
});

describe('what is passed over', () => {
  function passedOver(
    given: Parameters<typeof load>[0],
    version: string,
    roots?: readonly string[],
  ): string[] {
    return load(given, version, roots).passedOver.map(
      ({ directory, entry, reason, by }) =>
        `${pathOf(directory, entry.name)}: ${reason}${by ? ` by ${by}` : ''}`,
    );
  }

  test.each<[title: string, version: string, files: Record<string, string>, found: string[]]>([
    [
      'a name that is taken',
      '5.8.6',
      { 'a.volume': '', 'b/a.volume': '', 'c/a.volume': '' },
      ['b/a.volume: shadowed by a.volume', 'c/a.volume: shadowed by a.volume'],
    ],
    [
      'a faulty file takes no name',
      '5.8.6',
      { 'a.volume': FAULTY, 'b/a.volume': '', 'c/a.volume': '' },
      ['c/a.volume: shadowed by b/a.volume'],
    ],
    [
      'a file that is lost with a faulty one does',
      '5.8.6',
      { 'a.volume': '', 'b.volume': FAULTY, 'c/a.volume': '' },
      ['c/a.volume: shadowed by a.volume'],
    ],
    ['a kind that came later', '4.9.3', { 'a.pod': '' }, ['a.pod: kind']],
    ['a place where the version does not look', '4.6.0', { 'b/a.volume': '' }, ['b/a.volume: place']],
    ['a directory of drop-ins', '5.8.6', { 'a.d/a.volume': '' }, ['a.d/a.volume: place']],
  ])('%s', (_, version, files, found) => {
    expect(passedOver(files, version)).toEqual(found);
  });

  test('the later root', () => {
    expect(passedOver({ 'etc/a.volume': '', 'run/a.volume': '' }, '5.8.6', ['run', 'etc'])).toEqual([
      'etc/a.volume: shadowed by run/a.volume',
    ]);
  });

  test.each([
    ['5.2.0', ['l/a.volume: place']],
    ['5.3.0', []],
  ])('a linked directory for %s', (version, found) => {
    const entries = [{ name: 'a.volume', content: '' }];
    const directories: SourceTree['directories'] = [
      { path: '', depth: 0, linked: false, entries: [] },
      { path: 'l', depth: 1, linked: true, entries },
    ];
    expect(passedOver({ directories }, version)).toEqual(found);
  });
});

describe('what cannot be read', () => {
  test.each<[version: string, loaded: string[], lost: string[]]>([
    ['6.0.2', ['c.volume'], ['a.volume by b.volume', 'b.volume']],
    ['5.0.0', ['c.volume'], ['a.volume by b.volume', 'b.volume']],
    ['4.9.3', ['a.volume', 'c.volume'], ['b.volume']],
  ])('takes its directory with it from 5.0 on: %s', (version, loaded, lost) => {
    const set = load({ 'a.volume': '', 'b.volume': FAULTY, 'd/c.volume': '' }, version);
    expect([...set.byName.keys()]).toEqual(loaded);
    expect(
      [...set.notLoaded.values()].map(({ unit, droppedBy }) =>
        droppedBy ? `${unit.name} by ${droppedBy}` : unit.name,
      ),
    ).toEqual(lost);
  });

  test('a file on which the generator runs for ever takes nothing', () => {
    const set = load({ 'a.volume': '', 'b.volume': '[Volume]\nA=\\\n\n[X]\n' }, '5.3.0');
    expect([...set.byName.keys()]).toEqual(['a.volume']);
  });

  test('a directory with the name of a unit takes the others with it', () => {
    const entries = [
      { name: 'a.volume', content: '' },
      { name: 'b.volume', content: undefined, unreadable: 'it is a directory' },
    ];
    const set = load({ directories: [{ path: 'x', depth: 0, linked: false, entries }] });
    expect(set.unreadable.map(({ entry, reason }) => `${entry.name}: ${reason}`)).toEqual([
      'b.volume: it is a directory',
    ]);
    expect(memberOf(set, 'a.volume')).toMatchObject({ parses: true, loads: false, droppedBy: 'x/b.volume' });
  });

  test('a drop-in that is faulty is left out, and takes nothing', () => {
    const set = load({
      'a.volume': '',
      'a.volume.d/1.conf': FAULTY,
      'a.volume.d/2.conf': '[Volume]\nLabel=a',
    });
    const { unit, dropInFiles, loads } = memberOf(set, 'a.volume');
    expect(loads).toBe(true);
    expect(dropInFiles.map(({ source }) => source.path)).toEqual(['a.volume.d/1.conf', 'a.volume.d/2.conf']);
    expect(unit.dropIns.map(({ source }) => source.path)).toEqual(['a.volume.d/2.conf']);
  });
});

test('a file that was not read is there and is no member', () => {
  const entries = [{ name: 'a.volume', content: undefined }];
  const set = load({ directories: [{ path: '', depth: 0, linked: false, entries }] });
  expect([set.members, set.unreadable, set.passedOver]).toEqual([[], [], []]);
});
