import { describe, expect, test } from '@jest/globals';
import {
  directive,
  directivesOf,
  isDirective,
  isSection,
  sectionOf,
} from '../../../src/quadlet/catalogue/systemd.js';

// Each of these was given to `systemd-analyze verify` of systemd 252, 257 and 262.

describe('isDirective', () => {
  test.each([
    ['Unit', 'Description'],
    ['Unit', 'StartLimitBurst'],
    ['Service', 'Restart'],
    ['Service', 'ExecStartPre'],
    ['Service', 'KillMode'],
    ['Service', 'MemoryMax'],
    ['Service', 'LimitNOFILE'],
    ['Service', 'ProtectSystem'],
    ['Install', 'WantedBy'],
    ['Install', 'Also'],
    ['Unit', 'BindTo'],
    ['Service', 'StartLimitInterval'],
    ['Service', 'NetClass'],
    ['Service', 'CPUShares'],
    ['Unit', 'IgnoreOnSnapshot'],
    ['Unit', 'WantsMountsFor'],
    ['Service', 'ExecReloadPost'],
    ['Unit', 'X-Foo'],
    ['Service', 'X-'],
    ['X-Foo', 'anything'],
    ['X-', 'anything'],
  ])('[%s] %s= is taken', (section, key) => {
    expect(isDirective(section, key)).toBe(true);
  });

  test.each([
    ['Unit', 'Foo'],
    ['Unit', 'after'],
    ['Unit', 'Restart'],
    ['Unit', 'WantedBy'],
    ['Unit', 'x-foo'],
    ['Unit', '-foo'],
    ['Unit', 'foo bar'],
    ['Service', 'Description'],
    ['Service', 'StandardErrorFileDescriptor'],
    ['Service', 'Enviroment'],
    ['Install', 'Foo'],
    ['Install', 'x-b'],
    ['x-Foo', 'a'],
    ['unit', 'Description'],
    ['Socket', 'ListenStream'],
    ['', 'Description'],
    ['Unit', ''],
    ['Unit', 'constructor'],
    ['__proto__', 'toString'],
  ])('[%s] %s= is ignored', (section, key) => {
    expect(isDirective(section, key)).toBe(false);
  });
});

test.each([
  ['Unit', true],
  ['Service', true],
  ['Install', true],
  ['X-Foo', true],
  ['X-ä', true],
  ['x-Foo', false],
  ['Socket', false],
  ['Container', false],
  ['unit', false],
  [' Unit', false],
  ['', false],
])('the section [%s] is taken: %s', (section, taken) => {
  expect(isSection(section)).toBe(taken);
});

test.each([
  ['Restart', 'Service'],
  ['WantedBy', 'Install'],
  ['After', 'Unit'],
  ['StartLimitBurst', 'Unit'],
  ['StartLimitInterval', 'Unit'],
  ['RebootArgument', 'Unit'],
  ['Environment', 'Service'],
  ['Image', undefined],
  ['restart', undefined],
  ['X-Foo', undefined],
])('%s= belongs to %s', (key, section) => {
  expect(sectionOf(key)).toBe(section);
});

test.each([
  ['Unit', 'After', 'UNIT [...]', 252, undefined],
  ['Service', 'RestartSec', 'SECONDS', 252, undefined],
  ['Service', 'PrivateTmp', undefined, 252, undefined],
  ['Service', 'RestartSteps', 'UNSIGNED', 257, undefined],
  ['Service', 'StateDirectoryAccounting', 'BOOLEAN', 262, undefined],
  ['Service', 'CPUAccounting', 'BOOLEAN', 252, 257],
  ['Service', 'Capabilities', undefined, 252, 0],
])('[%s] %s= is of type %s, since %s, until %s', (section, key, type, since, effectiveUntil) => {
  expect(directive(section, key)).toEqual({ section, key, type, since, effectiveUntil });
});

test('every setting is listed once, and found where it is listed', () => {
  const keys = (['Unit', 'Service', 'Install'] as const).map((section) => directivesOf(section));
  expect(keys.map((list) => list.length)).toEqual([126, 303, 6]);
  for (const list of keys) expect(new Set(list).size).toBe(list.length);
  expect(keys.flat().filter((key) => sectionOf(key) === undefined)).toEqual([]);
  expect(keys.flat().filter((key) => !/^[A-Z][A-Za-z0-9]+$/.test(key))).toEqual([]);
});
