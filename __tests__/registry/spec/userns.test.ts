import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import { isModern, type MapEntry, parseMapping } from '../../../src/registry/spec/userns.js';
import { thrownBy } from '../fakes.js';

describe('userns', () => {
  test.each([
    ['', { kind: 'default' }],
    ['host', { kind: 'host' }],
    ['nomap', { kind: 'nomap' }],
    ['auto', { kind: 'auto' }],
    ['auto:size=3000', { kind: 'auto', size: 3000 }],
    ['keep-id', { kind: 'keep-id' }],
    ['keep-id:uid=101,gid=102', { kind: 'keep-id', uid: 101, gid: 102 }],
    ['keep-id:size=2000,uid=0', { kind: 'keep-id', size: 2000, uid: 0 }],
  ])('%j', (text, choice) => expect(parseMapping(text, '', '')).toEqual(choice));

  test.each([
    'private',
    'Keep-id',
    'keep-id:',
    'keep-id:uid',
    'keep-id:uid=',
    'keep-id:uid=-1',
    'keep-id:uid=1,uid=2',
    'keep-id:uid=4294967295',
    'keep-id:size=0',
    'keep-id:name=x',
    'keep-id:uid=1,',
    'auto:uidmapping=0:1:5',
    'auto:uid=1',
    'nomap:size=1',
    'host:x',
    'ns:/proc/1/ns/user',
    'container:x',
    'keep-id --privileged',
    'keep-id\nauto',
  ])('%j is refused', async (text) => {
    const error = await thrownBy(() => parseMapping(text, '', ''));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toMatch(/^input "userns" is .*; use host, keep-id, /);
    expect(error.message).not.toContain('\n');
  });
});

const entry: MapEntry = {
  text: '',
  inside: 0,
  from: 1,
  isHostId: false,
  count: 1,
  extends: false,
  forUids: true,
  forGids: true,
};

describe('uidmap and gidmap', () => {
  test.each<[string, Partial<MapEntry>]>([
    ['0:1:65536', { count: 65536 }],
    ['7:2', { inside: 7, from: 2 }],
    ['0:@1001:1', { from: 1001, isHostId: true }],
    ['+0:1', { extends: true }],
    ['u0:1', { forGids: false }],
    ['g0:1', { forUids: false }],
    ['ug+0:1', { extends: true }],
  ])('%s', (text, more) => {
    const uidmap = [{ ...entry, text, ...more }];
    expect(parseMapping('', text, '')).toEqual({ kind: 'maps', uidmap, gidmap: [] });
  });

  test('are separated by spaces, commas and lines', () => {
    const choice = parseMapping('', ' 0:1:5, 5:6\n6:7 ', '0:1');
    expect(choice).toMatchObject({ uidmap: [{ inside: 0 }, { inside: 5 }, { inside: 6 }], gidmap: [{}] });
  });

  test.each([
    '0',
    '0:',
    ':1',
    '0:1:',
    '0:1:1:2',
    'x0:1',
    '0:-1',
    '0:1:5;id',
    '0x1:1',
    '@0:1',
    '0:1:0',
    '4294967295:1',
    '0:1:4294967295',
    '99999999999:1',
  ])('%j is refused', async (text) => {
    const error = await thrownBy(() => parseMapping('', '', text));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain(`input "gidmap" is ${JSON.stringify(text)}; use `);
  });

  test.each([
    ['uidmap', '0:1:5', ''],
    ['gidmap', '', '0:1:5'],
  ])('%s beside userns is refused', async (other, uidmap, gidmap) => {
    const error = await thrownBy(() => parseMapping('keep-id', uidmap, gidmap));
    expect(error.message).toContain(`inputs "userns" ("keep-id") and "${other}" exclude each other`);
  });
});

test.each([
  ['0:1:5', false],
  ['0:1', true],
  ['+0:1:5', true],
  ['u0:1:5', true],
  ['0:@1001:1', true],
])('is %s of Podman 4.7: %s', (text, modern) => expect(isModern({ ...entry, text })).toBe(modern));
