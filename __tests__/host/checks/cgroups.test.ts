import { describe, expect, test } from '@jest/globals';
import { applySteps } from '../../../src/host/apply-steps.js';
import type { Verdict } from '../../../src/host/check.js';
import { cgroupManager } from '../../../src/host/checks/cgroups/cgroup-manager.js';
import { delegation } from '../../../src/host/checks/cgroups/delegation.js';
import { checks } from '../../../src/host/checks/index.js';
import { type FakeHostParts, fakeHost } from '../../fakes.js';

const SLICE = '/sys/fs/cgroup/user.slice/user-1001.slice/user@1001.service';
const OWN = `${SLICE}/cgroup.controllers`;
const MACHINE = '/sys/fs/cgroup/cgroup.controllers';
const ALL = 'cpuset cpu io memory hugetlb pids rdma misc\n';
const CONF = '/home/runner/.config/containers/containers.conf.d';

function isAutomatic(verdict: Verdict): boolean {
  return 'remedy' in verdict && verdict.remedy.automatic === true;
}

describe('the controllers of the user', () => {
  const unlimited = { '/etc/containers/containers.conf.d/99-machine.conf': '[containers]\npids_limit = 0\n' };

  test.each<[string, Record<string, string>, Partial<Verdict>]>([
    [
      'the usual ones',
      { [OWN]: 'cpu memory pids\n', [MACHINE]: ALL },
      { state: 'ok', found: 'cpu, memory, pids' },
    ],
    // systemd before version 252 gives no cpu to users.
    [
      'those of an older systemd',
      { [OWN]: 'memory pids\n', [MACHINE]: ALL },
      { state: 'info', found: 'not delegated to the user: cpu; containers cannot use these limits' },
    ],
    [
      'less than usual, because cgroup v1 has the rest',
      { [OWN]: 'memory pids\n', [MACHINE]: 'memory pids\n' },
      {
        state: 'info',
        found:
          'not delegated to the user: cpu; the kernel has them in cgroup v1 or disabled, so containers cannot use these limits',
      },
    ],
    ['not to be told without a manager', { [MACHINE]: ALL }, { state: 'skipped' }],
    [
      'without pids, and podman would limit them',
      { [OWN]: 'cpu memory\n', [MACHINE]: ALL },
      {
        state: 'error',
        hinders: ['pod', 'quadlet'],
        found: 'not delegated to the user: pids; pids_limit is 2048 by default',
      },
    ],
    [
      'without pids, and a file asks for a limit',
      { [OWN]: '\n', [MACHINE]: '\n', '/etc/containers/containers.conf': '[containers]\npids_limit = -1\n' },
      {
        state: 'error',
        found:
          'not delegated to the user: cpu, memory, pids; pids_limit is -1 in /etc/containers/containers.conf',
      },
    ],
    [
      'without pids, and podman limits none',
      { [OWN]: '\n', [MACHINE]: '\n', ...unlimited },
      {
        state: 'ok',
        found:
          'not delegated to the user: cpu, memory, pids; /etc/containers/containers.conf.d/99-machine.conf sets pids_limit = 0',
      },
    ],
    [
      'without pids, and podman makes no limits with cgroupfs',
      {
        [OWN]: '\n',
        [MACHINE]: '\n',
        '/etc/containers/containers.conf': '[engine]\ncgroup_manager = "cgroupfs"\n',
      },
      { state: 'ok' },
    ],
  ])('are %s', async (_, files, expected) => {
    const verdict = await delegation.run(fakeHost({ files }));
    expect(verdict).toMatchObject(expected);
    expect(isAutomatic(verdict)).toBe(verdict.state === 'error');
  });

  test('without pids are made up for by a file of the user', async () => {
    const host = fakeHost({ files: { [OWN]: 'cpu memory\n', [MACHINE]: ALL } });
    const verdict = await delegation.run(host);
    const step = 'remedy' in verdict ? verdict.remedy.steps?.[0] : undefined;
    expect(step).toEqual({
      kind: 'write',
      as: 'user',
      path: `${CONF}/99-podman-registry-pids.conf`,
      text: '[containers]\npids_limit = 0\n',
    });
    if (step?.kind === 'write') host.files.set(step.path, step.text);
    expect((await delegation.run(host)).state).toBe('ok');
  });

  test('are nothing that a drop-in would change where CONTAINERS_CONF names the only file', async () => {
    const host = fakeHost({
      files: { [OWN]: '\n', ...unlimited },
      variables: { CONTAINERS_CONF: '/tmp/c.conf' },
    });
    const verdict = await delegation.run(host);
    expect(verdict).toMatchObject({
      state: 'error',
      remedy: { advice: expect.stringMatching(/CONTAINERS_CONF/) },
    });
    expect(isAutomatic(verdict)).toBe(false);
    await applySteps(('remedy' in verdict && verdict.remedy.steps) || [], host);
    expect(host.happened).toEqual([]);
  });
});

describe('the cgroup manager', () => {
  const BUS = {
    '/run/user/1001/systemd/private': '',
    '/run/user/1001/bus': '',
    [`${SLICE}/init.scope`]: '',
  };
  const says = (manager: string): FakeHostParts => ({
    programs: ['podman'],
    answer: () => ({
      stdout: JSON.stringify({ host: { cgroupManager: manager }, version: { Version: '5.4.2' } }),
    }),
  });

  test.each<[string, FakeHostParts, Verdict['state'], RegExp]>([
    ['that of systemd', says('systemd'), 'ok', /^systemd$/],
    ['unknown without podman', {}, 'skipped', /podman/],
    ['a fallback', says('cgroupfs'), 'warning', /the user has no D-Bus/],
    [
      'a fallback in spite of a bus',
      { ...says('cgroupfs'), files: BUS },
      'warning',
      /although the user has a D-Bus/,
    ],
    [
      'chosen by a file, as a static build has it',
      {
        ...says('cgroupfs'),
        files: { ...BUS, '/etc/containers/containers.conf': '[engine]\ncgroup_manager = "cgroupfs"\n' },
      },
      'info',
      /set in \/etc\/containers\/containers\.conf/,
    ],
    [
      'a fallback from what a file wants',
      {
        ...says('cgroupfs'),
        files: { '/etc/containers/containers.conf': '[engine]\ncgroup_manager = "systemd"\n' },
      },
      'warning',
      /fell back/,
    ],
  ])('is %s', async (_, parts, state, found) => {
    const verdict = await cgroupManager.run(fakeHost(parts));
    expect(verdict.state).toBe(state);
    expect(verdict.found).toMatch(found);
    expect(isAutomatic(verdict)).toBe(false);
  });
});

test.each([
  [
    'Error: OCI runtime error: crun: controller `pids` is not available under /sys/fs/cgroup/user.slice/user-1001.slice/user@1001.service/user.slice/libpod-45b0.scope/container/cgroup.controllers',
    'RP048',
  ],
  ['Error: OCI runtime error: crun: the requested cgroup controller `cpu` is not available', 'RP048'],
  [
    'Error: crun: opening file `memory.max` for writing: No such file or directory: OCI runtime attempted',
    'RP048',
  ],
  ['Error: crun: open `memory.max` for writing: No such file or directory: OCI runtime attempted', 'RP048'],
  [
    'level=warning msg="The cgroupv2 manager is set to systemd but there is no systemd user session available"',
    'RP045',
  ],
  ['level=warning msg="Falling back to --cgroup-manager=cgroupfs"', 'RP045'],
])('cgroups are what an error speaks of: %s', (message, id) => {
  const matching = checks.filter(({ signatures }) => signatures.some((one) => one.test(message)));
  expect(matching.map((one) => one.id)).toEqual([id]);
});
