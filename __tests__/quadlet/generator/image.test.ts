import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
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

describe('chooseGenerator', () => {
  const choose = (directory: string, podmanVersion: string | undefined) => {
    const { attempt, commands } = podman('5.8.6');
    const own = async (argv: readonly string[], options: Parameters<typeof attempt>[1]) =>
      argv[0]?.startsWith(directory)
        ? { exitCode: 0, stdout: '5.4.2\n', stderr: '' }
        : attempt(argv, options);
    const find = () => fakeGenerator(directory);
    return {
      commands,
      chosen: chooseGenerator({ path: undefined, podman: podmanVersion, image: undefined }, own, find),
    };
  };

  test.each([undefined, 'installed', '5.4', 'v5.4.2'])('takes the installed one for %s', (version) =>
    inDirectory(async (directory) => {
      const { chosen, commands } = choose(directory, version);
      expect(await chosen).toMatchObject({ installed: true, version: '5.4.2' });
      expect(commands).toEqual([]);
    }),
  );

  test("takes Podman's published image for another version", () =>
    inDirectory(async (directory) => {
      const { chosen, commands } = choose(directory, '5.8.6');
      expect(await chosen).toMatchObject({ installed: false, version: '5.8.6' });
      expect(commands[0]).toEqual(['podman', 'image', 'exists', 'quay.io/podman/stable:v5.8.6']);
    }));

  test('is an error with the way to one where there is none', async () => {
    const wish = { path: undefined, podman: undefined, image: undefined };
    const error = await thrownBy(() => chooseGenerator(wish, podman('5.4.2').attempt, async () => undefined));
    expect(error.message).toContain('sudo dnf install podman');
  });
});
