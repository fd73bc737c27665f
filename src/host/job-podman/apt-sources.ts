import type { Host } from '../host.js';

const POCKETS = ['-updates', '-security', '-backports'] as const;
/** What a suite of updates has after the name of its release. */
export type Pocket = (typeof POCKETS)[number];

/** Where a host gets the packages of its release from. */
export interface HostArchive {
  /** The address of the archive, as sources.list(5) has it. */
  readonly mirror: string | undefined;
  /** The updates that the host uses; they can be in another archive. */
  readonly pockets: readonly { readonly pocket: Pocket; readonly mirror: string }[];
}

/**
 * Finds them in what `apt-get update --print-uris` prints. Other publishers, also those on hosted runners, have suites
 * with the names of releases too. Pure.
 * @param names of the release
 * @param own the addresses of the distribution
 */
export function archiveOf(uris: string, names: readonly string[], own: RegExp): HostArchive {
  const lists = [...uris.matchAll(/^'(\S+?)\/+dists\/([^/'\s]+)\/([^/'\s]+)/gm)].map(
    ([, mirror = '', suite = '', part = '']) => ({ mirror, suite, part }),
  );
  const mirrors = new Set(lists.map(({ mirror }) => mirror));
  const has = (mirror: string, pocket: string) =>
    lists.some((one) => one.mirror === mirror && names.some((name) => one.suite === `${name}${pocket}`));
  const isForeign = (mirror: string) => {
    const parts = new Set(lists.filter((one) => one.mirror === mirror).map(({ part }) => part));
    return parts.size > 1 && !parts.has('main');
  };
  const rank = (mirror: string) => {
    if (own.test(mirror)) return 3;
    // Only distributions have one.
    if (has(mirror, '-updates')) return 2;
    return /\/(?:debian|ubuntu|ubuntu-ports)$/.test(mirror) ? 1 : 0;
  };
  const best = (pocket: string) =>
    [...mirrors]
      .filter((mirror) => has(mirror, pocket) && !isForeign(mirror))
      .sort((a, b) => rank(b) - rank(a))[0];
  const mirror = best('');
  const pockets = POCKETS.flatMap((pocket) => {
    const found = mirror !== undefined && has(mirror, pocket) ? mirror : best(pocket);
    // Those of another publisher have other keys; only the security updates of copies are in another archive.
    const isIts = found === mirror || pocket === '-security' || (found !== undefined && own.test(found));
    return found !== undefined && isIts ? [{ pocket, mirror: found }] : [];
  });
  return { mirror, pockets };
}

/** The texts of the sources of a host. Source: sources.list(5). */
export async function readSources(host: Pick<Host, 'list' | 'read'>): Promise<string[]> {
  const directory = '/etc/apt/sources.list.d';
  const names = (await host.list(directory)).filter((name) => /\.(?:list|sources)$/.test(name));
  const paths = ['/etc/apt/sources.list', ...names.map((name) => `${directory}/${name}`)];
  return (await Promise.all(paths.map((path) => host.read(path)))).filter((text) => text !== undefined);
}

/** The file with the keys of an archive that a host's sources name. Pure. */
export function keyringOf(texts: readonly string[], mirror: string): string | undefined {
  const entries = texts.flatMap((text) => text.split(/^URIs:/m.test(text) ? /\n\s*\n/ : '\n'));
  const words = (entry: string) => entry.replaceAll(/^\s*#.*$/gm, '').split(/[\s[\]]+/);
  for (const entry of entries) {
    if (!words(entry).some((word) => word.replace(/\/+$/, '') === mirror)) continue;
    const found = /(?:^Signed-By:[ \t]*|[[\s]signed-by=)(\/[^\s\],]+)/im.exec(entry)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}
