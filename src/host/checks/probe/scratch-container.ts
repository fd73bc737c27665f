import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError } from '../../../platform/exec.js';
import { check, EVERYTHING, error, ok, skipped } from '../../check.js';
import type { Host } from '../../host.js';
import { byHand } from '../../remedy.js';
import { type IdMapping, parseIdMap } from '../../subids/idmap.js';
import { ENOUGH_IDS } from '../../subids/ranges.js';

/** The ids that a container actually has, or why it did not run; nothing if podman is missing. */
type ScratchFacts = readonly IdMapping[] | CommandError | undefined;

/** Runs a container from programs of this machine, without an image, and removes it. */
export const scratchContainer = check<ScratchFacts>({
  id: 'RP092',
  title: 'test container',
  phase: 'probe',
  reads: '`podman run --rm --network none` of cat(1) with this machine’s /usr, read-only.',
  cause: 'podman cannot run a container on this host, although the other checks found no reason.',
  cure: 'Read the output of the command; the other checks explain most messages.',
  signatures: [],
  sources: ['podman-run(1), --rootfs'],
  limit: 60,
  read: async (host) => {
    if ((await host.find('podman')) === undefined) return undefined;
    try {
      return await runScratch(host);
    } catch (thrown) {
      if (thrown instanceof CommandError) return thrown;
      throw thrown;
    }
  },
  judge: judgeScratch,
});

function judgeScratch(facts: ScratchFacts) {
  if (facts === undefined) return skipped('podman is not installed');
  if (facts instanceof CommandError) {
    return error(
      ['pod', 'quadlet'],
      `podman cannot run a container: ${facts.lastWords}`,
      byHand('See the other findings, or the error above.'),
    );
  }
  const ids = facts.reduce((sum, { count }) => sum + count, 0);
  if (ids <= ENOUGH_IDS) {
    return error(
      EVERYTHING,
      `a container ran with ${ids} instead of ${ENOUGH_IDS + 1} IDs`,
      byHand('See RP020 to RP027 for the reason.'),
    );
  }
  return ok(`a container ran with ${ids} IDs`);
}

/** With a merged /usr the root has links into it; otherwise the directories themselves are mounted. */
async function runScratch(host: Host): Promise<IdMapping[]> {
  const root = await mkdtemp(join(tmpdir(), 'podman-registry-scratch-'));
  try {
    await mkdir(join(root, 'usr'));
    const mounts = ['/usr'];
    for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
      const target = (await host.stat(`/${name}`)) && (await host.realpath(`/${name}`));
      if (target === undefined) continue;
      if (target.startsWith('/usr/')) await symlink(target.slice(1), join(root, name));
      else mounts.push(`/${name}`);
    }
    return parseIdMap(await host.podman.runRootfs(root, mounts, ['/usr/bin/cat', '/proc/self/uid_map']));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
