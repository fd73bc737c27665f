import type { Host } from '../host.js';

/** Whether a container of this user runs: conmon(8) runs for each. */
export async function hasConmon(host: Host): Promise<boolean> {
  const pids = (await host.list('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      if ((await host.read(`/proc/${pid}/comm`))?.trim() !== 'conmon') return false;
      // conmon runs outside of the user namespace, so its owner is the user.
      return (await host.stat(`/proc/${pid}`))?.uid === host.user.uid;
    }),
  );
  return found.includes(true);
}
