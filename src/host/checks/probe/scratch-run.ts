import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError } from '../../../platform/exec.js';
import { chooseForwarder } from '../../../podman/forwarder.js';
import { installedForwarders } from '../../facts/forwarders.js';
import { installedPodmanVersion } from '../../facts/podman.js';
import { SCRATCH_PREFIX } from '../../facts/scratch-name.js';
import type { Host } from '../../host.js';
import { lacksIds, mappableIds } from '../../subids/facts.js';
import { type IdMapping, idCount, parseIdMap } from '../../subids/idmap.js';

/** What a container of this machine's own programs shows. */
export interface ScratchRun {
  /** The ids that it has, or why it does not run; nothing if podman is missing. */
  readonly map: readonly IdMapping[] | CommandError | 'no ids' | undefined;
  /** How many ids the container should have. */
  readonly expected: number;
  /** Nothing if there is no program for a network, or the container runs with none either. */
  readonly network?: { readonly name: 'pasta' | 'slirp4netns'; readonly failure?: CommandError };
}

/** Runs a container without an image, with the network of a pod, and removes it; once for all checks. */
export function scratchRun(host: Host): Promise<ScratchRun> {
  return host.shared('scratch container', async () => {
    if ((await host.find('podman')) === undefined) return { map: undefined, expected: 0 };
    const expected = await mappableIds(host);
    // Unknown where podman fails with every command.
    const version = await installedPodmanVersion(host);
    const name =
      version &&
      chooseForwarder(version, await installedForwarders(host, version, { release: false }), false).network;
    const first = await attemptScratch(host, name ?? 'none');
    const failed = first instanceof CommandError;
    if ((failed || idCount(first) < expected) && (await lacksIds(host))) return { map: 'no ids', expected };
    if (name === undefined) return { map: first, expected };
    if (!failed) return { map: first, expected, network: { name } };
    const map = await attemptScratch(host, 'none');
    return map instanceof CommandError
      ? { map, expected }
      : { map, expected, network: { name, failure: first } };
  });
}

async function attemptScratch(
  host: Host,
  network: 'none' | 'pasta' | 'slirp4netns',
): Promise<readonly IdMapping[] | CommandError> {
  try {
    return await runScratch(host, network);
  } catch (thrown) {
    if (thrown instanceof CommandError) return thrown;
    throw thrown;
  }
}

/** With a merged /usr the root has links into it; otherwise the directories themselves are mounted. */
async function runScratch(host: Host, network: 'none' | 'pasta' | 'slirp4netns'): Promise<IdMapping[]> {
  const root = await mkdtemp(join(tmpdir(), SCRATCH_PREFIX));
  try {
    await mkdir(join(root, 'usr'));
    const mounts = ['/usr'];
    for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
      const target = (await host.stat(`/${name}`)) && (await host.realpath(`/${name}`));
      if (target === undefined) continue;
      if (target.startsWith('/usr/')) await symlink(target.slice(1), join(root, name));
      else mounts.push(`/${name}`);
    }
    return parseIdMap(
      await host.podman.runRootfs(root, mounts, ['/usr/bin/cat', '/proc/self/uid_map'], network),
    );
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
