import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processIds } from '../platform/process-ids.js';

/** Where the Podman of a job is unpacked, in the directory of the job. */
export function bundleDirectory(job: string): string {
  return join(job, 'podman');
}

/** The containers.conf(5) of a job, in its directory. */
export function confFile(job: string): string {
  return join(job, 'containers.conf');
}

interface BundleProcess {
  readonly pid: number;
  readonly name: string;
  readonly argv: readonly string[];
}

interface BundleTools {
  /** The directory of the job. */
  readonly directory: string;
  asUser(argv: readonly string[]): Promise<void>;
}

// Milliseconds.
const LIMIT = 10_000;
const PAUSE = 50;

/**
 * Removes the Podman of a job. First it ends what still runs from there: the containers, which nothing could stop
 * afterwards, and then helpers, such as the pause process of the user namespace.
 * @returns what was done
 */
export async function removeBundle({ directory, asUser }: BundleTools, limit = LIMIT): Promise<string> {
  const path = bundleDirectory(directory);
  // As the kernel names programs.
  const bundle = await realpath(path).catch(() => path);
  const containers = (await processesBelow(bundle)).flatMap(containerOf);
  if (containers.length > 0) {
    const podman = (await processesBelow(bundle)).flatMap(podmanOf)[0] ?? 'podman';
    const conf = confFile(directory);
    const variables = [`CONTAINERS_CONF=${conf}`, `CONTAINERS_CONF_OVERRIDE=${conf}`];
    // What it cannot stop is killed below.
    await asUser(['env', ...variables, podman, 'stop', '--time', '5', ...containers]).catch(() => undefined);
  }
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    const deadline = Date.now() + limit;
    for (const { pid } of await processesBelow(bundle)) end(pid, signal);
    while ((await processesBelow(bundle)).length > 0 && Date.now() < deadline) await sleep(PAUSE);
  }
  await rm(bundle, { recursive: true, force: true });
  const stopped = containers.length === 0 ? '' : `, and stopped ${containers.length} of its containers`;
  return `removed ${bundle}${stopped}`;
}

function end(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended.
  }
}

/** Source: conmon(8), `--cid`. */
function containerOf({ name, argv }: BundleProcess): string[] {
  const id = argv[argv.indexOf('-c') + 1] ?? '';
  return name === 'conmon' && argv.includes('-c') && /^[0-9a-f]{64}$/.test(id) ? [id] : [];
}

/** The podman that cleans up after a container. Source: conmon(8), `--exit-command`. */
function podmanOf({ name, argv }: BundleProcess): string[] {
  const path = argv[argv.indexOf('--exit-command') + 1] ?? '';
  return name === 'conmon' && basename(path) === 'podman' ? [path] : [];
}

/** The processes of this user whose program is in a directory. */
export async function processesBelow(directory: string, proc = '/proc'): Promise<BundleProcess[]> {
  const pids = await processIds(proc);
  const found = await Promise.all(
    pids.map(async (pid) => {
      try {
        const program = await readlink(`${proc}/${pid}/exe`);
        if (!program.startsWith(`${directory}/`)) return [];
        const argv = (await readFile(`${proc}/${pid}/cmdline`, 'utf8')).split('\0');
        return [{ pid: Number(pid), name: basename(program), argv }];
      } catch {
        // It has ended, or belongs to another user.
        return [];
      }
    }),
  );
  return found.flat();
}
