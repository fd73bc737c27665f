import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { run } from '../../../src/platform/exec.js';
import { archiveProofImage, buildProofImage } from '../../../src/registry/proof/proof-image.js';
import { memoryJournal, recordingAttempt, recordingLog } from '../../fakes.js';
import { inDirectory } from '../fakes.js';
import { fakeApi } from './fake-api.js';

const ID = 'a'.repeat(64);

test.each([
  ['imports it, and no command runs', true],
  ['cannot, so podman imports it', false],
])('the API %s', (_, works) =>
  inDirectory(async (directory) => {
    const { attempt, commands } = recordingAttempt(() => ({ stdout: ID }));
    const api = fakeApi(works ? { imported: ID } : {});
    const [log, journal, runRoot] = [recordingLog(), memoryJournal(), join(directory, 'run')];
    const startApi = async (options: readonly string[], where: string) => {
      expect([options, where]).toEqual([['--root', '/r', '--runroot', runRoot], runRoot]);
      expect((await stat(runRoot)).mode & 0o777).toBe(0o700);
      // The last is undone first: while the service runs, it writes there.
      expect(journal.records).toEqual([{ kind: 'remove', path: runRoot }, { kind: 'podman-service' }]);
      return api;
    };
    const builder = { attempt, journal, log, startApi };
    const image = await buildProofImage('/proof.tar', { root: '/r', runRoot }, builder, 'job');
    expect([image.id, image.api]).toEqual([ID, works ? api : undefined]);
    expect(api.calls.at(-1)).toBe(works ? 'import' : 'end');
    expect([commands.length, log.lines.length]).toEqual(works ? [0, 0] : [1, 1]);
  }),
);

test('the proof image holds one file, which is another one for each job', () =>
  inDirectory(async (directory) => {
    const scratch = join(directory, 'scratch');
    await mkdir(scratch);
    const journal = memoryJournal();
    const { attempt, commands } = recordingAttempt(() => {
      // Written down before it is made.
      expect(journal.records).toEqual([{ kind: 'remove', path: '/run/of-job' }]);
      return { stdout: `sha256:${ID}\n` };
    });
    const archive = await archiveProofImage(scratch, 'job');
    const storage = { root: '/storage/of-job', runRoot: '/run/of-job' };
    const builder = { attempt, journal, log: recordingLog(), startApi: undefined };
    const image = await buildProofImage(archive, storage, builder, 'job');
    expect(image).toMatchObject({
      local: 'localhost/podman-registry-proof:job',
      id: ID,
      repository: 'podman-registry-proof',
      tag: 'job',
    });
    expect(commands).toHaveLength(1);
    const aside = ['nice', 'podman', '--root', storage.root, '--runroot', storage.runRoot];
    expect(commands[0]?.slice(0, 6)).toEqual(aside);
    const root = join(directory, 'root');
    await mkdir(root);
    await run(['tar', '--extract', '--preserve-permissions', `--file=${archive}`, `--directory=${root}`], {
      timeout: 30,
    });
    expect((await stat(root)).mode & 0o777).toBe(0o755);
    expect(await readdir(root)).toEqual(['job']);
    const content = await readFile(join(root, 'job'));
    expect(gzipSync(content).length).toBeGreaterThan(content.length);
    const again = join(directory, 'again');
    await mkdir(again);
    const [same, other] = [await archiveProofImage(again, 'job'), join(directory, 'other')];
    expect((await readFile(same)).includes(content)).toBe(true);
    await mkdir(other);
    expect((await readFile(await archiveProofImage(other, 'other'))).includes(content)).toBe(false);
  }));
