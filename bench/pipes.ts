import { readFile } from 'node:fs/promises';
import { privileged } from '../src/machine/tools.js';
import { run } from '../src/platform/exec.js';

const LIMIT = 'fs.pipe-user-pages-soft';

/**
 * Takes away the host's limit on the pipes of one user, so that every pod has a pasta of the same speed. pasta keeps 32 pipes
 * of up to 1 MiB for connections over loopback. Linux allows a user 64 MiB, and after that pipes of 8 KiB: a pull through the
 * third pod would have four fifths of the speed of one through the first, which is ours.
 * Source: tcp_set_pipe_size() in tcp_splice.c of passt; pipe(7).
 * @returns what sets the limit again
 */
export async function liftPipeLimit(): Promise<() => Promise<void>> {
  const before = (await readFile(`/proc/sys/${LIMIT.replace('.', '/')}`, 'utf8')).trim();
  const set = async (pages: string) => {
    await run(privileged(['sysctl', '--quiet', '--write', `${LIMIT}=${pages}`]), { timeout: 10 });
  };
  await set('0');
  return () => set(before);
}
