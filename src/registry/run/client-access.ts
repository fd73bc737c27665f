import { join } from 'node:path';
import { homeDirectory } from '../../host/facts/home.js';
import { exportForJob } from '../../host/job-variable.js';
import { existingAuthFiles } from '../../oci/auth-file.js';
import { writePrivate } from '../../platform/files.js';
import type { TrustOutputs } from '../../trust/client.js';
import { clusterCerts } from '../../trust/cluster-certs.js';
import { containerArgs } from '../../trust/container-args.js';
import { bypassProxy } from '../../trust/no-proxy.js';
import { installTrust, type TrustPlan } from '../../trust/plan.js';
import { writeAuthFile } from '../../trust/podman.js';
import type { RegistryJob } from '../job.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import type { PlacedRegistry } from '../spec/registry-spec.js';

/** The files for the clients of the job. */
interface ClientAccess extends TrustOutputs {
  readonly certDirectory: string;
  readonly authFile: string;
  readonly caFile: string;
  /** For builders in containers. */
  readonly containerArgs: string;
  readonly kanikoArgs: string;
  /** For nodes of clusters. */
  readonly containerdCerts: string;
}

/** Makes the clients of the job trust the registry, and logs them in. */
export async function giveAccess(
  { address }: PlacedRegistry,
  { certificate: { ca }, credentials }: RegistrySecrets,
  trust: TrustPlan,
  { host, journal, name, directory, log }: RegistryJob,
): Promise<ClientAccess> {
  const authFile = join(directory, 'auth.json');
  const caFile = join(directory, 'ca.crt');
  await Promise.all([
    writeAuthFile(authFile, existingAuthFiles(host.variable, homeDirectory(host)), address, credentials),
    writePrivate(caFile, ca),
  ]);
  await bypassProxy({ address, host, journal });
  await exportForJob('REGISTRY_AUTH_FILE', authFile, { host, journal });
  const context = { address, ca, caFile, credentials, host, journal, job: name, directory };
  const { certDirectory = '', ...outputs } = await installTrust(trust, context);
  log.info(`✓ trusted by ${trust.clients.map(({ target }) => target).join(', ')}`);
  if (trust.skipped.length > 0) log.info(`- skipped: ${trust.skipped.join('; ')}`);
  const containerdCerts = await clusterCerts(context);
  return { ...outputs, certDirectory, authFile, caFile, containerdCerts, ...(await containerArgs(context)) };
}
