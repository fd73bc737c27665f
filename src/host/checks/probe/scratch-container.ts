import { CommandError } from '../../../platform/exec.js';
import { check, EVERYTHING, error, ok, skipped } from '../../check.js';
import { byHand } from '../../remedy.js';
import { idCount } from '../../subids/idmap.js';
import { type ScratchRun, scratchRun } from './scratch-run.js';

/** Runs a container from programs of this machine, without an image, and removes it. */
export const scratchContainer = check<ScratchRun>({
  id: 'RP092',
  title: 'test container',
  phase: 'probe',
  reads:
    '`podman run --rm` of cat(1) with this machine’s /usr, read-only; again with `--network none` if that fails.',
  cause: 'podman cannot run a container on this host, although the other checks found no reason.',
  cure: 'Read the output of the command; the other checks explain most messages.',
  signatures: [],
  sources: ['podman-run(1), --rootfs'],
  limit: 120,
  read: scratchRun,
  judge: judgeScratch,
});

function judgeScratch({ map: facts, expected }: ScratchRun) {
  if (facts === undefined) return skipped('podman is not installed');
  if (facts === 'no ids') return skipped('the user has no ID ranges, see RP020');
  if (facts instanceof CommandError) {
    return error(
      ['pod', 'quadlet'],
      `podman cannot run a container: ${facts.lastWords}`,
      byHand('See the other findings, or the error above.'),
    );
  }
  const ids = idCount(facts);
  if (ids < expected) {
    return error(
      EVERYTHING,
      `a container ran with ${ids} instead of ${expected} IDs`,
      byHand('See RP020 to RP027 for the reason.'),
    );
  }
  return ok(`a container ran with ${ids} IDs`);
}
