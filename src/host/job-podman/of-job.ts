import { dirname } from 'node:path';
import type { Host } from '../host.js';

const CONF = /\/podman-registry-[0-9a-f]{8}\/containers\.conf$/;

/** Whether this job has its own Podman or containers.conf(5), from this step or an earlier one. */
export function hasJobPodman({ variable }: Pick<Host, 'variable'>): boolean {
  return confOfJob(variable) !== undefined;
}

/** Whether a program is in the Podman of this job. */
export function isOfJob(path: string, { variable }: Pick<Host, 'variable'>): boolean {
  const conf = confOfJob(variable);
  return conf !== undefined && path.startsWith(`${dirname(conf)}/podman/`);
}

function confOfJob(variable: Host['variable']): string | undefined {
  return [variable('CONTAINERS_CONF_OVERRIDE'), variable('CONTAINERS_CONF')].find(
    (path) => path !== undefined && CONF.test(path),
  );
}
