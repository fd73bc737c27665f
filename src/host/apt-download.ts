import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../platform/exec.js';
import type { Host } from './host.js';

/** apt with its own lists, as this user, so that nothing of the host changes. */
export interface PrivateApt {
  /** Reads the lists of its sources and verifies their signatures. */
  update(): Promise<void>;
  /** The fields of packages, `NAME`, `NAME=VERSION` or `NAME/SUITE`; those that no source has are left out. */
  show(packages: readonly string[]): Promise<AptPackage[]>;
  /**
   * Downloads packages and verifies their digests.
   * @returns the paths of the files
   */
  download(packages: readonly string[], directory: string): Promise<string[]>;
}

/** Fields of a package, by their names in lower case. Source: deb-control(5). */
export type AptPackage = Readonly<Record<string, string>>;

interface AptChoice {
  /** Lines of sources.list(5) instead of the sources of the host. */
  readonly sources?: readonly string[];
  /** Use the lists of the host as they are. */
  readonly hostLists?: boolean;
}

/** @param directory for lists and caches */
export async function privateApt(
  directory: string,
  host: Host,
  { sources, hostLists = false }: AptChoice = {},
): Promise<PrivateApt> {
  await mkdir(join(directory, 'lists/partial'), { recursive: true });
  await mkdir(join(directory, 'cache/archives/partial'), { recursive: true });
  if (sources !== undefined) await writeFile(join(directory, 'sources.list'), `${sources.join('\n')}\n`);
  const settings = [
    ...(hostLists ? [] : [`Dir::State::lists=${directory}/lists`]),
    `Dir::Cache=${directory}/cache`,
    // Only the lists of packages.
    'Acquire::Languages=none',
    'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false',
    'Acquire::IndexTargets::deb::CNF::DefaultEnabled=false',
    'Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled=false',
    'Acquire::Retries=3',
    // _apt may not read the directory of the job.
    'APT::Sandbox::User=root',
    ...(sources === undefined
      ? []
      : [
          `Dir::Etc::sourcelist=${directory}/sources.list`,
          'Dir::Etc::sourceparts=/dev/null',
          'Dir::Etc::preferences=/dev/null',
          'Dir::Etc::preferencesparts=/dev/null',
        ]),
  ];
  const options = settings.flatMap((setting) => ['-o', setting]);
  return {
    update: async () => {
      const argv = ['apt-get', ...options, '--quiet', '--error-on=any', 'update'];
      await host.asUser(argv, { timeout: 300 });
    },
    show: async (packages) => {
      if (packages.length === 0) return [];
      const argv = ['apt-cache', ...options, 'show', '--no-all-versions', ...packages];
      return parsePackages((await host.attempt(argv, { timeout: 120 })).stdout);
    },
    download: async (packages, to) => {
      await mkdir(to, { recursive: true });
      const argv = ['apt-get', ...options, '--quiet', 'download', ...packages];
      const result = await host.attempt(argv, { timeout: 600, cwd: to });
      if (result.exitCode !== 0) throw new CommandError(argv, result, 600);
      return (await readdir(to)).filter((name) => name.endsWith('.deb')).map((name) => join(to, name));
    },
  };
}

/** Fields with one line; their further lines are left out. Pure. */
export function parsePackages(text: string): AptPackage[] {
  return text.split(/\n\n+/).flatMap((paragraph) => {
    const fields = paragraph.split('\n').flatMap((line) => {
      const [, name, value] = /^([A-Za-z][A-Za-z0-9-]*):\s*(.*)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value] as const];
    });
    return fields.length === 0 ? [] : [Object.fromEntries(fields)];
  });
}

/** Unpacks packages without installing them: no script of a package runs. */
export async function unpackPackages(files: readonly string[], directory: string, host: Host): Promise<void> {
  for (const file of files) await host.asUser(['dpkg-deb', '--extract', file, directory], { timeout: 300 });
}
