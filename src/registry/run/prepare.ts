import { join } from 'node:path';
import { inBackground } from '../../platform/concurrency.js';
import type { Log } from '../../platform/log.js';
import type { RegistryJob } from '../job.js';
import { withUpstreamSecrets } from '../mirror/mirrors.js';
import { archiveProofImage } from '../proof/proof-image.js';
import type { StartRequest } from '../request.js';
import { PERSISTENT_LIFETIME } from '../secrets/certificate.js';
import { makeSecrets, type RegistrySecrets } from '../secrets/secrets.js';
import type { Access } from '../spec/registry-spec.js';
import type { ResolvedAddress } from './address.js';
import { podAccess, secretUsers, storageKeys } from './choices.js';
import type { PersistentTarget, StartContext } from './context.js';

/** Starts the work that needs no podman; it runs in parallel with the host checks. */
export async function prepareStart(
  request: StartRequest,
  address: ResolvedAddress,
  persistent: PersistentTarget | undefined,
  job: RegistryJob,
): Promise<StartContext> {
  const { watch, scratch, log } = job;
  // A persistent registry should keep one proof layer, and not one for each job.
  const word = persistent === undefined ? job.name : request.name;
  const proofArchive = mayPush(request, log) ? inBackground(archiveProofImage(scratch, word)) : undefined;
  const access = await podAccess(request.access, request.fastPaths);
  let made: Promise<RegistrySecrets> | undefined;
  const secrets = () => {
    const making =
      made ?? inBackground(watch.phase('Certificate', () => prepareSecrets(request, access, address, job)));
    made = making;
    // The host checks may install a missing openssl; then the secrets are created again.
    making.catch(() => {
      made = undefined;
    });
    return making;
  };
  // If openssl is missing, the host checks install it first.
  if ((await job.host.find('openssl')) !== undefined) void secrets();
  return { request, address, access, persistent, job, proofArchive, secrets };
}

/** The proof pushes an image, which needs a user of the authentication service. */
function mayPush({ proof, access }: StartRequest, log: Log): boolean {
  if (!proof || access.kind !== 'token' || access.login !== undefined) return proof;
  log.warning(
    'skipped the proof, because "auth" is "token" and "password" is not set; set "username" and "password" to a user of the authentication service',
  );
  return false;
}

function prepareSecrets(
  { access: users, httpSecret, storage, mirrors, lifecycle }: StartRequest,
  access: Access,
  { certificate, host }: ResolvedAddress,
  job: RegistryJob,
): Promise<RegistrySecrets> {
  const { directory, log } = job;
  const lifetime = lifecycle === 'persistent' ? PERSISTENT_LIFETIME : undefined;
  const choices = {
    host,
    httpSecret,
    lifetime,
    ...secretUsers(users, access),
    storage: storageKeys(storage),
  };
  const made = makeSecrets(choices, certificate, join(directory, 'certificate'), log, job.attempt);
  return withUpstreamSecrets(mirrors, made, job);
}
