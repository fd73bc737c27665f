import { describe, expect, test } from '@jest/globals';
import { checksOf } from '../../../src/host/checks/index.js';
import { runChecks } from '../../../src/host/run-checks.js';
import { changes, type FakeHostParts, fakeHost } from '../../fakes.js';

const platformChecks = checksOf('platform');

const MACHINE = { '/run/systemd/system': '', '/sys/fs/cgroup/cgroup.controllers': 'cpu memory pids\n' };
const LXC_INIT = { '/proc/1/comm': 'lxc-init\n' };

/** What stands in the way, in the order in which a person reads it. */
async function obstacles(parts: FakeHostParts) {
  const host = fakeHost(parts);
  const results = await runChecks(platformChecks, host, { fix: true });
  expect(changes(host)).toEqual([]);
  for (const { state, hinders, remedy } of results) {
    if (state !== 'error') continue;
    expect(hinders).toEqual(['pod', 'quadlet', 'push']);
    expect(remedy?.automatic).toBeUndefined();
  }
  return results.filter(({ state }) => state === 'error');
}

describe('the platform', () => {
  test.each<[string, FakeHostParts]>([
    ['Linux, booted with systemd, cgroup v2, an ordinary user', { files: MACHINE }],
    [
      // Such a machine is what the end-to-end tests run on, and what many an LXC runner is.
      'a machine booted by systemd-nspawn',
      {
        files: {
          ...MACHINE,
          '/run/host/container-manager': 'systemd-nspawn',
          '/run/systemd/container': 'systemd-nspawn',
        },
      },
    ],
  ])('is fit: %s', async (_, parts) => {
    const results = await runChecks(platformChecks, fakeHost(parts), { fix: false });
    expect(results.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'RP001 ok',
      'RP003 ok',
      'RP002 ok',
      'RP004 ok',
      'RP047 ok',
    ]);
  });

  test.each<[string, FakeHostParts, string[], RegExp, RegExp]>([
    ['macOS', { platform: 'darwin' }, ['RP001'], /darwin/, /ubuntu-latest/],
    ['Windows', { platform: 'win32' }, ['RP001'], /win32/, /ubuntu-latest/],
    [
      "Podman's container",
      { files: { ...MACHINE, '/run/.containerenv': '' } },
      ['RP003'],
      /in a container \(\/run\/\.containerenv exists\), which is not supported/,
      /`container:` from the job and use `runs-on: ubuntu-latest`/,
    ],
    [
      "Docker's container",
      { files: { ...MACHINE, '/.dockerenv': '' } },
      ['RP003'],
      /\/\.dockerenv exists/,
      /ubuntu-latest/,
    ],
    ['root', { files: MACHINE, user: { uid: 0, name: 'root' } }, ['RP002'], /as root/, /ordinary user/],
    [
      'another init',
      { files: { ...LXC_INIT, '/sys/fs/cgroup/cgroup.controllers': '' } },
      ['RP004'],
      /not booted with systemd \(process 1 is lxc-init\), which is not supported/,
      /`ubuntu-slim` have no systemd/,
    ],
    [
      'an init that cannot be told',
      { files: { '/sys/fs/cgroup/cgroup.controllers': '' } },
      ['RP004'],
      /^the machine was not booted with systemd, which is not supported$/,
      /ubuntu-latest/,
    ],
    [
      'cgroup v1',
      { files: { '/run/systemd/system': '' } },
      ['RP047'],
      /cgroup v2 is not mounted at \/sys\/fs\/cgroup$/,
      /unified_cgroup_hierarchy=1/,
    ],
    [
      'the hybrid layout',
      { files: { '/run/systemd/system': '', '/sys/fs/cgroup/unified/cgroup.controllers': '' } },
      ['RP047'],
      /only together with v1 \(hybrid layout\)/,
      /unified_cgroup_hierarchy=1/,
    ],
    [
      'a container of Forgejo or Gitea',
      { files: { ...MACHINE, '/.dockerenv': '' }, variables: { GITEA_ACTIONS: 'true', ACT: 'true' } },
      ['RP003'],
      /\.dockerenv/,
      /^Register the runner with a label .*`debian:host`/,
    ],
    [
      'no systemd, with Forgejo',
      {
        files: { '/sys/fs/cgroup/cgroup.controllers': '' },
        variables: { FORGEJO_ACTIONS: 'true' },
      },
      ['RP004'],
      /not booted/,
      /:host/,
    ],
    [
      'a container of act',
      { files: { ...MACHINE, '/.dockerenv': '' }, variables: { ACT: 'true' } },
      ['RP003'],
      /\.dockerenv/,
      /^Run act with `-P ubuntu-latest=-self-hosted`/,
    ],
    [
      'cgroup v1, with act',
      { files: { '/run/systemd/system': '' }, variables: { ACT: 'true' } },
      ['RP047'],
      /not mounted/,
      /kernel command line\.$/,
    ],
    [
      'macOS, with Gitea',
      { platform: 'darwin', variables: { GITEA_ACTIONS: 'true' } },
      ['RP001'],
      /darwin/,
      /^Use a runner with Linux\.$/,
    ],
    // What a person can change first comes first: in a container everything else is the container's.
    [
      'root in a container',
      { files: { '/.dockerenv': '' }, user: { uid: 0 } },
      ['RP003', 'RP002', 'RP004', 'RP047'],
      /in a container/,
      /container:/,
    ],
    [
      'ubuntu-slim',
      { files: { '/run/.containerenv': '', '/sys/fs/cgroup/cgroup.controllers': '' } },
      ['RP003', 'RP004'],
      /in a container/,
      /ubuntu-slim/,
    ],
  ])('is unfit: %s', async (_, parts, ids, found, advice) => {
    const errors = await obstacles(parts);
    expect(errors.map(({ id }) => id)).toEqual(ids);
    expect(errors[0]?.found).toMatch(found);
    expect(errors[0]?.remedy?.advice).toMatch(advice);
  });

  test.each([
    ["System has not been booted with systemd as init system (PID 1). Can't operate.", 'RP004'],
    ['Failed to connect to bus: Host is down', 'RP004'],
    ['Error: OCI runtime error: crun: cgroups in hybrid mode not supported, drop all controllers', 'RP047'],
    ['time="2026-06-11T10:00:00Z" level=fatal msg="Cgroups v1 not supported"', 'RP047'],
  ])('is what an error speaks of: %s', (message, id) => {
    const matching = platformChecks.filter(({ signatures }) => signatures.some((one) => one.test(message)));
    expect(matching.map((one) => one.id)).toEqual([id]);
  });
});
