import { describe, expect, test } from '@jest/globals';
import {
  aptSettings,
  packageSources,
  packages,
  type RootKind,
  recipeHash,
  rootRecipe,
  setUpScript,
} from '../../src/machine/recipe.js';
import { run } from '../../src/platform/exec.js';

const KINDS: readonly RootKind[] = (['bookworm', 'trixie', 'sid'] as const).flatMap((suite) =>
  (['ready', 'bare', 's3', 'bench'] as const).map((flavour) => ({ suite, flavour })),
);
const MIRROR = 'http://deb.debian.org/debian';
const READY: RootKind = { suite: 'trixie', flavour: 'ready' };
const BARE: RootKind = { suite: 'trixie', flavour: 'bare' };

describe('the packages of a root', () => {
  test.each(KINDS)('$suite, $flavour: each once, and none is an empty name', (kind) => {
    const names = packages(kind);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z0-9][a-z0-9+.-]+$/.test(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(['systemd-sysv', 'sudo', 'nodejs']));
  });

  test('a ready one has Podman and what it needs beside a bare one, which has nothing of it', () => {
    const more = packages(READY).filter((name) => !packages(BARE).includes(name));
    expect(more).toEqual(expect.arrayContaining(['podman', 'uidmap', 'dbus-user-session', 'catatonit']));
    expect(packages(BARE).filter((name) => !packages(READY).includes(name))).toEqual([]);
  });
});

describe('the script that sets a root up', () => {
  test.each(KINDS)('$suite, $flavour: a shell can read it', async (kind) => {
    await expect(run(['sh', '-n', '-c', setUpScript(kind)], { timeout: 20 })).resolves.toBe('');
  });

  test.each([
    [
      'a ready one has subordinate ids and lingers',
      READY,
      /usermod --add-subuids 100000-165535 runner/,
      /: > \$file/,
    ],
    ['a bare one has neither', BARE, /: > \$file/, /add-subuids|linger/],
    [
      'bookworm is told to use the overlay',
      { suite: 'bookworm', flavour: 'ready' },
      /driver = "overlay"/,
      /user@/,
    ],
    [
      'bare bookworm is told nothing of storage',
      { suite: 'bookworm', flavour: 'bare' },
      /useradd/,
      /storage\.conf/,
    ],
    [
      'sid is told the runtime directory',
      { suite: 'sid', flavour: 'bare' },
      /XDG_RUNTIME_DIR=\/run\/user\/%%i/,
      /storage/,
    ],
    ['trixie needs neither', READY, /useradd/, /storage\.conf|XDG_RUNTIME_DIR/],
  ] as const)('%s', (_, kind, has, hasNot) => {
    expect(setUpScript(kind)).toMatch(has);
    expect(setUpScript(kind)).not.toMatch(hasNot);
  });

  test('every root has the user that work runs as, and cannot touch the kernel of the host', () => {
    for (const kind of KINDS) {
      expect(setUpScript(kind)).toContain('useradd --create-home --uid 1001 --shell /bin/bash runner');
      expect(setUpScript(kind)).toMatch(/for unit in .*systemd-sysctl\.service.*; do ln -s \/dev\/null/);
    }
  });
});

describe('package sources', () => {
  test.each([
    ['trixie', undefined, [MIRROR, 'deb http://deb.debian.org/debian-security trixie-security main']],
    ['bookworm', '', [MIRROR, 'deb http://deb.debian.org/debian-security bookworm-security main']],
    ['sid', undefined, [MIRROR]],
    ['trixie', 'http://snapshot.example/20260101', ['http://snapshot.example/20260101']],
  ] as const)('of %s, with the mirror %j', (suite, mirror, expected) => {
    expect(packageSources(suite, mirror)).toEqual(expected);
  });
});

test('only sid may come from a Release file that has expired', () => {
  const loose = KINDS.filter((kind) => aptSettings(kind).length > 0).map(({ suite }) => suite);
  expect(new Set(loose)).toEqual(new Set(['sid']));
});

describe('the name of a recipe', () => {
  const hashOf = (kind: RootKind, mirror = MIRROR) => recipeHash(rootRecipe(kind), [mirror]);

  test('is short, and fit for a file name', () => {
    expect(hashOf(READY)).toMatch(/^[0-9a-f]{12}$/);
  });

  test('is the same for the same recipe, and another for another kind of content or mirror', () => {
    expect(hashOf({ ...READY })).toBe(hashOf(READY));
    expect(hashOf(READY, `${MIRROR}-2`)).not.toBe(hashOf(READY));
    expect(hashOf(BARE)).not.toBe(hashOf(READY));
    expect(hashOf({ ...READY, suite: 'sid' })).not.toBe(hashOf(READY));
  });
});
