import { parseRepositoryTag, type RepositoryTag } from '../oci/reference.js';
import type { RegistryClient } from '../oci/registry-client.js';
import { assertStatus, RegistryError } from '../oci/registry-error.js';
import { UserError } from '../platform/errors.js';
import { readText } from '../platform/http.js';

/** An image to export, by its name in the registry. */
export interface ExportImage {
  readonly repository: string;
  readonly tag: string;
}

/** More than a job pushes; a registry with more needs names. */
const MOST_IMAGES = 1000;
const MOST_PAGES = 1000;

/** Tags that belong to another image: signatures of cosign, and the referrers tag. */
const COMPANION = /^sha(?:256-[0-9a-f]{64}|512-[0-9a-f]{128})(?:\.(?:sig|att|sbom))?$/;

/**
 * Reads names of images in the registry: `team/app` for all tags, `team/app:1` for one.
 * @param what `input "images"`, or the name of an argument
 * @throws UserError for another text
 */
export function readNames(what: string, names: readonly string[]): RepositoryTag[] {
  return names.map((text) => {
    const name = parseRepositoryTag(text);
    if (name === undefined)
      throw new UserError(
        `${what} is ${JSON.stringify(text)}; use repositories of the registry, such as team/app or team/app:1`,
      );
    return name;
  });
}

/**
 * The images with these names; without names all images with a tag.
 * @param ignored a repository that is not exported unless it is named
 * @throws UserError if a name has no image, or there are too many
 */
export async function listImages(
  client: RegistryClient,
  names: readonly RepositoryTag[],
  ignored: string,
): Promise<ExportImage[]> {
  const all = async () => (await repositories(client)).filter((one) => one !== ignored);
  const wanted: readonly RepositoryTag[] =
    names.length > 0 ? names : (await all()).map((repository) => ({ repository, tag: undefined }));
  const found = new Map<string, ExportImage>();
  for (const { repository, tag } of wanted) {
    const tags = tag === undefined ? await tagsOf(client, repository) : [tag];
    if (tags.length === 0 && names.length > 0) throw missing(client, repository);
    for (const one of tags) found.set(`${repository}:${one}`, { repository, tag: one });
    if (found.size > MOST_IMAGES) {
      throw new UserError(
        `${client.host} has more than ${MOST_IMAGES} images; name the repositories to export`,
      );
    }
  }
  return [...found.values()];
}

export function missing(client: RegistryClient, name: string): UserError {
  return new UserError(
    `${client.host} has no image ${name}; check the name, and that it was pushed before this step`,
  );
}

async function repositories(client: RegistryClient): Promise<string[]> {
  try {
    return await pages(client, '/v2/_catalog?n=1000', '', 'repositories');
  } catch (thrown) {
    if (!(thrown instanceof RegistryError) || thrown.status >= 500) throw thrown;
    throw new UserError(
      `${client.host} does not list its repositories (status ${thrown.status}); name the repositories to export`,
    );
  }
}

async function tagsOf(client: RegistryClient, repository: string): Promise<string[]> {
  try {
    const tags = await pages(client, `/v2/${repository}/tags/list?n=1000`, repository, 'tags');
    return tags.filter((tag) => !COMPANION.test(tag));
  } catch (thrown) {
    // A repository whose last tag was deleted.
    if (thrown instanceof RegistryError && thrown.status === 404) return [];
    throw thrown;
  }
}

/** Source: the OCI distribution specification, listing tags; the catalog of distribution. */
async function pages(
  client: RegistryClient,
  first: string,
  repository: string,
  key: 'repositories' | 'tags',
): Promise<string[]> {
  const found = new Set<string>();
  let path: string | undefined = first;
  for (let count = 0; path !== undefined && count < MOST_PAGES; count++) {
    const page: string = path;
    const { headers, body } = await client.retry(async () => {
      const answer = await client.request({ path: page, repository });
      return readText(await assertStatus(answer, 200));
    });
    const before = found.size;
    for (const name of namesIn(body, key)) found.add(name);
    const next = /^<([^>]+)>;\s*rel="?next"?/.exec(String(headers.link ?? ''))?.[1];
    // Distribution 2.8 refers from the last page to itself.
    path = found.size > before ? next : undefined;
  }
  return [...found];
}

function namesIn(body: string, key: string): string[] {
  const list: unknown = JSON.parse(body)[key] ?? [];
  return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
}
