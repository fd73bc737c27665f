import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Verdict } from '../../../src/host/check.js';
import { crunVersion } from '../../../src/host/checks/programs/crun-version.js';
import { podmanCopies } from '../../../src/host/checks/programs/podman-copies.js';
import { type FakeHostParts, fakeHost } from '../../fakes.js';

const recorded = JSON.parse(
  readFileSync(new URL('../../fixtures/podman-info/5.4.2.json', import.meta.url), 'utf8'),
);
const PATH = '/usr/local/bin:/usr/bin:/bin';
const USUAL = { variables: { PATH }, programs: ['podman'] };

function info(over: object): NonNullable<FakeHostParts['answer']> {
  return () => ({ stdout: JSON.stringify({ ...recorded, host: { ...recorded.host, ...over } }) });
}

function stepsOf(verdict: Verdict) {
  return ('remedy' in verdict && verdict.remedy.automatic && verdict.remedy.steps) || [];
}

describe('the podmans of a machine', () => {
  const WITHOUT = { cgroupManager: 'cgroupfs', eventLogger: 'file' };
  const BOOTED = { '/run/systemd/system': '' };
  const ONE = { '/usr/bin/podman': '' };
  const STATIC = { '/usr/local/bin/podman': '' };

  test.each<[string, Record<string, string>, object, Verdict['state'], RegExp]>([
    ['one, by two names', ONE, {}, 'ok', /^\/usr\/bin\/podman$/],
    ['none', {}, {}, 'skipped', /no podman/],
    [
      'two',
      { ...ONE, ...STATIC },
      {},
      'warning',
      /^\/usr\/local\/bin\/podman is used, and \/usr\/bin\/podman is/,
    ],
    ['a static one', { ...STATIC, ...BOOTED }, WITHOUT, 'warning', /built or configured without systemd/],
    ['a static one, where there is no systemd', STATIC, WITHOUT, 'ok', /local/],
    ['a whole one in /usr/local', { ...STATIC, ...BOOTED }, {}, 'ok', /local/],
    ["the distribution's, set to cgroupfs", { ...ONE, ...BOOTED }, WITHOUT, 'ok', /^\/usr\/bin/],
  ])('%s', async (_, files, over, state, found) => {
    // /bin is a link to /usr/bin.
    const links = Object.hasOwn(files, '/usr/bin/podman') ? { '/bin/podman': '/usr/bin/podman' } : {};
    const verdict = await podmanCopies.run(fakeHost({ ...USUAL, files, links, answer: info(over) }));
    expect(verdict).toMatchObject({ state, found: expect.stringMatching(found) });
  });

  test('the one of this job comes before that of the distribution, as it was chosen', async () => {
    const [job, conf] = [
      '/t/podman-registry-1a2b3c4d/podman/bin',
      '/t/podman-registry-1a2b3c4d/containers.conf',
    ];
    const files = { ...ONE, [`${job}/podman`]: '' };
    const run = (variables: Record<string, string>) =>
      podmanCopies.run({
        ...fakeHost({ files, variables: { PATH: `${job}:${PATH}`, ...variables }, answer: info({}) }),
        find: async () => `${job}/podman`,
      });
    expect(await run({ CONTAINERS_CONF_OVERRIDE: conf })).toMatchObject({ state: 'ok' });
    expect(await run({})).toMatchObject({ state: 'warning' });
  });

  // Recorded from Podman 5.4.2.
  const LOCKS =
    'Error: failed to open 1000 locks in /libpod_rootless_lock_1001: numerical result out of range\n';
  const answer = () => ({ exitCode: 125, stderr: LOCKS });
  const CONTAINERS = '/home/runner/.local/share/containers/storage/overlay-containers/containers.json';

  test('with the locks of another one are free where there is no container', async () => {
    const verdict = await podmanCopies.run(fakeHost({ ...USUAL, files: ONE, answer }));
    expect(verdict).toMatchObject({ state: 'error', hinders: ['pod', 'quadlet', 'push'] });
    expect(stepsOf(verdict)).toMatchObject([
      { as: 'user', argv: ['rm', '--force', '/dev/shm/libpod_rootless_lock_1001'] },
    ]);
    expect(podmanCopies.signatures.some((signature) => signature.test(LOCKS))).toBe(true);
  });

  test('with the locks of another one are left to a person where containers hold them', async () => {
    const files = {
      ...ONE,
      [CONTAINERS.replace('containers/containers.json', 'images/images.lock')]: '',
      [CONTAINERS]: '[{"id":"1"}]',
    };
    const verdict = await podmanCopies.run(fakeHost({ ...USUAL, files, answer }));
    expect([verdict.state, stepsOf(verdict)]).toEqual(['error', []]);
  });

  test('that fail for another reason are not judged by it', async () => {
    const other = () => ({ exitCode: 125, stderr: 'Error: something else\n' });
    expect((await podmanCopies.run(fakeHost({ ...USUAL, files: ONE, answer: other }))).state).toBe('ok');
  });
});

describe('crun', () => {
  const podman = { major: 5, minor: 4, patch: 2 };
  const crun = (version: string, path = '/usr/bin/crun') => ({
    name: 'crun',
    path,
    version: `crun version ${version}`,
  });
  const dropIn = '/d.conf';

  test.each<[string, number, Verdict['state']]>([
    ['1.14.1', 5, 'error'],
    ['1.14.2', 5, 'error'],
    ['1.14.3', 5, 'ok'],
    ['1.14', 5, 'error'],
    ['1.15', 5, 'ok'],
    ['1.8.1', 4, 'ok'],
    ['0.17', 5, 'error'],
    ['2.0', 6, 'ok'],
    ['of its own', 5, 'ok'],
  ])('%s with Podman %i', (version, major, state) => {
    const facts = { podman: { ...podman, major }, runtime: crun(version), others: [], dropIn };
    expect(crunVersion.judge(facts).state).toBe(state);
  });

  test('is of no account where the runtime is another', () => {
    const runtime = { name: 'runc', path: '/usr/bin/runc', version: 'runc version 1.1.5' };
    expect(crunVersion.judge({ podman, runtime, others: [], dropIn }).state).toBe('ok');
  });

  test('is for a person to replace where podman would not read a drop-in', () => {
    const others = [crun('1.20', '/usr/local/bin/crun')];
    const verdict = crunVersion.judge({ podman, runtime: crun('1.14.1'), others, dropIn: undefined });
    expect([verdict.state, 'remedy' in verdict && verdict.remedy.automatic]).toEqual(['error', undefined]);
  });

  const TEXT = '[engine.runtimes]\ncrun = ["/usr/local/bin/crun"]\n';
  const RUNC = '[engine]\nruntime = "runc"\n[engine.runtimes]\nrunc = ["/usr/bin/runc"]\n';

  test.each<[string, Record<string, string>, string | undefined]>([
    [
      'a later crun',
      { '/usr/local/bin/crun': 'crun version 1.21\nspec', '/usr/bin/runc': 'runc version 1.1' },
      TEXT,
    ],
    [
      'an early crun, and runc',
      { '/usr/local/bin/crun': 'crun version 1.9', '/usr/bin/runc': 'runc version 1.1' },
      RUNC,
    ],
    ['an early crun', { '/usr/local/bin/crun': 'crun version 1.9' }, undefined],
    ['nothing', {}, undefined],
  ])('that is too old gives way to %s', async (_, programs, text) => {
    const host = fakeHost({
      ...USUAL,
      files: { '/usr/bin/crun': '', ...programs },
      answer: (argv, fake) =>
        argv[0] === 'podman'
          ? info({ ociRuntime: crun('1.14.1') })(argv, fake)
          : { stdout: programs[argv[0] ?? ''] ?? '' },
    });
    const verdict = await crunVersion.run(host);
    expect(verdict).toMatchObject({ state: 'error', hinders: ['pod', 'quadlet'] });
    const path = '/home/runner/.config/containers/containers.conf.d/99-podman-registry-runtime.conf';
    expect(stepsOf(verdict)).toEqual(text === undefined ? [] : [{ kind: 'write', as: 'user', path, text }]);
  });

  test('that is new enough costs no process besides podman', async () => {
    const host = fakeHost({ ...USUAL, files: { '/usr/bin/runc': '' }, answer: info({}) });
    expect((await crunVersion.run(host)).state).toBe('ok');
    expect(host.happened).toHaveLength(1);
  });

  test('is skipped where podman does not answer', async () => {
    expect((await crunVersion.run(fakeHost())).state).toBe('skipped');
  });

  test('says what it cannot do', () => {
    const said = 'Error: OCI runtime error: crun: crun: unknown version specified';
    expect(crunVersion.signatures.some((signature) => signature.test(said))).toBe(true);
  });
});
