import { setTimeout as sleep } from 'node:timers/promises';
import { becomeReady, started } from '../../src/machine/boot.js';
import { processesIn } from '../../src/machine/cgroup.js';
import { runInside } from '../../src/machine/inside.js';
import { machineOf, type NspawnMachine } from '../../src/machine/machine.js';
import { placesIn, readState, writeState } from '../../src/machine/state.js';
import { UserError } from '../../src/platform/errors.js';

// Seconds until the old init is gone: services are given time to end in order, containers ten seconds of it.
const END_LIMIT = 60;

/**
 * Reboots a machine in place: keeps its files, but not its processes and memory file systems.
 * @returns the machine with its new first process; handles from before are of no use any more
 * @throws UserError where the work directory holds no machine that is up
 * @throws Error when it does not go down or come up again; it can be stopped then
 */
export async function restartMachine(workDir: string): Promise<NspawnMachine> {
  const state = await readState(workDir);
  const { cgroup, initPid } = state ?? {};
  if (state === undefined || cgroup === undefined || initPid === undefined) {
    throw new UserError(`${workDir} contains no running machine; boot one first`);
  }
  const asked = await runInside(initPid, ['systemctl', 'reboot', '--no-block'], {
    user: 'root',
    timeout: 10,
  });
  if (asked.exitCode !== 0)
    throw new Error(`the machine ${state.name} cannot reboot: ${asked.stderr.trim()}`);
  for (
    const end = Date.now() + END_LIMIT * 1000;
    (await processesIn(cgroup)).includes(initPid);
    await sleep(50)
  ) {
    if (Date.now() > end) throw new Error(`the machine ${state.name} is still up after ${END_LIMIT} s`);
  }
  const hasEnded = async () => (await processesIn(cgroup)).length === 0;
  const next = { ...state, ...(await started(placesIn(workDir).tree, cgroup, hasEnded)) };
  await writeState(workDir, next);
  await becomeReady(next.initPid);
  return machineOf(workDir, next);
}
