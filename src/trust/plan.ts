import type { Host } from '../host/host.js';
import { UserError } from '../platform/errors.js';
import { CLIENTS } from './catalogue.js';
import type { Give, Grant, TrustOutputs } from './client.js';
import { dockerLogin } from './docker-login.js';
import type { TrustTarget } from './target.js';

/** Whom the registry is opened to. */
export interface TrustPlan {
  readonly clients: readonly { readonly target: TrustTarget; readonly give: Give }[];
  /** Who is left out, and why: a line for the log each. */
  readonly skipped: readonly string[];
}

// Their logins lie in the file of the docker command.
const LOGGED_IN_BY_DOCKER: readonly TrustTarget[] = ['docker', 'buildkit', 'env'];

/**
 * Finds out which clients can be served; changes nothing. podman is served always, because the action itself pushes
 * through it.
 * @param asked nothing: those that are found
 * @param name the name or address that clients dial
 * @throws UserError for a client that was asked for by name and cannot be served
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
  const looks = await Promise.all(
    wanted.map(async ({ target, look }) => ({ target, found: await look(host, name) })),
  );
  const clients: { target: TrustTarget; give: Give }[] = [];
  const skipped: string[] = [];
  for (const { target, found } of looks) {
    if (typeof found === 'function') {
      clients.push({ target, give: found });
    } else if (asked === undefined) {
      skipped.push(`${target} ${found.why}`);
    } else {
      throw new UserError(
        `input "trust" names ${target}, which ${found.why}; allowed: auto, or only clients that can be served here`,
      );
    }
  }
  return { clients, skipped };
}

/**
 * Makes every client of a plan trust the registry, and logs it in.
 * @throws CommandError, naming the client, where root could not do what it was asked for
 */
export async function giveTrust({ clients }: TrustPlan, grant: Grant): Promise<TrustOutputs> {
  let outputs: TrustOutputs = {};
  for (const { give } of clients) outputs = { ...outputs, ...(await give(grant)) };
  if (clients.some(({ target }) => LOGGED_IN_BY_DOCKER.includes(target))) await dockerLogin(grant);
  return outputs;
}
