import type { Host } from '../host.js';
import { debianVersion } from './debian-package.js';

/** The changes of a distribution's package, as it documents them on the machine. */
export interface PackageChanges {
  readonly version: string;
  readonly text: string;
  /** The date of the oldest entry, in milliseconds. Distributions remove older ones. */
  readonly since: number;
}

// `podman (5.4.2+ds1-2) unstable; urgency=medium`
const HEAD = /^[a-z0-9][a-z0-9+.-]* \(([^)\s]+)\)/;
// ` -- Name <mail>  Tue, 08 Jul 2025 07:15:12 +0000`
const DATE = /^ -- .*> {2}(.+)$/gm;
const LONGEST = 4_000_000;

/**
 * The changelog of an installed Debian or Ubuntu package, if it has an entry for that version.
 * Source: Debian Policy, 12.7 and 4.4.
 */
export async function packageChanges(name: string, host: Host): Promise<PackageChanges | undefined> {
  const version = await debianVersion(name, host);
  if (version === undefined) return undefined;
  const changes = await unpackedChanges(name, '', host);
  // A rebuild without a change of the source adds +b2, and has no entry.
  return changes?.version === version.replace(/\+b\d+$/, '') ? { ...changes, version } : undefined;
}

/** The changelog of a package that is unpacked in a directory. */
export async function unpackedChanges(
  name: string,
  root: string,
  host: Host,
): Promise<PackageChanges | undefined> {
  const path = `${root}/usr/share/doc/${name}/changelog.Debian.gz`;
  const { exitCode, stdout: text } = await host.attempt(['zcat', path], { timeout: 10 });
  const version = HEAD.exec(text)?.[1];
  if (exitCode !== 0 || version === undefined || text.length > LONGEST) return undefined;
  const dates = [...text.matchAll(DATE)].map(([, date = '']) => Date.parse(date));
  const since = Math.min(...dates.filter((date) => !Number.isNaN(date)));
  return { version, text, since };
}
