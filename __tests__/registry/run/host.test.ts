import { describe, expect, test } from '@jest/globals';
import { loadInputs } from '../../../src/actions/registry/inputs.js';
import { HostUnfitError } from '../../../src/host/examine.js';
import { explainFailure } from '../../../src/host/explain.js';
import { automatic, byHand } from '../../../src/host/remedy.js';
import type { CheckResult } from '../../../src/host/run-checks.js';
import type { RegistryJob } from '../../../src/registry/job.js';
import { isHealthy, isPodmanWarm, prepareHost } from '../../../src/registry/run/host.js';
import { inputsWith } from '../../actions/action-file.js';
import { changes, type FakeHostParts, fakeHost } from '../../fakes.js';

const result = (change: Partial<CheckResult>): CheckResult => ({
  id: 'RP000',
  title: 't',
  state: 'ok',
  found: 'f',
  ...change,
});

describe('isHealthy', () => {
  test.each<[what: string, change: Partial<CheckResult>, setup: 'auto' | 'check', right: boolean]>([
    ['what is right', {}, 'auto', true],
    ['a warning for a person', { state: 'warning', remedy: byHand('do') }, 'auto', true],
    ['what auto puts right', { state: 'warning', remedy: automatic('do') }, 'auto', false],
    ['what only auto would put right', { state: 'warning', remedy: automatic('do') }, 'check', true],
    ['what keeps a pod from running', { state: 'error', hinders: ['pod'] }, 'check', false],
    ['what keeps an image from being pushed', { state: 'error', hinders: ['push'] }, 'auto', false],
    ['what keeps Quadlet from working', { state: 'error', hinders: ['quadlet'] }, 'auto', true],
  ])('%s', (_, change, setup, right) => {
    expect(isHealthy([result({}), result(change)], setup)).toBe(right);
  });
});

describe('prepareHost', () => {
  const MACHINE = { '/run/systemd/system': '', '/sys/fs/cgroup/cgroup.controllers': 'cpu memory pids\n' };

  /** @returns what the user is told, and what was done on the way */
  async function refused(parts: FakeHostParts, setup: 'auto' | 'check') {
    const host = fakeHost(parts);
    let claims = 0;
    const claimHost = async () => {
      claims += 1;
    };
    const job = { host, podman: host.podman, log: host.log, claimHost } as unknown as RegistryJob;
    const request = loadInputs(inputsWith({ setup }));
    const thrown = await prepareHost(request, job).catch((reason: unknown) => reason);
    expect(thrown).toBeInstanceOf(HostUnfitError);
    const message = explainFailure(thrown);
    return { message, claims, host, lines: host.log.lines };
  }

  test('ends with every obstacle, what to do, and the commands', async () => {
    const { message, claims, host, lines } = await refused({ files: MACHINE }, 'check');
    expect(message).toMatch(/^rootless Podman cannot work on this host:\n/);
    expect(message).toContain(
      'RP014 newuidmap and newgidmap: missing: newuidmap and newgidmap\n  what to do: Install newuidmap and newgidmap',
    );
    expect(message).toContain('`setup: auto`');
    expect(lines.some((line) => line.startsWith('info: ✗ RP014 '))).toBe(true);
    expect(claims).toBe(1);
    expect(changes(host)).toEqual([]);
  });

  test('claims nothing of a machine of the wrong kind', async () => {
    const { message, claims } = await refused({ platform: 'darwin' }, 'auto');
    expect(message).toContain('RP001 ');
    expect(message).not.toContain('RP014');
    expect(message).not.toContain('setup:');
    expect(claims).toBe(0);
  });
});

describe('isPodmanWarm', () => {
  const WHOLE = '0 1001 1\n1 100000 65536\n';
  const files = (map: string) => ({
    '/run/user/1001/libpod/tmp/pause.pid': '77',
    '/proc/77/comm': 'catatonit\n',
    '/proc/77/uid_map': map,
    '/run/user/1001/bus': '',
  });
  const variables = { XDG_RUNTIME_DIR: '/run/user/1001' };
  const right = { files: files(WHOLE), variables };
  test.each<[what: string, change: Parameters<typeof fakeHost>[0], atWork: boolean]>([
    ['in a session, with all ids', {}, true],
    ['without a pause process', { files: { '/run/user/1001/bus': '' } }, false],
    ['with a pause process that is older than the ids', { files: files('0 1001 1\n') }, false],
    ['without the variable', { variables: {} }, false],
    ['with a directory of its own', { variables: { XDG_RUNTIME_DIR: '/tmp/run' } }, false],
    ['with a bus that is silent', { silent: ['/run/user/1001/bus'] }, false],
  ])('%s', async (_, change, atWork) => {
    const host = fakeHost({ ...right, ...change });
    expect(await isPodmanWarm({ host } as unknown as RegistryJob)).toBe(atWork);
  });
});
