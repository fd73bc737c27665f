import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isCollecting } from '../../../src/registry/persistent/collection-state.js';
import { trimMirrors } from '../../../src/registry/persistent/gc-mirrors.js';
import { type RegistryPaths, registryPaths } from '../../../src/registry/persistent/paths.js';
import { recordingAttempt } from '../../fakes.js';
import { inDirectory, podFor } from '../fakes.js';
import { recordFor } from './fakes.js';

const mirror = (upstream: string, path?: string) => ({ upstream, authenticated: false, path });
const CONTAINERS = 'podman-registry-team-mirror-docker-io podman-registry-team-mirror-ghcr-io';

function trimming(dryRun: boolean, bytes: number, exitCode = 0) {
  return inDirectory((home) => trimmingAt(registryPaths(home, 'team'), dryRun, bytes, exitCode));
}

async function trimmingAt(place: RegistryPaths, dryRun: boolean, bytes: number, exitCode: number) {
  await mkdir(place.directory, { recursive: true });
  const stopped: boolean[] = [];
  const { attempt, commands } = recordingAttempt((argv) => {
    if (argv[2] !== 'find') stopped.push(existsSync(join(place.directory, 'caches-stopped')));
    if (argv[2] === 'find') return { stdout: `${bytes}\n` };
    return argv[1] === 'unshare' ? { exitCode, stdout: '{"bytes":1000,"blobs":3,"freed":500}' } : undefined;
  });
  const choices = podFor({ mirrors: [mirror('docker.io', '/kept/docker-io'), mirror('ghcr.io')] });
  const line = await trimMirrors(
    place,
    recordFor({ choices }),
    { limit: 1024, dryRun },
    { self: ['node', 'cli.js'], attempt },
  ).catch((thrown: Error) => thrown.message);
  return {
    line,
    commands: commands
      .map((argv) => argv.join(' ').replace(place.directory, 'DIRECTORY'))
      .filter((text) => !text.includes(' find ')),
    stopped,
    isCollecting: await isCollecting(place),
  };
}

describe('trimMirrors', () => {
  test('stops the caches meanwhile', async () => {
    const { line, commands, stopped, isCollecting } = await trimming(false, 800);
    expect(line).toBe('caches: 1000 B of 1 KiB; deleted 3 blobs, 500 B, used least recently');
    expect(commands).toEqual([
      `podman stop --time 10 ${CONTAINERS}`,
      'podman unshare node cli.js gc --in-store={"trim":["/kept/docker-io","DIRECTORY/mirror-ghcr-io-data"],"limit":1024}',
      `podman start ${CONTAINERS}`,
    ]);
    // An interruption in between is ended by the next command.
    expect([stopped, isCollecting]).toEqual([[true, true, true], false]);
  });

  test('starts them again after a failure', async () => {
    const { commands, isCollecting } = await trimming(false, 800, 3);
    expect([commands.at(-1), isCollecting]).toEqual([`podman start ${CONTAINERS}`, false]);
  });

  test.each([
    [true, 800, 'caches: 1.6 KiB of 1 KiB; would delete 576 B, used least recently'],
    [true, 100, 'caches: 200 B of 1 KiB'],
    [false, 100, 'caches: 200 B of 1 KiB'],
  ])('stops nothing in a dry run or within the limit: %s %d', async (dryRun, bytes, line) => {
    expect(await trimming(dryRun, bytes)).toMatchObject({ line, commands: [] });
  });
});
