import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { settleAll } from '../../platform/concurrency.js';
import { UserError } from '../../platform/errors.js';
import { attempt, CommandError, type CommandResult, run } from '../../platform/exec.js';

/** The packages of the host's Debian or Ubuntu, without root. */
export interface Packages {
  /** Downloads exactly these packages, and unpacks them below `root`. */
  unpack(names: readonly string[]): Promise<void>;
  /** The version of an unpacked package. */
  version(name: string): Promise<string | undefined>;
  /** The packages that apt-get would install for these names: including dependencies that this host lacks. */
  dependencies(names: readonly string[]): Promise<string[]>;
}

/**
 * Finds the packages in the system's package lists, or, if those are missing or outdated, in freshly downloaded lists.
 * @param names the packages that the lists must contain
 * @param scratch a directory to work in
 * @param root the directory for unpacked packages
 * @returns undefined if no list has all names
 * @throws UserError if there is no apt-get
 * @throws CommandError if not all lists could be downloaded, and the others do not have all names
 */
export async function openPackages(
  names: readonly string[],
  scratch: string,
  root: string,
): Promise<Packages | undefined> {
  await mkdir(root, { recursive: true });
  const packages = new AptPackages([], join(scratch, 'packages'), root);
  if (await packages.tryUnpack(names)) return packages;
  const { options, failure } = await ownLists(scratch);
  const fresh = new AptPackages(options, join(scratch, 'fresh-packages'), root);
  if (await fresh.tryUnpack(names)) return fresh;
  if (failure !== undefined) throw failure;
  return undefined;
}

class AptPackages implements Packages {
  constructor(
    private readonly options: readonly string[],
    private readonly directory: string,
    private readonly root: string,
  ) {}

  async unpack(names: readonly string[]): Promise<void> {
    const result = await this.download(names);
    if (result.exitCode !== 0) throw new CommandError(['apt-get', 'download', ...names], result, 300);
    await this.unpackAll();
  }

  async tryUnpack(names: readonly string[]): Promise<boolean> {
    const { exitCode } = await this.download(names);
    if (exitCode === 127) {
      throw new UserError(
        'images can be built from packages on Debian and Ubuntu only: this host has no apt-get',
      );
    }
    if (exitCode !== 0) return false;
    await this.unpackAll();
    return true;
  }

  async dependencies(names: readonly string[]): Promise<string[]> {
    const argv = [
      'apt-get',
      '-q',
      ...this.options,
      '--simulate',
      '--no-install-recommends',
      'install',
      ...names,
    ];
    return parseSimulation(await run(argv, { timeout: 60, env: { LC_ALL: 'C' } }));
  }

  /** From the file's name, in which apt-get encodes a colon. */
  async version(name: string): Promise<string | undefined> {
    const files = await readdir(this.directory);
    const found = files.map((file) => file.split('_')).find(([first, version]) => first === name && version);
    return found?.[1] === undefined ? undefined : decodeURIComponent(found[1]);
  }

  private async download(names: readonly string[]): Promise<CommandResult> {
    await mkdir(this.directory, { recursive: true });
    const argv = ['apt-get', '-q', ...this.options, 'download', ...names];
    return attempt(argv, { timeout: 300, cwd: this.directory });
  }

  private async unpackAll(): Promise<void> {
    const files = (await readdir(this.directory)).filter((file) => file.endsWith('.deb'));
    await settleAll(
      files.map((file) =>
        run(['dpkg-deb', '--extract', join(this.directory, file), this.root], { timeout: 120 }),
      ),
    );
  }
}

/** The packages that apt-get says it would install: `Inst nginx (1.26.3-3 Debian:13 [amd64])`. */
export function parseSimulation(output: string): string[] {
  return output.split('\n').flatMap((line) => /^Inst (\S+) /.exec(line)?.[1] ?? []);
}

/** Of the sources of a host, apt-get uses those that it could read: another publisher's can be out of reach. */
async function ownLists(scratch: string): Promise<{ options: string[]; failure: CommandError | undefined }> {
  const state = join(scratch, 'apt');
  await mkdir(join(state, 'lists/partial'), { recursive: true });
  await mkdir(join(state, 'cache/archives/partial'), { recursive: true });
  const options = [
    ['Dir::State', state],
    ['Dir::State::status', '/var/lib/dpkg/status'],
    ['Dir::Cache', join(state, 'cache')],
    ['Acquire::Languages', 'none'],
  ].flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const argv = ['apt-get', '-q', ...options, 'update'];
  const updated = await attempt(argv, { timeout: 300 });
  return { options, failure: updated.exitCode === 0 ? undefined : new CommandError(argv, updated, 300) };
}
