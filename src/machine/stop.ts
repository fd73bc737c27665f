import { readFile, rm, rmdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../platform/errors.js';
import { attempt, run } from '../platform/exec.js';
import { cgroupsNamed, processesIn } from './cgroup.js';
import { runInside } from './inside.js';
import { placesIn, readState } from './state.js';
import { privileged } from './tools.js';

// Seconds. A container whose first process ignores SIGTERM would hold the power-off up for ten, and nothing is
// lost by killing it: the process namespace takes all of its processes along, and the copy is thrown away.
const ORDERLY_LIMIT = 3;

async function powerOff(cgroup: string, initPid: number | undefined): Promise<void> {
  // Only a member of the machine's own cgroup can be its init: ids are used again.
  if (initPid === undefined || !(await processesIn(cgroup)).includes(initPid)) return;
  const asked = await runInside(initPid, ['systemctl', 'poweroff', '--no-block'], {
    user: 'root',
    timeout: 5,
  });
  if (asked.exitCode !== 0) return;
  for (const end = Date.now() + ORDERLY_LIMIT * 1000; Date.now() < end; await sleep(50)) {
    if ((await processesIn(cgroup)).length === 0) return;
  }
}

/** Removes the cgroups of a machine, v1 and v2, which hold no process any more. */
export async function removeCgroups(cgroup: string): Promise<void> {
  const cgroups = cgroupsNamed(basename(cgroup), await readFile('/proc/self/mounts', 'utf8'));
  // Not all of them exist, which find(1) takes for a failure.
  await attempt(privileged(['find', ...cgroups, '-depth', '-type', 'd', '-delete']), { timeout: 10 });
}

/**
 * Ends the machine of a work directory, by whichever process it was booted, and removes all of it: first an
 * orderly power-off, then SIGKILL. Does nothing where there is no machine.
 * @throws UserError when a process of the machine survives SIGKILL; CommandError when its files cannot be removed; it
 * can be called again
 */
export async function stopMachine(workDir: string): Promise<void> {
  const state = await readState(workDir);
  if (state === undefined) return;
  await powerOff(state.cgroup, state.initPid);
  await killAll(state.cgroup);
  const places = placesIn(workDir);
  // Nothing is mounted below: the machine's mounts went with its mount namespace.
  await run(privileged(['rm', '-rf', '--one-file-system', places.tree, places.console]), { timeout: 120 });
  await removeCgroups(state.cgroup);
  // Last, so that a stop which failed can be tried again.
  await rm(places.state, { force: true });
  // A work directory that holds other things is the caller's.
  await rmdir(workDir).catch(() => undefined);
}

// Seconds until the kernel has removed all processes that got SIGKILL. The first process of a machine remains until all
// others have ended, and until its mounts are gone: gigabytes of a tmpfs take a while, longer on a busy host.
const KILL_LIMIT = 60;

/**
 * Ends all processes in a cgroup and below with SIGKILL.
 * @param limit in seconds
 * @returns how many there were
 * @throws UserError when one of them is still there after that time
 */
export async function killAll(cgroup: string, limit = KILL_LIMIT): Promise<number> {
  const killed = new Set<number>();
  let problem = '';
  for (const end = Date.now() + limit * 1000; ; await sleep(50)) {
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
