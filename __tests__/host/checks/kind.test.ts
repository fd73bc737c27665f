import { describe, expect, test } from '@jest/globals';
import { kindControllers } from '../../../src/host/checks/cgroups/kind-controllers.js';
import { inotify } from '../../../src/host/checks/services/inotify.js';
import { type FakeHostParts, fakeHost } from '../../fakes.js';

const PODMAN = { KIND_EXPERIMENTAL_PROVIDER: 'podman' };

function host(
  programs: readonly string[],
  controllers: readonly string[],
  more: FakeHostParts = {},
  version = '5.4.2',
) {
  return fakeHost({
    programs,
    answer: () => ({
      stdout: JSON.stringify({ version: { Version: version }, host: { cgroupControllers: controllers } }),
    }),
    ...more,
  });
}

describe('RP087 controllers for kind', () => {
  const ALL = ['cpu', 'memory', 'pids'];
  test.each<[string, ReturnType<typeof host>, string, string | RegExp]>([
    ['no kind', host(['podman'], []), 'skipped', 'kind is not installed'],
    ['Docker', host(['podman', 'docker', 'kind'], []), 'ok', 'kind uses docker'],
    ['all of them', host(['podman', 'kind'], ['cpuset', ...ALL]), 'ok', /pids/],
    ['none of them', host(['podman', 'kind'], []), 'warning', /no controller cpu, memory, pids$/],
    [
      'without cpu, beside Docker',
      host(['podman', 'docker', 'kind'], ['memory', 'pids'], { variables: PODMAN }),
      'warning',
      /no controller cpu$/,
    ],
    [
      'an old Podman, which does not report them',
      host(['podman', 'kind'], [], {}, '3.4.4'),
      'skipped',
      /does not report/,
    ],
    [
      'a podman that does not answer',
      host(['podman', 'kind'], [], { answer: () => ({ exitCode: 125 }) }),
      'skipped',
      /./,
    ],
  ])('%s', async (_, machine, state, found) => {
    const expected = typeof found === 'string' ? found : expect.stringMatching(found);
    expect(await kindControllers.run(machine)).toMatchObject({ state, found: expected });
  });

  test('has the message of kind', () => {
    const text =
      'ERROR: failed to create cluster: running kind with rootless provider requires setting systemd property "Delegate=yes", see https://kind.sigs.k8s.io/docs/user/rootless/';
    expect(kindControllers.signatures.some((one) => one.test(text))).toBe(true);
  });
});

describe('RP088 inotify instances', () => {
  const PATH = '/proc/sys/fs/inotify/max_user_instances';
  test.each<[string, readonly string[], Record<string, string>, string, string | RegExp]>([
    ['no kind', [], { [PATH]: '128\n' }, 'skipped', 'kind is not installed'],
    ['the default', ['kind', 'docker'], { [PATH]: '128\n' }, 'info', /^128 for each user/],
    ['enough', ['kind', 'podman'], { [PATH]: '512\n' }, 'ok', '512'],
    ['no limit', ['kind', 'podman'], {}, 'skipped', /no limit/],
  ])('%s', async (_, programs, files, state, found) => {
    const expected = typeof found === 'string' ? found : expect.stringMatching(found);
    expect(await inotify.run(fakeHost({ programs, files }))).toMatchObject({ state, found: expected });
  });

  test.each([
    ['Error: error configuring CNI network plugin: failed to create new watcher too many open files', true],
    ['failed to create fsnotify watcher: too many open files', true],
    ['inotify_init1: Too many open files', true],
    ['open /x: too many open files', false],
  ])('%s', (text, expected) => {
    expect(inotify.signatures.some((one) => one.test(text))).toBe(expected);
  });
});
