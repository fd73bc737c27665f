import { describe, expect, test } from '@jest/globals';
import { applySteps } from '../../../src/host/apply-steps.js';
import { bootId } from '../../../src/host/checks/storage/boot-id.js';
import { changes, type FakeHostParts, fakeHost } from '../../fakes.js';

const [RUN, TMP] = ['/tmp/storage-run-1001/containers', '/tmp/storage-run-1001/libpod/tmp'];
const SAID = `Error: current system boot ID differs from cached boot ID; an unhandled reboot has occurred. Please delete directories "${RUN}" and "${TMP}" and re-run Podman\n`;
const OWN = { kind: 'directory', uid: 1001 } as const;
const BOOT = '/proc/sys/kernel/random/boot_id';

/** A host whose podman remembers another boot. */
function rebooted({ stats, files, ...parts }: FakeHostParts = {}, stderr = SAID) {
  return fakeHost({
    programs: ['podman'],
    stats: { [RUN]: OWN, [TMP]: OWN, ...stats },
    files: { [BOOT]: 'new\n', [`${TMP}/alive`]: 'old\n', [`${RUN}/overlay/x`]: '', ...files },
    answer: (argv) => (argv.includes('info') ? { exitCode: 125, stderr } : undefined),
    ...parts,
  });
}

/** A host whose podman works. */
function working(runRoot: string, type: number) {
  const stdout = JSON.stringify({ version: { Version: '5.4.2' }, store: { runRoot } });
  return fakeHost({
    programs: ['podman'],
    space: { type },
    answer: (argv) => (argv.includes('info') ? { stdout } : undefined),
  });
}

describe('RP058 boot ID', () => {
  test('that differs is fixed where nothing runs, and the deletion is recorded', async () => {
    const host = rebooted();
    const verdict = await bootId.run(host);
    expect(verdict).toMatchObject({ state: 'error', hinders: ['pod', 'quadlet', 'push'] });
    if (!('remedy' in verdict)) throw new Error(verdict.found);
    expect(verdict.remedy.automatic).toBe(true);
    await applySteps(verdict.remedy.steps ?? [], host);
    expect(changes(host)).toMatchObject([{ journal: { kind: 'kept', what: expect.stringContaining(RUN) } }]);
    const last = host.happened.at(-1);
    expect(last && 'run' in last && last.run).toEqual([
      ...['rm', '--recursive', '--force', '--one-file-system', '--', RUN, TMP],
    ]);
  });

  test.each<[string, ReturnType<typeof rebooted>, RegExp]>([
    [
      'a container runs',
      rebooted({ files: { '/proc/77/comm': 'conmon\n' }, stats: { '/proc/77': { uid: 1001 } } }),
      /Stop the containers/,
    ],
    ['a directory is another user’s', rebooted({ stats: { [TMP]: { ...OWN, uid: 0 } } }), /if they contain/],
    ['a directory is a link', rebooted({ stats: { [RUN]: { ...OWN, link: true } } }), /if they contain/],
    ['other files lie there', rebooted({ files: { [`${RUN}/thesis.txt`]: '' } }), /if they contain/],
    ['the boot is the same by now', rebooted({ files: { [`${TMP}/alive`]: 'new\n' } }), /if they contain/],
    [
      'podman names nothing',
      rebooted({}, 'current system boot ID differs from cached boot ID\n'),
      /that podman names/,
    ],
  ])('that differs is left to a person where %s', async (_, host, advice) => {
    const verdict = await bootId.run(host);
    expect(verdict).toMatchObject({ state: 'error', remedy: { advice: expect.stringMatching(advice) } });
    expect('remedy' in verdict && verdict.remedy.automatic).toBeFalsy();
  });

  test.each<[string, ReturnType<typeof rebooted>, string, RegExp]>([
    ['on a tmpfs', working('/run/user/1001/containers', 0x01021994), 'ok', /empty after a reboot/],
    ['on a disk', working('/tmp/run', 0xef53), 'warning', /\/tmp\/run survives a reboot/],
    ['that is unknown', working('', 0xef53), 'ok', /unknown/],
    ['where podman fails for another reason', rebooted({}, 'x\n'), 'skipped', /does not answer/],
    ['without podman', fakeHost(), 'skipped', /does not answer/],
  ])('with a run root %s', async (_, host, state, found) => {
    const verdict = await bootId.run(host);
    expect(verdict).toMatchObject({ state, found: expect.stringMatching(found) });
  });
});
