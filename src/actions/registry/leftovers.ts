import { createHash } from 'node:crypto';
import { homeDirectory, runtimeDirectory } from '../../host/facts/home.js';
import { storageConf } from '../../host/facts/storage-conf.js';
import { storeAt } from '../../host/facts/store.js';
import type { Host } from '../../host/host.js';
import { distributionBundle } from '../../oci/ca-certificates.js';
import { PROOF_REPOSITORY } from '../../registry/proof/proof.js';
import type { JobTraces, TrustClient } from '../../trust/client.js';
import { CLIENTS } from '../../trust/plan.js';
import { mirrorsFile } from '../../undo/read-step.js';
import { JOB_VARIABLES, type Undo } from '../../undo/step.js';
import type { JobOfMain } from '../job-state.js';

/**
 * What is there of a job whose list of changes cannot be read, as far as its name and what main saved lead to it: the steps
 * that remove it, in the order in which main would have recorded them. Changes nothing.
 */
export async function leftoversOf(
  job: JobOfMain,
  host: Host,
  clients: readonly TrustClient[] = CLIENTS,
): Promise<Undo[]> {
  const traces = tracesOf(job);
  const placed = await Promise.all(
    clients.map(async ({ leftovers }) => (await leftovers?.(traces, host)) ?? []),
  );
  const path = `${runtimeDirectory(host)}/${job.name}`;
  return [
    ...(await variablesOf(job, host)),
    ...((await host.exists(path)) ? [{ kind: 'remove', path } as const] : []),
    ...(await podsOf(job, host)),
    ...placed.flat(),
    ...(await mirrorsOf(job, host)),
    ...(await imagesOf(job, host)),
  ];
}

function tracesOf({ name, registry, caSha256 }: JobOfMain): JobTraces {
  return {
    job: name,
    registry,
    isOurCa: (text) => text !== undefined && createHash('sha256').update(text).digest('hex') === caSha256,
  };
}

/** Variables that lead to files which go with the job: what comes after this post shall not look for them. */
async function variablesOf({ directory }: JobOfMain, host: Host): Promise<Undo[]> {
  const ours = JOB_VARIABLES.filter((name) => host.variable(name)?.startsWith(`${directory}/`));
  const roots = (await distributionBundle(host))?.path ?? '';
  return ours.map((name) => ({
    kind: 'variable',
    name,
    ours: host.variable(name) ?? '',
    // OpenSSL takes an empty one for a file of no name.
    before: name === 'SSL_CERT_FILE' ? roots : '',
  }));
}

/** podman is asked only where its files tell of containers: its first call on a machine would make a storage. */
async function podsOf({ name }: JobOfMain, host: Host): Promise<Undo[]> {
  if (!(await storeOf(host)).holds.includes('containers')) return [];
  return (await host.podman.podExists(name)) ? [{ kind: 'pod', name }] : [];
}

async function imagesOf({ name }: JobOfMain, host: Host): Promise<Undo[]> {
  if (!(await storeNames(name, host))) return [];
  const proof = `/${PROOF_REPOSITORY}`;
  return (await host.podman.images())
    .filter(({ names }) => names.some((one) => one.endsWith(`${proof}:${name}`)))
    .flatMap(({ names }) => names.filter((one) => one.includes(`${proof}:`) || one.includes(`${proof}@`)))
    .map((reference) => ({ kind: 'image', reference }));
}

async function storeOf(host: Host) {
  const { graphRoot } = await storageConf(host);
  return { graphRoot, ...(await storeAt(graphRoot, host)) };
}

/** Does any image of this user's have a name with this word? Told by podman's files, without podman. */
async function storeNames(word: string, host: Host): Promise<boolean> {
  const { graphRoot, drivers } = await storeOf(host);
  const texts = drivers.map((driver) => host.read(`${graphRoot}/${driver}-images/images.json`));
  return (await Promise.all(texts)).some((text) => text?.includes(word));
}

async function mirrorsOf({ name }: JobOfMain, host: Host): Promise<Undo[]> {
  const directory = `${homeDirectory(host)}/.config/containers/registries.conf.d`;
  const ours = (await host.list(directory)).filter((file) => mirrorsFile(name).test(file));
  return ours.map((file) => ({ kind: 'remove', path: `${directory}/${file}` }));
}
