import { describe, expect, test } from '@jest/globals';
import { trimMirrors } from '../../../src/registry/persistent/gc-mirrors.js';
import { registryPaths } from '../../../src/registry/persistent/paths.js';
import { recordingAttempt } from '../../fakes.js';
import { podFor } from '../fakes.js';
import { recordFor } from './fakes.js';

const mirror = (upstream: string, path?: string) => ({ upstream, authenticated: false, path });
const CONTAINERS = 'podman-registry-team-mirror-docker-io podman-registry-team-mirror-ghcr-io';

async function trimming(dryRun: boolean, bytes: number, exitCode = 0) {
  const { attempt, commands } = recordingAttempt((argv) => {
    if (argv[2] === 'find') return { stdout: `${bytes}\n` };
    return argv[1] === 'unshare' ? { exitCode, stdout: '{"bytes":1000,"blobs":3,"freed":500}' } : undefined;
  });
  const choices = podFor({ mirrors: [mirror('docker.io', '/kept/docker-io'), mirror('ghcr.io')] });
  const line = await trimMirrors(
    registryPaths('/home/u', 'team'),
    recordFor({ choices }),
    { limit: 1024, dryRun },
    { self: ['node', 'cli.js'], attempt },
  ).catch((thrown: Error) => thrown.message);
  return {
    line,
    commands: commands.map((argv) => argv.join(' ')).filter((text) => !text.includes(' find ')),
  };
}

describe('trimMirrors', () => {
  test('stops the caches meanwhile', async () => {
    const { line, commands } = await trimming(false, 800);
    expect(line).toBe('caches: 1000 B of 1 KiB; deleted 3 blobs, 500 B, used least recently');
    expect(commands).toEqual([
      `podman stop --time 10 ${CONTAINERS}`,
      'podman unshare node cli.js gc --in-store={"trim":["/kept/docker-io","/home/u/.local/share/podman-registry-action/team/mirror-ghcr-io-data"],"limit":1024}',
      `podman start ${CONTAINERS}`,
    ]);
  });

  test('starts them again after a failure', async () => {
    expect((await trimming(false, 800, 3)).commands.at(-1)).toBe(`podman start ${CONTAINERS}`);
  });

  test.each([
    [true, 800, 'caches: 1.6 KiB of 1 KiB; would delete 576 B, used least recently', []],
    [true, 100, 'caches: 200 B of 1 KiB', []],
    // One that was killed may have left them stopped.
    [false, 100, 'caches: 200 B of 1 KiB', [`podman start ${CONTAINERS}`]],
  ])('stops nothing in a dry run or within the limit: %s %d', async (dryRun, bytes, line, commands) => {
    expect(await trimming(dryRun, bytes)).toEqual({ line, commands });
  });
});
