import { mountCheck } from '../../host/checks/storage/mount.js';
import { installedPodmanVersion } from '../../host/facts/podman.js';
import { remedyBlock } from '../../host/report/remedy-shell.js';
import { formatCheck } from '../../host/report/text.js';
import { type CheckResult, runChecks } from '../../host/run-checks.js';
import { subordinateIds } from '../../host/subids/facts.js';
import { podmanIds } from '../../host/subids/idmap.js';
import { ENOUGH_IDS, total } from '../../host/subids/ranges.js';
import { UserError } from '../../platform/errors.js';
import { makeGivenDirectory } from '../../platform/given-paths.js';
import type { PodmanVersion } from '../../podman/version.js';
import type { RegistryJob } from '../job.js';
import { mirrorDirectories } from '../mirror/mirrors.js';
import type { StartRequest } from '../request.js';
import { assertSupported, type ResolvedMapping, resolveMapping, runsAsUser } from '../spec/mapping.js';
import type { MappingChoice } from '../spec/userns.js';

/**
 * Rejects a mapping that this host cannot provide, before anything is fixed or created. Ignores what `setup: auto` will
 * fix: missing ids and a missing podman.
 * @throws UserError naming the input, what was found, and what is allowed
 */
export async function validateMapping(
  { mapping, setup }: StartRequest,
  { host }: RegistryJob,
): Promise<void> {
  if (mapping.kind === 'default') return;
  const [{ uids, gids }, version] = await Promise.all([subordinateIds(host), installedPodmanVersion(host)]);
  if (version !== undefined) assertSupported(mapping, version);
  const isFixed = setup === 'auto' && Math.min(total(uids), total(gids)) < ENOUGH_IDS;
  if (!isFixed) await settle(mapping, { host });
}

/**
 * Resolves the mapping on a prepared host, and creates and checks the directories for the registry's data.
 * @throws UserError if the host cannot provide the mapping, or the registry cannot use the directory
 */
export async function readyMapping(
  { mapping: choice, storage, mirrors }: StartRequest,
  version: PodmanVersion,
  job: RegistryJob,
): Promise<{ readonly mapping: ResolvedMapping['mapping']; readonly checks: readonly CheckResult[] }> {
  const directories = [
    ...(storage.kind === 'path' ? [['storage-path', storage.path] as const] : []),
    ...mirrorDirectories(mirrors).map((path) => ['mirror-path', path] as const),
  ];
  if (choice.kind === 'default' && directories.length === 0) return { mapping: undefined, checks: [] };
  assertSupported(choice, version);
  const settled = await settle(choice, job);
  const checks: CheckResult[] = [];
  for (const [input, path] of directories) checks.push(...(await readyStorage(input, path, settled, job)));
  return { mapping: settled.mapping, checks };
}

async function settle(choice: MappingChoice, { host }: Pick<RegistryJob, 'host'>): Promise<ResolvedMapping> {
  const { user } = host;
  const { uids, gids } = await subordinateIds(host);
  return resolveMapping(choice, {
    name: user.name,
    uids: { own: user.uid, ranges: uids },
    gids: { own: user.gid, ranges: gids },
  });
}

/** An existing directory belongs to the user and is only checked; a new one is given to the registry. */
async function readyStorage(
  input: string,
  path: string,
  { ids, mapping }: ResolvedMapping,
  { host, log, podman }: RegistryJob,
): Promise<CheckResult[]> {
  if (ids === undefined) return [];
  const look = () => runChecks([mountCheck(path, ids)], host, { fix: false });
  const results = await look();
  const [result] = results;
  if (result === undefined) return [];
  log.info(formatCheck(result));
  if (result.state === 'error') {
    const block = remedyBlock(results, host.user.name);
    throw new UserError(
      [
        `input "${input}" is ${JSON.stringify(path)}, but the registry cannot use this directory: ${result.found}. ${result.remedy?.advice ?? ''}`,
        ...(block === undefined ? [] : ['Commands to copy and paste:', '', block]),
      ].join('\n'),
    );
  }
  if (!(await host.exists(path))) {
    // nginx's workers, which are in container root's group, must be able to enter it.
    await makeGivenDirectory({ what: `input "${input}"`, path }, 0o710);
    if (!runsAsUser(mapping)) {
      await podman.changeOwner(path, podmanIds(ids));
    }
  }
  return results;
}
