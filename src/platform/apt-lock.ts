import { type Clock, systemClock } from './clock.js';
import { CommandError } from './exec.js';
import type { Log } from './log.js';

/** For apt-get: waits two minutes for another program that installs packages. */
export const APT_WAITS: readonly string[] = ['-o', 'DPkg::Lock::Timeout=120'];

// Milliseconds.
const LIMIT = 120_000;
const PAUSE = 1000;

// The messages are translated, the paths are not.
const LOCKED = /\s\/var\/(?:lib\/apt\/lists|cache\/apt\/archives)\/lock\b/;

/**
 * Runs apt-get again for two minutes while another program holds the lock of the package lists or of the downloads, as
 * apt-daily.service does after a boot. apt-get ends at once then: its own time limit is for dpkg's lock only.
 * @throws CommandError as `aptGet` does
 */
export async function unlessLocked<T>(
  aptGet: () => Promise<T>,
  log: Log,
  clock: Clock = systemClock,
): Promise<T> {
  const begun = clock.now();
  for (let isTold = false; ; await clock.sleep(PAUSE)) {
    try {
      return await aptGet();
    } catch (thrown) {
      const isLocked = thrown instanceof CommandError && LOCKED.test(thrown.result.stderr);
      if (!isLocked || clock.now() - begun >= LIMIT) throw thrown;
      if (!isTold) log.info('another program is using apt; waiting for it, two minutes at most …');
      isTold = true;
    }
  }
}
