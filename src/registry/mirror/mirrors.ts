import { join } from 'node:path';
import { userRegistriesDirectory } from '../../host/facts/config-search.js';
import { hostCertificates } from '../../oci/ca-certificates.js';
import { ownRegistryClient } from '../../oci/clients.js';
import { isLoopback, proxyFor, shownProxy, type Variable } from '../../oci/proxy.js';
import { explainProxy } from '../../oci/proxy-errors.js';
import { originOf } from '../../oci/reference.js';
import type { RegistryClient } from '../../oci/registry-client.js';
import { settleAll } from '../../platform/concurrency.js';
import { UserError } from '../../platform/errors.js';
import { pathExists, writePrivate } from '../../platform/files.js';
import type { Log } from '../../platform/log.js';
import { withoutRepeats } from '../diagnostics/diagnose.js';
import { whyUnreachable } from '../images/reach.js';
import type { RegistryJob } from '../job.js';
import type { MirrorRequest, StartRequest } from '../request.js';
import { waitUntilReady } from '../run/answer.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import {
  loginKeys,
  mirrorData,
  mirrorDirectory,
  mirrorName,
  mirrorRepository,
  TRUST_KEY,
} from '../spec/mirrors.js';
import type { Mirror, PlacedRegistry, RegistrySpec, SecretContents } from '../spec/registry-spec.js';
import { trimCaches } from '../store/in-store.js';
import { mirrorLocation, sendPullsThrough } from './registries-conf.js';
import { MIRRORS_FILE, type MirrorsOfJob, trimLine } from './report.js';

/** @throws UserError if the inputs for the caches conflict with others */
export function validateMirrors({ mirrors, access, mapping, lifecycle, name }: StartRequest): void {
  if (mirrors.limit !== undefined && mirrors.directory === undefined) {
    throw new UserError(
      'input "mirror-max-size" requires "mirror-path"; set "mirror-path", or remove "mirror-max-size"',
    );
  }
  if (mirrors.limit !== undefined && lifecycle === 'persistent') {
    throw new UserError(
      `input "mirror-max-size" is for "lifecycle: job", because the caches of a persistent registry do not stop with the job; remove it, and run regularly: podman-registry gc ${name} --mirror-max-size 10GiB`,
    );
  }
  if (mirrors.directory !== undefined && mirrors.upstreams.length === 0) {
    throw new UserError('input "mirror-path" requires "mirror"; set "mirror", or remove "mirror-path"');
  }
  if (mirrors.upstreams.length > 0 && access.kind === 'token') {
    throw new UserError(
      'input "mirror" does not work with "auth: token", because a token contains the repository name, which is different below mirror/; use "auth: basic" or "auth: none"',
    );
  }
  if (mirrors.directory !== undefined && mapping.kind === 'auto') {
    throw new UserError(
      `input "mirror-path" is ${JSON.stringify(mirrors.directory)}, but "userns" is auto, which gives the caches different IDs each time, so they could not read their earlier data; use another "userns"`,
    );
  }
}

/** What the caches need to know of their host. */
export interface MirrorHost {
  readonly variable: Variable;
  readonly log: Log;
}

/** The persistent directories, one for each upstream. */
export function mirrorDirectories({ upstreams, directory }: MirrorRequest): string[] {
  return directory === undefined
    ? []
    : upstreams.map(({ upstream }) => join(directory, mirrorDirectory(upstream)));
}

/** The directory of the data of each cache. @param directory of the pod's files */
export function cacheDirectories({ mirrors }: Pick<RegistrySpec, 'mirrors'>, directory: string): string[] {
  return mirrors.map((mirror) => mirror.path ?? join(directory, mirrorData(mirror)));
}

/** Prepares what an earlier job or registry has cached, before the caches start. */
export async function prepareCaches(
  spec: Pick<RegistrySpec, 'mirrors'>,
  directory: string,
  limit: number | undefined,
  { host, log, attempt }: Pick<RegistryJob, 'host' | 'log' | 'attempt'>,
): Promise<void> {
  const existing: string[] = [];
  for (const path of cacheDirectories(spec, directory)) if (await pathExists(path)) existing.push(path);
  if (existing.length === 0) return;
  const report = await trimCaches({ trim: existing, limit }, host.self, attempt);
  log.info(trimLine(report, limit));
}

/** The caches of the pod. Warns about an unreachable upstream, whose cached content is still served. */
export function podMirrors(inputs: MirrorRequest, { variable, log }: MirrorHost): Promise<Mirror[]> {
  const directories = mirrorDirectories(inputs);
  return Promise.all(
    inputs.upstreams.map(async ({ upstream, login }, index) => {
      const why = proxyInContainer(upstream, variable) ?? (await whyUnreachable(upstream, variable));
      if (why !== undefined) {
        const cause = explainProxy(why);
        log.warning(
          `${upstream} is unreachable; its mirror serves only cached content while this registry is running${cause === undefined ? '' : `: ${why}; ${cause}`}`,
        );
      }
      const offline = why !== undefined;
      return { upstream, authenticated: login !== undefined, path: directories[index], offline };
    }),
  );
}

/** A proxy on the loopback of this host, which is another one in a container. */
function proxyInContainer(upstream: string, variable: Variable): string | undefined {
  const proxy = proxyFor(new URL(originOf(upstream)), variable);
  return proxy && isLoopback(proxy.hostname)
    ? `the proxy ${shownProxy(proxy)} cannot be reached from the container of the cache`
    : undefined;
}

/**
 * The secrets with the logins of the upstreams, and the CA certificates of this host.
 * @throws UserError if this host has none
 */
export async function withUpstreamSecrets(
  { upstreams }: MirrorRequest,
  made: Promise<RegistrySecrets>,
  { host }: Pick<RegistryJob, 'host'>,
): Promise<RegistrySecrets> {
  const secrets = await made;
  if (upstreams.length === 0) return secrets;
  const logins = upstreams.flatMap(({ upstream, login }) => {
    const keys = loginKeys(upstream);
    return login ? [[keys.username, login.username] as const, [keys.password, login.password] as const] : [];
  });
  const contents: SecretContents = {
    ...secrets.contents,
    ...(logins.length > 0 && { mirrors: Object.fromEntries(logins) }),
    'upstream-trust': { [TRUST_KEY]: await trustedBundle(host) },
  };
  return { ...secrets, contents };
}

async function trustedBundle(host: RegistryJob['host']): Promise<string> {
  const certificates = await hostCertificates(host);
  if (certificates.length > 0) return `${certificates.join('\n')}\n`;
  throw new UserError(
    'input "mirror" needs CA certificates to verify upstreams, but this host has none; install the package ca-certificates, or set SSL_CERT_FILE or SSL_CERT_DIR',
  );
}

// Seconds. The pod is already running; a cache contacts its upstream once before it answers.
const MIRROR_TIMEOUT = 15;

/** Waits for the caches, and configures pulls of this job to use them. Warns about a cache that does not answer. */
export async function useMirrors(
  pod: PlacedRegistry,
  { certificate, credentials }: RegistrySecrets,
  { mirrors, lifecycle }: Pick<StartRequest, 'mirrors' | 'lifecycle'>,
  job: RegistryJob,
): Promise<void> {
  if (pod.mirrors.length === 0) return;
  const { podman, journal, log, name, directory, host } = job;
  const upstreams = pod.mirrors.map(({ upstream }) => upstream);
  const own: MirrorsOfJob = {
    upstreams,
    directories: lifecycle === 'job' ? mirrorDirectories(mirrors) : [],
    limit: mirrors.limit,
  };
  await writePrivate(join(directory, MIRRORS_FILE), JSON.stringify(own));
  const client = ownRegistryClient(pod, certificate.ca, credentials);
  try {
    await settleAll(pod.mirrors.map((mirror) => waitForMirror(pod, mirror, client, job)));
  } finally {
    client.close();
  }
  const containers = await userRegistriesDirectory(host);
  const tools = { podman, journal, log, containers, job: name };
  for (const upstream of await sendPullsThrough(pod, tools)) {
    log.info(`✓ pulls from ${upstream} go through ${mirrorLocation(pod, upstream)}`);
  }
}

async function waitForMirror(
  pod: PlacedRegistry,
  mirror: Mirror,
  client: Pick<RegistryClient, 'get'>,
  { podman, log }: Pick<RegistryJob, 'podman' | 'log'>,
): Promise<void> {
  const own: Pick<RegistryClient, 'get'> = {
    get: (path, options) => client.get(path.replace('/v2/', `/v2/${mirrorRepository(mirror)}/`), options),
  };
  const { ready, waited, lastSeen } = await waitUntilReady(own, MIRROR_TIMEOUT, async () => 'wait');
  if (ready) return;
  const container = `${pod.name}-${mirrorName(mirror)}`;
  const lines = withoutRepeats(await podman.logs(container, 20)).slice(-5);
  log.warning(
    [
      `the cache of ${mirror.upstream} did not answer within ${Math.round(waited / 1000)} s (${lastSeen}); pulls go directly to ${mirror.upstream}. Last log lines of ${container}:`,
      ...lines.map((line) => `  ${line}`),
    ].join('\n'),
  );
}
