import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../platform/errors.js';
import { attempt } from '../platform/exec.js';
import { processesIn } from './cgroup.js';
import { privileged } from './tools.js';

// Seconds until the kernel has removed all processes that got SIGKILL.
const KILL_LIMIT = 5;

/**
 * Ends all processes in a cgroup and below with SIGKILL.
 * @returns how many there were
 * @throws UserError when one of them is still there after five seconds
 */
export async function killAll(cgroup: string): Promise<number> {
  const killed = new Set<number>();
  let problem = '';
  for (const end = Date.now() + KILL_LIMIT * 1000; ; await sleep(50)) {
    const pids = await processesIn(cgroup);
    if (pids.length === 0) return killed.size;
    if (Date.now() > end) {
      throw new UserError(
        `the processes ${pids.join(', ')} in ${cgroup} survived SIGKILL${problem}\nTry again with --down; if that fails too, restart the host.`,
      );
    }
    for (const pid of pids) killed.add(pid);
    // Again in each round: a process may have forked between the listing and the signal.
    problem = await kill(pids);
  }
}

/** @returns what went wrong, for the end of a sentence */
async function kill(pids: readonly number[]): Promise<string> {
  if (process.getuid?.() !== 0) {
    // The shell's own kill: a minimal Debian lacks the program, which is in procps.
    const argv = ['sh', '-c', 'kill -KILL "$@"', 'kill', ...pids.map(String)];
    const { exitCode, stderr } = await attempt(privileged(argv), { timeout: 10 });
    return exitCode === 0 ? '' : `: ${stderr.trim()}`;
  }
  let problem = '';
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (thrown) {
      const { code, message } = thrown as NodeJS.ErrnoException;
      if (code !== 'ESRCH') problem = `: ${message}`;
    }
  }
  return problem;
}
