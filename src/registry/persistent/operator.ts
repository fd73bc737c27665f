import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { localHost, thisUser } from '../../host/host.js';
import { undoTools } from '../../host/undo-tools.js';
import { systemClock } from '../../platform/clock.js';
import { UserError } from '../../platform/errors.js';
import { attempt } from '../../platform/exec.js';
import { type Log, stderrLog } from '../../platform/log.js';
import { HostLease } from '../../undo/host-lease.js';
import { undoJournal } from '../../undo/undo.js';
import { buildFromPackages } from '../images/packages.js';
import { makeCertificate, PERSISTENT_LIFETIME } from '../secrets/certificate.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import { endsSoon, withCertificate } from './certificate.js';
import { leaseHolder, type RegistryPaths } from './paths.js';
import type { RegistryRecord } from './record.js';
import type { RemoveTools } from './remove.js';
import { RegistryServices } from './service.js';
import { volumePath } from './status.js';
import type { UpgradeTools } from './upgrade.js';
import { awaitRegistry, explainDown } from './wait.js';

/** The tools of the operator's commands on this machine. */
export interface Operator extends RemoveTools, UpgradeTools {
  /** @throws UserError with the cause, if the registry does not answer */
  ready(paths: RegistryPaths, record: RegistryRecord, secrets: RegistrySecrets): Promise<void>;
  /** The directory of the registry's data; undefined if it is not on this host. */
  dataDirectory(paths: RegistryPaths, record: RegistryRecord): Promise<string | undefined>;
}

// Seconds.
const START = 60;
const REMOVAL = 600;

/** Logs to standard error, because standard output is for results. */
interface OperatorOutput {
  readonly stderr: (text: string) => void;
}

/** @param self the arguments that start this program */
export function openOperator(self: readonly string[], output: OperatorOutput): Operator {
  const log = quietLog(output);
  const lease = new HostLease(thisUser());
  const host = localHost({
    log,
    self,
    exportVariable: (name, value) => {
      process.env[name] = value;
    },
  });
  const { podman } = host;
  const services = new RegistryServices(attempt, process.env);
  return {
    podman,
    services,
    log,
    build: (roles, scratch) => buildFromPackages(roles, scratch, podman, log),
    renew: async (paths, record, secrets) => {
      if (record.ownCertificate || !endsSoon(secrets, systemClock)) return secrets;
      log.info('replacing the certificate, which ends soon; clients need the new CA');
      const scratch = join(paths.directory, 'certificate');
      await rm(scratch, { recursive: true, force: true });
      const { host: name } = record.choices.address;
      const made = await makeCertificate(name, scratch, PERSISTENT_LIFETIME, attempt);
      return withCertificate(secrets, made);
    },
    removeTree: async (path) => {
      await host.asUser(['podman', 'unshare', 'rm', '--recursive', '--force', path], { timeout: REMOVAL });
    },
    leaveHost: async (paths) => {
      const release = await lease.prepareRelease(leaseHolder(paths));
      return async () => {
        const tools = undoTools(host, lease.changes.directory, log);
        const others = await release((changes) => undoJournal(changes, tools));
        if (others.length > 0) log.info(`kept host changes: still in use by ${others.join(', ')}`);
      };
    },
    ready: async (paths, record, secrets) => {
      const pod = record.choices;
      const tools = { podman, services, log };
      const state = await awaitRegistry(paths, pod, secrets, START, tools);
      if (!state.up) throw await explainDown(paths, pod, state, tools);
    },
    dataDirectory: async ({ directory }, { choices: { storage } }) => {
      if (storage?.kind === 's3') return undefined;
      if (storage?.kind !== 'volume') return storage?.path ?? join(directory, 'data');
      const volume = await volumePath(storage.name, attempt);
      if (volume === undefined) throw new UserError(`podman has no volume ${storage.name}`);
      return volume;
    },
  };
}

/** Standard output is for results. */
function quietLog(output: OperatorOutput): Log {
  const log = stderrLog(output);
  return {
    ...log,
    group: async (title, work) => {
      log.info(title);
      return work();
    },
  };
}
