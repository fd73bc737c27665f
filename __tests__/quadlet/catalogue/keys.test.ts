import { describe, expect, test } from '@jest/globals';
import {
  extensionOf,
  type KeyRecord,
  keyCatalogue,
  repeats,
  UNIT_KINDS,
} from '../../../src/quadlet/catalogue/keys.js';
import { KNOWN_RELEASES, minorOf, versionNumber } from '../../../src/quadlet/catalogue/versions.js';

const ALL: readonly KeyRecord[] = [...keyCatalogue().values()].flatMap((keys) => [...keys.values()]);

// Counted in the generators' own tables of every tag; for 6.1 the keys that the binary of 6.1.1 accepts.
test.each<[minor: string, count: number]>([
  ['4.4', 54],
  ['4.5', 79],
  ['4.6', 91],
  ['4.7', 102],
  ['4.8', 132],
  ['4.9', 132],
  ['5.0', 142],
  ['5.1', 143],
  ['5.2', 171],
  ['5.3', 200],
  ['5.4', 201],
  ['5.5', 212],
  ['5.6', 216],
  ['5.7', 233],
  ['5.8', 234],
  ['6.0', 236],
  ['6.1', 237],
])('Podman %s knows %d keys', (minor, count) => {
  const known = ALL.filter(({ since }) => versionNumber(minorOf(since)) <= versionNumber(minor));
  expect(known).toHaveLength(count);
});

test('every key came with a release that is the first of its minor version', () => {
  expect(ALL.filter(({ since }) => !KNOWN_RELEASES.includes(since) || !since.endsWith('.0'))).toEqual([]);
});

test('every record is whole', () => {
  const readers = ['value', 'flag', 'number', 'list', 'words', 'args', 'assignments', 'command'];
  for (const record of ALL) {
    expect(readers).toContain(record.reader);
    expect(record.key).toMatch(/^[A-Z][A-Za-z\d]*$/);
    expect(record.option).toMatch(/^(?:-|--\S.*|\(.+\)|[a-z].*)$/);
    expect(record.kind).not.toBe('');
    expect(record.sinceNumber).toBe(versionNumber(record.since));
  }
});

test('no key is in a section of a kind that came later', () => {
  const early = ALL.filter(({ section, sinceNumber }) => {
    const kind = [...UNIT_KINDS.values()].find((one) => one.section === section);
    return kind !== undefined && sinceNumber < kind.since;
  });
  expect(early).toEqual([]);
});

describe('a key', () => {
  test.each<[section: string, key: string, since: string, reader: KeyRecord['reader']]>([
    ['Container', 'Image', '4.4.0', 'value'],
    ['Container', 'Exec', '4.4.0', 'command'],
    ['Container', 'Environment', '4.4.0', 'assignments'],
    ['Container', 'Volume', '4.4.0', 'list'],
    ['Container', 'Mount', '4.5.0', 'args'],
    ['Container', 'AddCapability', '4.4.0', 'words'],
    ['Container', 'ReadOnly', '4.4.0', 'flag'],
    ['Container', 'Pod', '5.0.0', 'value'],
    ['Container', 'Memory', '5.5.0', 'value'],
    ['Container', 'AppArmor', '5.8.0', 'value'],
    ['Container', 'ImageVolume', '6.1.0', 'value'],
    ['Volume', 'User', '4.4.0', 'number'],
    ['Volume', 'UID', '6.0.0', 'value'],
    ['Build', 'ImageTag', '5.2.0', 'list'],
    ['Artifact', 'Artifact', '5.7.0', 'value'],
    ['Quadlet', 'DefaultDependencies', '5.3.0', 'flag'],
  ])('[%s] %s= came with %s and is a %s', (section, key, since, reader) => {
    expect(keyCatalogue().get(section)?.get(key)).toMatchObject({ section, key, since, reader });
  });

  test('that is deprecated is one of these', () => {
    const names = ALL.filter(({ deprecated }) => deprecated).map(({ key }) => key);
    expect([...new Set(names)].sort()).toEqual([
      'RemapGid',
      'RemapUid',
      'RemapUidSize',
      'RemapUsers',
      'VolatileTmp',
    ]);
  });
});

test.each([
  ['value', false],
  ['flag', false],
  ['number', false],
  ['command', false],
  ['list', true],
  ['words', true],
  ['args', true],
  ['assignments', true],
] as const)('a second line adds to a %s: %s', (reader, wanted) => {
  expect(repeats(reader)).toBe(wanted);
});

test('there are eight kinds of units, each with keys of its own', () => {
  expect([...UNIT_KINDS.keys()].sort().join(' ')).toBe(
    '.artifact .build .container .image .kube .network .pod .volume',
  );
  const sections = [...UNIT_KINDS.values()].map(({ section }) => section);
  expect([...sections, 'Quadlet'].sort()).toEqual([...keyCatalogue().keys()].sort());
});

test.each([
  ['a.container', '.container'],
  ['a.b.pod', '.pod'],
  ['.volume', '.volume'],
  ['a', ''],
  ['a.', '.'],
  ['a.d/b', ''],
  ['a.d/b.conf', '.conf'],
  ['', ''],
])('the ending of %j is %j', (name, ending) => {
  expect(extensionOf(name)).toBe(ending);
});
