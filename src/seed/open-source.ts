import { UserError } from '../errors.js';
import type { Connections } from './connections.js';
import { archiveFiles, chosenImage, directoryFiles, layoutSource } from './layout.js';
import type { Logins } from './logins.js';
import { originOf, remoteRepository } from './remote.js';
import { openSession, type Session } from './session.js';
import type { Source } from './source.js';
import type { SeedImage } from './wishes.js';

// Milliseconds.
const SILENCE = 60_000;

/** Opens what an image comes from, and finds its digest there. One session for each registry. */
export function sources(outside: Connections, logins: Logins) {
  const sessions = new Map<string, Session>();
  const sessionWith = (registry: string) => {
    const known =
      sessions.get(registry) ??
      openSession({
        origin: originOf(registry),
        connections: outside,
        login: (repository) => logins.of(registry, repository),
        silence: SILENCE,
      });
    sessions.set(registry, known);
    return known;
  };
  return async ({ origin, source }: SeedImage): Promise<{ source: Source; digest: string }> => {
    if (origin.kind === 'local') throw new Error(`${source} is pushed by podman`);
    if (origin.kind !== 'remote') {
      const files = origin.kind === 'layout' ? directoryFiles(origin.path) : await archiveFiles(origin.path);
      const layout = layoutSource(files);
      return { source: layout, digest: await chosenImage(files, layout, origin.tag) };
    }
    const { registry, repository, tag = '', digest } = origin.reference;
    const remote = remoteRepository(sessionWith(registry), repository);
    const found = digest ?? (await remote.resolve(tag));
    if (found === undefined)
      throw new UserError(`${registry} has no ${repository}:${tag}; look at the name and the tag`);
    return { source: remote, digest: found };
  };
}
