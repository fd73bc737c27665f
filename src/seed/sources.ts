import type { Logins } from '../oci/auth-file.js';
import { outsideRegistryClient } from '../oci/clients.js';
import type { Connections } from '../oci/connections.js';
import { archiveFiles, directoryFiles, Layout } from '../oci/layout.js';
import { parseRepositoryTag } from '../oci/reference.js';
import type { RegistryClient } from '../oci/registry-client.js';
import { Repository } from '../oci/repository.js';
import type { Source } from '../oci/source.js';
import { UserError } from '../platform/errors.js';
import type { Origin, SeedImage } from './requests.js';

type LayoutOrigin = Extract<Origin, { readonly path: string }>;

/**
 * Opens the source of an image and finds its digest. Uses one client for each registry, and lists each layout
 * once.
 */
export function sources(outside: Connections, logins: Logins) {
  const clients = new Map<string, RegistryClient>();
  const clientOf = (registry: string) => {
    const known = clients.get(registry) ?? outsideRegistryClient(registry, outside, logins);
    clients.set(registry, known);
    return known;
  };
  const layouts = new Map<string, Promise<Layout>>();
  const openLayout = ({ kind, path }: LayoutOrigin) => {
    const open = async () => new Layout(kind === 'layout' ? directoryFiles(path) : await archiveFiles(path));
    const known = layouts.get(`${kind}:${path}`) ?? open();
    layouts.set(`${kind}:${path}`, known);
    return known;
  };
  return async ({ origin, source }: SeedImage): Promise<{ source: Source; digest: string }> => {
    if (origin.kind === 'local') throw new Error(`${source} is pushed by podman`);
    if (origin.kind !== 'remote') {
      const layout = await openLayout(origin);
      const { repository } = parseRepositoryTag(origin.tag ?? '') ?? {};
      const source =
        origin.tag?.includes(':') && repository !== undefined ? layout.within(repository) : layout;
      return { source, digest: await layout.choose(origin.tag) };
    }
    const { registry, repository, tag = '', digest } = origin.reference;
    const remote = new Repository(clientOf(registry), repository);
    const found = digest ?? (await remote.resolve(tag));
    if (found === undefined)
      throw new UserError(`${registry} has no ${repository}:${tag}; check the name and the tag`);
    return { source: remote, digest: found };
  };
}
