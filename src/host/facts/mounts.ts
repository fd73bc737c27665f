import { dirname } from 'node:path';
import type { Host } from '../host.js';

/** A mount in this process's mount namespace, see proc_pid_mountinfo(5). */
interface Mount {
  readonly point: string;
  /** Its options: `rw`, `noexec`, `nosuid` … */
  readonly options: readonly string[];
}

export function parseMounts(mountinfo: string): Mount[] {
  return mountinfo.split('\n').flatMap((line) => {
    const [, , , , point, options] = line.split(' ');
    if (point === undefined || options === undefined) return [];
    const plain = point.replace(/\\(\d{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    );
    return [{ point: plain, options: options.split(',') }];
  });
}

/** The mount of a path; the last of several mounts at one mount point hides the others. */
function mountOf(path: string, mounts: readonly Mount[]): Mount | undefined {
  const holding = mounts.filter(
    ({ point }) => point === '/' || path === point || path.startsWith(`${point}/`),
  );
  return holding.reduce<Mount | undefined>(
    (best, mount) => (best === undefined || mount.point.length >= best.point.length ? mount : best),
    undefined,
  );
}

/** The mount of a path, or of its nearest existing parent. */
export async function mountHolding(path: string, host: Host): Promise<Mount | undefined> {
  const mounts = await host.shared('mounts', async () =>
    parseMounts((await host.read('/proc/self/mountinfo')) ?? ''),
  );
  for (let current = path; ; current = dirname(current)) {
    const real = await host.realpath(current);
    if (real !== undefined) return mountOf(real, mounts);
    if (current === dirname(current)) return mountOf(path, mounts);
  }
}
