import { expect, test } from '@jest/globals';
import { installedForwarders } from '../../../src/host/facts/forwarders.js';
import { parsePodmanVersion } from '../../../src/podman/version.js';
import { fakeHost } from '../../fakes.js';

const BOTH = ['pasta', 'slirp4netns'];
const SAYS = 'pasta 2026_05_26.038c51e\n';

test.each<
  [what: string, podman: string, programs: readonly string[], release: boolean, found: object, asked: boolean]
>([
  ['both', '5.8.6', BOTH, true, { pasta: { release: 20260526 }, slirp4netns: true }, true],
  ['no slirp4netns', '5.8.6', ['pasta'], true, { pasta: { release: 20260526 }, slirp4netns: false }, true],
  ['no pasta', '5.8.6', ['slirp4netns'], true, { pasta: undefined, slirp4netns: true }, false],
  ['a podman that does not use pasta', '4.9.4', BOTH, true, { pasta: {}, slirp4netns: true }, false],
  ['nobody who wants to know the release', '5.8.6', BOTH, false, { pasta: {}, slirp4netns: true }, false],
  ['neither', '5.8.6', [], true, { pasta: undefined, slirp4netns: false }, false],
])('installedForwarders with %s', async (_, podman, programs, release, found, asked) => {
  const commands: string[] = [];
  const host = fakeHost({
    programs,
    answer: (argv) => {
      commands.push(argv.join(' '));
      return { stdout: SAYS };
    },
  });
  expect(await installedForwarders(host, parsePodmanVersion(podman), { release })).toEqual(found);
  expect(commands).toEqual(asked ? ['/usr/bin/pasta --version'] : []);
});

test('a pasta that fails does not tell its release', async () => {
  const host = fakeHost({ programs: ['pasta'], answer: () => ({ exitCode: 1, stdout: SAYS }) });
  const { pasta } = await installedForwarders(host, parsePodmanVersion('5.8.6'), { release: true });
  expect(pasta).toEqual({ release: undefined });
});
