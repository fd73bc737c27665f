import { describe, expect, test } from '@jest/globals';
import {
  sliceFault,
  unitNameFault,
  unitNamesFault,
} from '../../../../src/quadlet/rules/values/unit-names.js';

// `JoinsNamespaceOf=` and `After=`, given to `systemd-analyze verify` of systemd 252, 257 and 262.
describe('unitNameFault', () => {
  test.each([
    ...[
      'foo.service',
      'foo@.service',
      'foo@bar.service',
      'a@b@c.service',
      'a@@.service',
      'foo\\x2dbar.service',
    ],
    ...[
      'foo:bar.service',
      '-.mount',
      '-.slice',
      'a.b.c.service',
      `${'a'.repeat(247)}.service`,
      'dev-sda.device',
    ],
    ...[
      'a.target',
      'a.timer',
      'a.socket',
      'a.mount',
      'a.automount',
      'a.swap',
      'a.path',
      'a.slice',
      'a.scope',
    ],
  ])('%s is taken', (name) => {
    expect(unitNameFault(name, false)).toBeUndefined();
  });

  test.each([
    ['foo', 'lacks a suffix such as .service'],
    ['foo.serv', 'has no systemd suffix such as .service'],
    ['foo.Service', 'has no systemd suffix such as .service'],
    ['foo.service.', 'has no systemd suffix such as .service'],
    ['foo.snapshot', 'has no systemd suffix such as .service'],
    ['foo.container', 'has no systemd suffix such as .service'],
    ['.service', 'has no name before the "."'],
    ['@.service', 'has no name before the "@"'],
    ['@foo.service', 'has no name before the "@"'],
    ['foo.service,bar.service', 'is not a unit name, because of the ","'],
    ['"foo.service"', 'is not a unit name, because of the """'],
    ['foo/bar.service', 'is not a unit name, because of the "/"'],
    ['/dev/sda', 'is not a unit name, because of the "/"'],
    ['föö.service', 'is not a unit name, because of the "ö"'],
    ['a😀.service', 'is not a unit name, because of the "😀"'],
    ['foo.service;', 'is not a unit name, because of the ";"'],
    ['a*.service', 'is not a unit name, because of the "*"'],
    ['$X.service', 'is not a unit name, because of the "$"'],
  ])('%s %s', (name, fault) => {
    expect(unitNameFault(name, false)).toBe(`"${name}" ${fault}`);
  });

  test('a name has at most 255 characters', () => {
    expect(unitNameFault(`${'a'.repeat(248)}.service`, false)).toBe(
      `"${'a'.repeat(40)}…" is longer than 255 characters`,
    );
  });

  test.each(['artifact', 'build', 'container', 'image', 'kube', 'network', 'pod', 'volume'])(
    'a .%s is the business of the generator',
    (suffix) => {
      expect(unitNameFault(`foo.${suffix}`, true)).toBeUndefined();
      expect(unitNameFault(`foo.${suffix}`, false)).toBeDefined();
    },
  );
});

describe('unitNamesFault', () => {
  test.each(['', 'a.service b.target', ' a.service\tb.service ', 'foo@%i.service', '%n', 'foo.%Z'])(
    '%j is fine',
    (value) => {
      expect(unitNamesFault(value, false)).toBeUndefined();
    },
  );

  test.each([
    ['network.target network-online', '"network-online" lacks a suffix such as .service'],
    ['foo.service # x', '"#" is not a unit name, because of the "#"'],
    ['foo.service, bar.service', '"foo.service," is not a unit name, because of the ","'],
    ['%i.service b', '"b" lacks a suffix such as .service'],
  ])('%s: %s', (value, fault) => {
    expect(unitNamesFault(value, false)).toBe(fault);
  });
});

// `Slice=`, likewise.
describe('sliceFault', () => {
  test.each(['foo.slice', '-.slice', 'foo-.slice', 'a--b.slice', '-foo.slice'])('%s is taken', (name) => {
    expect(sliceFault(name)).toBeUndefined();
  });

  test.each(['foo', 'foo.service', 'foo@.slice', 'foo@x.slice'])('%s is refused', (name) => {
    expect(sliceFault(name)).toBe(`"${name}" is not a slice such as app.slice`);
  });

  test.each(['.slice', 'a b.slice', '/a.slice'])('%s is refused as a name', (name) => {
    expect(sliceFault(name)).toMatch(/^".*" (?:has no name|is not a unit name)/);
  });
});
