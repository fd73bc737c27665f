import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import { NEWEST_RELEASE } from '../../../src/quadlet/catalogue/versions.js';
import { answersTo, chooseGenerator } from '../../../src/quadlet/generator/choose.js';
import { imageGenerator } from '../../../src/quadlet/generator/image.js';
import { type Answer, recordingAttempt } from '../../fakes.js';
import { inDirectory, thrownBy } from '../../registry/fakes.js';
import { fakeGenerator } from '../generate/fake-generator.js';

const MISSING = 'OCI runtime attempted to invoke a command that was not found';

/** A podman that has the image, with the generator of a version at a place. */
function podman(
  version: string,
  place = '/usr/libexec/podman/quadlet',
  answers: Record<string, Answer> = {},
) {
  return recordingAttempt((argv) => {
    const special = Object.entries(answers).find(([words]) => argv.join(' ').includes(words));
    if (special !== undefined) return special[1];
    if (argv.at(-1) !== '-version') return undefined;
    return argv.includes(`--entrypoint=${place}`)
      ? { stdout: `${version}\n` }
      : { exitCode: 127, stderr: MISSING };
  });
}

describe('imageGenerator', () => {
  test('runs it without network, rights and anything to write to', async () => {
    const { attempt, commands } = podman('5.8.6', '/usr/lib/podman/quadlet');
    const generator = await imageGenerator('localhost/a:1', '5.8.6', attempt);
    expect(generator).toMatchObject({
      version: '5.8.6',
      installed: false,
      program: '/usr/lib/podman/quadlet',
    });
    const { root } = await generator.run('/scratch', 'copy', '/out', 'user');
    const last = commands.at(-1) ?? [];
    expect(root).toBe('/quadlet-generate');
    expect(last).toEqual(
      expect.arrayContaining([
        ...['--network=none', '--read-only', '--cap-drop=all', '--pull=never'],
        '--mount=type=bind,source=/scratch/copy,destination=/quadlet-generate/copy,ro=true',
        '--env=QUADLET_UNIT_DIRS=/quadlet-generate/copy',
      ]),
    );
    expect(last.slice(-4)).toEqual(['localhost/a:1', '-user', '-no-kmsg-log', '/units']);
  });

  test('pulls an image that is not there', async () => {
    const { attempt, commands } = podman('5.8.6', undefined, { 'image exists': { exitCode: 1 } });
    await imageGenerator('localhost/a:1', undefined, attempt);
    expect(commands[1]).toEqual(['podman', 'pull', '--quiet', 'localhost/a:1']);
  });

  test.each<[title: string, version: string | undefined, answers: Record<string, Answer>, words: string]>([
    [
      'podman is missing',
      undefined,
      { 'image exists': { exitCode: 127 } },
      'podman is not installed; it is needed to run the generator of an image',
    ],
    [
      'the image cannot be pulled',
      undefined,
      { 'image exists': { exitCode: 1 }, pull: { exitCode: 125, stderr: 'manifest unknown' } },
      'cannot pull the image localhost/a:1: manifest unknown\nNot every Podman version',
    ],
    [
      'there is no generator in it',
      undefined,
      { '-version': { exitCode: 127, stderr: MISSING } },
      'contains no working Quadlet generator: OCI runtime',
    ],
    [
      'it cannot be run',
      undefined,
      { '-version': { exitCode: 1, stderr: 'no libc' } },
      'contains no working Quadlet generator: no libc',
    ],
    ['it holds another version', '5.4.2', {}, 'contains Podman 5.8.6, not 5.4.2'],
  ])('where %s it is an error', async (_, version, answers, words) => {
    const error = await thrownBy(() =>
      imageGenerator('localhost/a:1', version, podman('5.8.6', undefined, answers).attempt),
    );
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain(words);
  });

  test('takes the word of the call for a Podman that does not say its version', async () => {
    const mute = { '-version': { exitCode: 2, stderr: 'flag provided but not defined: -version' } };
    const generator = await imageGenerator('localhost/a:1', '4.5.1', podman('', undefined, mute).attempt);
    expect(generator.version).toBe('4.5.1');
  });

  test.each(['', '--privileged'])('%j is no image', async (image) => {
    const { attempt, commands } = podman('5.4.2');
    await thrownBy(() => imageGenerator(image, undefined, attempt));
    expect(commands).toEqual([]);
  });
});

test.each([
  ['5.4.2', '5.4.2', true],
  ['5.4.2', '5.4', true],
  ['5.4.2', '5.4.1', false],
  ['5.4.2', '5.5', false],
])('an installed %s answers to %s: %s', (installed, asked, answers) => {
  expect(answersTo(installed, asked)).toBe(answers);
});

/** A quay.io with some images of podman, each with the generator of its version. */
function quay(...published: readonly string[]) {
  return recordingAttempt((argv) => {
    const tag = argv.map((word) => /^quay\.io\/podman\/stable:v(.*)$/.exec(word)?.[1]).find((one) => one);
    if (argv.includes('exists')) return { exitCode: 1 };
    if (argv.includes('pull') && !published.includes(tag ?? '')) {
      return {
        exitCode: 125,
        stderr: `Error: reading manifest v${tag} in quay.io/podman/stable: manifest unknown`,
      };
    }
    return argv.at(-1) === '-version' ? { stdout: `${tag}\n` } : undefined;
  });
}

describe('chooseGenerator', () => {
  /** With an installed Podman, or none. */
  const choose = (
    directory: string,
    podmanVersion: string | undefined,
    { published = ['5.8.2'], installed = '5.4.2' }: { published?: string[]; installed?: string | null } = {},
  ) => {
    const { attempt, commands } = quay(...published);
    const own = async (argv: readonly string[], options: Parameters<typeof attempt>[1]) =>
      argv[0]?.startsWith(directory)
        ? { exitCode: 0, stdout: `${installed}\n`, stderr: '' }
        : attempt(argv, options);
    const find = async () => (installed === null ? undefined : fakeGenerator(directory));
    return {
      commands,
      pulled: () => commands.flatMap((argv) => (argv.includes('pull') ? [argv.at(-1)?.split(':v')[1]] : [])),
      chosen: chooseGenerator({ path: undefined, podman: podmanVersion, image: undefined }, own, find),
    };
  };

  test.each([undefined, 'installed', '5.4', 'v5.4', 'v5.4.2', '5.4.2+ds1-2', 'debian-13'])(
    'takes the installed one for %s',
    (version) =>
      inDirectory(async (directory) => {
        const { chosen, commands } = choose(directory, version);
        const generator = await chosen;
        expect(generator).toMatchObject({ installed: true, version: '5.4.2' });
        expect(generator.note).toBeUndefined();
        expect(commands).toEqual([]);
      }),
  );

  test.each([
    ['5.8.2', '5.8.2'],
    ['ubuntu-26.04', '5.7.0'],
    ['6.1', NEWEST_RELEASE],
    ['6.99', '6.99.0'],
  ])("takes Podman's published image for another version: %s", (asked, version) =>
    inDirectory(async (directory) => {
      const { chosen, commands } = choose(directory, asked, { published: [version] });
      const generator = await chosen;
      expect(generator).toMatchObject({ installed: false, version });
      expect(generator.note).toBeUndefined();
      expect(commands[0]).toEqual(['podman', 'image', 'exists', `quay.io/podman/stable:v${version}`]);
    }),
  );

  describe('takes the nearest patch release where the version has no image', () => {
    test.each<
      [asked: string, installed: string | null, published: string[], version: string, pulled: string[]]
    >([
      ['5.8', null, ['5.8.2'], '5.8.2', ['5.8.7', '5.8.4', '5.8.2']],
      ['5.8.6', null, ['5.8.2', '5.8.7'], '5.8.7', ['5.8.6', '5.8.7']],
      ['5.8.3', null, ['5.8.2', '5.8.4'], '5.8.4', ['5.8.3', '5.8.4']],
      ['4.9', null, ['4.9.4'], '4.9.4', ['4.9.5', '4.9.4']],
      ['5.8.6', '5.8.5', ['5.8.2'], '5.8.5', ['5.8.6', '5.8.7']],
      ['5.8.7', '5.8.0', ['5.8.2'], '5.8.2', ['5.8.7', '5.8.4', '5.8.2']],
      ['6.1.2', '6.1.1', [], '6.1.1', ['6.1.2']],
      ['6.99.1', '6.99.0', [], '6.99.0', ['6.99.1']],
    ])('for %s with %s installed and %j published: %s', (asked, installed, published, version, pulled) =>
      inDirectory(async (directory) => {
        const one = choose(directory, asked, { published, installed });
        const generator = await one.chosen;
        expect(generator).toMatchObject({ version, installed: version === installed });
        expect(generator.note).toContain('quay.io/podman/stable has no image of Podman ');
        expect(generator.note).toContain(`generated by Podman ${version}, `);
        expect(one.pulled()).toEqual(pulled);
      }),
    );
  });

  test.each([
    [
      '6.1.2',
      'no image of Podman 6.1.2 or of another 6.1 release, and Podman 6.1 is not installed; install it (packaged in debian-experimental,',
    ],
    [
      '6.99',
      'no image of Podman 6.99.0 or of another 6.99 release, and Podman 6.99 is not installed; install it, or set "generator-image"',
    ],
  ])('is an error for %s without any image of its minor version', (asked, words) =>
    inDirectory(async (directory) => {
      const error = await thrownBy(() => choose(directory, asked).chosen);
      expect(error).toBeInstanceOf(UserError);
      expect(error.message).toContain(words);
    }),
  );

  test('does not take another release where the registry does not answer', async () => {
    const down = recordingAttempt((argv) =>
      argv.includes('exists') ? { exitCode: 1 } : { exitCode: 125, stderr: 'dial tcp: i/o timeout' },
    );
    const wish = { path: undefined, podman: '5.8.6', image: undefined };
    const error = await thrownBy(() => chooseGenerator(wish, down.attempt, async () => undefined));
    expect(error.message).toContain('cannot pull the image quay.io/podman/stable:v5.8.6: dial tcp');
    expect(down.commands.filter((argv) => argv.includes('pull'))).toHaveLength(1);
  });

  test('is an error with the way to one where there is none', async () => {
    const wish = { path: undefined, podman: undefined, image: undefined };
    const error = await thrownBy(() => chooseGenerator(wish, podman('5.4.2').attempt, async () => undefined));
    expect(error.message).toContain('sudo dnf install podman');
  });
});
