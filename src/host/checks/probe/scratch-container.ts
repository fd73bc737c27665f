import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError } from '../../../platform/exec.js';
import { check, EVERYTHING, error, ok, skipped } from '../../check.js';
import type { Host } from '../../host.js';
import { byHand } from '../../remedy.js';
import { type IdMapping, parseIdMap } from '../../subids/idmap.js';
import { ENOUGH_IDS } from '../../subids/ranges.js';

/** The ids that a container really got, or why it did not run; nothing where there is no podman. */
type ScratchFacts = readonly IdMapping[] | CommandError | undefined;

/** The end of all doubt: a container of this machine's own programs, which needs no image, run and thrown away. */
export const scratchContainer = check<ScratchFacts>({
  id: 'RP092',
  title: 'a container runs',
  phase: 'probe',
  reads: '`podman run --rm --network none` of cat(1) over this machine’s own /usr, read-only.',
  cause: 'podman cannot run a container on this host, although nothing else was found to be wrong.',
  cure: 'Read the command’s own words; the other checks name most of what they can mean.',
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
  if (facts === undefined) return skipped('there is no podman');
  if (facts instanceof CommandError) {
    return error(
      ['pod', 'quadlet'],
      `podman cannot run a container: ${facts.lastWords}`,
      byHand('What keeps it from running is among the other findings, or in its own words here.'),
    );
  }
  const ids = facts.reduce((sum, { count }) => sum + count, 0);
  if (ids <= ENOUGH_IDS) {
    return error(
      EVERYTHING,
      `a container ran, with ${ids} ids instead of ${ENOUGH_IDS + 1}`,
      byHand('RP020 to RP027 tell why.'),
    );
  }
  return ok(`a container ran, with ${ids} ids`);
}

/** On a merged /usr the links of the root lead into it; elsewhere the directories themselves are mounted. */
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
