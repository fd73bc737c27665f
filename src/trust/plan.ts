import type { Host } from '../host/host.js';
import { UserError } from '../platform/errors.js';
import { buildkit } from './buildkit.js';
import type { InstallTrust, TrustClient, TrustContext, TrustOutputs, TrustTarget } from './client.js';
import { containerd } from './containerd.js';
import { docker, dockerLogin } from './docker.js';
import { env } from './env.js';
import { java } from './java.js';
import { k3s } from './k3s.js';
import { kind } from './kind.js';
import { podman } from './podman.js';
import { system } from './system.js';

/** Every client that this program can set up. */
export const CLIENTS: readonly TrustClient[] = [
  ...[podman, docker, buildkit, containerd, kind, k3s, system, env, java],
];

/** The clients to set up. */
export interface TrustPlan {
  readonly clients: readonly (Pick<TrustClient, 'target' | 'title'> & { readonly install: InstallTrust })[];
  /** The skipped clients and the reasons, one log line each. */
  readonly skipped: readonly string[];
}

// They use the login of the docker command.
const LOGGED_IN_BY_DOCKER: readonly TrustTarget[] = ['docker', 'buildkit', 'env', 'java'];

/**
 * Finds out which clients can be set up; changes nothing. podman is always set up, because the action pushes with
 * it.
 * @param asked by default the clients that are found
 * @param name the name or address that clients connect to
 * @throws UserError for a requested client that cannot be set up
 */
export async function planTrust(
  asked: readonly TrustTarget[] | undefined,
  name: string,
  host: Host,
  catalogue = CLIENTS,
): Promise<TrustPlan> {
  const wanted = catalogue.filter(
    ({ target, auto }) => target === 'podman' || (asked?.includes(target) ?? auto),
  );
  const prepared = await Promise.all(
    wanted.map(async ({ target, title, prepare }) => ({ target, title, found: await prepare(host, name) })),
  );
  const clients: TrustPlan['clients'][number][] = [];
  const skipped: string[] = [];
  for (const { target, title, found } of prepared) {
    if (typeof found === 'function') {
      clients.push({ target, title, install: found });
    } else if (asked === undefined) {
      skipped.push(`${target} ${found.why}`);
    } else {
      throw new UserError(
        `input "trust": cannot set up ${target}, which ${found.why}; remove ${target} or use "auto"`,
      );
    }
  }
  return { clients, skipped };
}

/**
 * Makes every client of a plan trust the registry, and logs it in.
 * @throws CommandError with the client if a command of root fails
 */
export async function installTrust({ clients }: TrustPlan, context: TrustContext): Promise<TrustOutputs> {
  let outputs: TrustOutputs = {};
  for (const { install } of clients) outputs = { ...outputs, ...(await install(context)) };
  if (clients.some(({ target }) => LOGGED_IN_BY_DOCKER.includes(target))) await dockerLogin(context);
  return outputs;
}

/** The clients that trust the registry in addition to podman, in Markdown: one line or none. Pure. */
export function trustedBy({ clients }: Pick<TrustPlan, 'clients'>): string[] {
  const titles = clients.flatMap(({ title }) => title ?? []);
  return titles.length === 0 ? [] : [titles.join(', ')];
}
