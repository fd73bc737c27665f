import { createHash } from 'node:crypto';
import { userRegistriesDirectory } from '../../host/facts/config-search.js';
import { runtimeDirectory } from '../../host/facts/home.js';
import { storageConf } from '../../host/facts/storage-conf.js';
import { storeAt } from '../../host/facts/store.js';
import type { Host } from '../../host/host.js';
import { registriesDropIns } from '../../host/registries-drop-in.js';
import { distributionBundle } from '../../oci/ca-certificates.js';
import { PROOF_REPOSITORY } from '../../registry/proof/proof-image.js';
import type { JobTraces, TrustClient } from '../../trust/client.js';
import { CLIENTS } from '../../trust/plan.js';
import { registriesFile } from '../../undo/read-step.js';
import { JOB_VARIABLES, type Undo } from '../../undo/step.js';
import type { JobOfMain } from '../job-state.js';

/**
 * Finds leftovers of a job without a readable journal, by its name and the state that main saved. Returns the steps that
 * remove them, in the order in which main would have recorded them. Changes nothing.
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
    ...(await registriesConfOf(job, host)),
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

/** Variables with paths of the job's files, which later steps must not use. */
async function variablesOf({ directory, registry }: JobOfMain, host: Host): Promise<Undo[]> {
  const ours = JOB_VARIABLES.filter((name) => host.variable(name)?.startsWith(`${directory}/`));
  const roots = (await distributionBundle(host))?.path ?? '';
  const variables = ours.map((name) => ({
    kind: 'variable' as const,
    name,
    ours: host.variable(name) ?? '',
    // OpenSSL would take an empty value for a file without a name.
    before: name === 'SSL_CERT_FILE' ? roots : '',
  }));
  return [...variables, ...javaOptions(directory, host), ...koRepository(registry, host)];
}

/** Our options come last, unless a later step has appended others, which are lost too. */
function javaOptions(directory: string, host: Host): Undo[] {
  const ours = host.variable('JAVA_TOOL_OPTIONS') ?? '';
  const at = ours.lastIndexOf(`-Djavax.net.ssl.trustStore=${directory}/`);
  if (at < 0) return [];
  const before = ours.slice(0, at).replace(/\s*"?$/, '');
  return [{ kind: 'variable', name: 'JAVA_TOOL_OPTIONS', ours, before }];
}

function koRepository(registry: string | undefined, host: Host): Undo[] {
  const ours = host.variable('KO_DOCKER_REPO');
  if (registry === undefined || ours !== registry) return [];
  return [{ kind: 'variable', name: 'KO_DOCKER_REPO', ours, before: '' }];
}

/** Calls podman only if its files list containers, because podman's first call on a machine creates a storage. */
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

/** Whether an image of this user has a name with this word, by podman's files, without calling podman. */
async function storeNames(word: string, host: Host): Promise<boolean> {
  const { graphRoot, drivers } = await storeOf(host);
  const texts = drivers.map((driver) => host.read(`${graphRoot}/${driver}-images/images.json`));
  return (await Promise.all(texts)).some((text) => text?.includes(word));
}

async function registriesConfOf({ name }: JobOfMain, host: Host): Promise<Undo[]> {
  const directory = registriesDropIns(await userRegistriesDirectory(host));
  const ours = (await host.list(directory)).filter((file) => registriesFile(name).test(file));
  return ours.map((file) => ({ kind: 'remove', path: `${directory}/${file}` }));
}
