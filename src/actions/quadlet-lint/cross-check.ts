import { UserError } from '../../platform/errors.js';
import type { Attempt } from '../../platform/exec.js';
import { parseTargets } from '../../quadlet/catalogue/targets.js';
import { findGenerator } from '../../quadlet/generator/find.js';
import type { Prepared } from '../../quadlet/lint/prepare.js';
import type { LintInputs } from './inputs.js';

/** How the result of Podman's generator compares with the linter's. */
export interface CrossCheck {
  /** Files for which it disagrees, a sentence for each. */
  readonly disagreements: readonly string[];
  /** The result in one line. */
  readonly message: string;
  /** Whether every set was compared completely. */
  readonly complete: boolean;
}

/**
 * Compares the linter's results with Podman's generator.
 * @param installed returns the version of the installed Podman
 * @returns undefined with `generator: off`
 */
export async function crossCheckSets(
  generator: LintInputs['generator'],
  { sets, policy }: Prepared,
  installed: () => Promise<string>,
  attempt: Attempt,
  find: () => Promise<string | undefined> = findGenerator,
): Promise<CrossCheck | undefined> {
  if (generator === 'off') return undefined;
  const path = await find();
  if (path === undefined) return skipped('Podman with Quadlet is not installed');
  let version: string;
  let known: boolean;
  try {
    const targets = parseTargets(await installed());
    version = targets.versions[0] ?? '';
    known = targets.notes.length === 0;
  } catch (thrown) {
    if (thrown instanceof UserError) return skipped(thrown.message);
    throw thrown;
  }
  // Most machines that lint have no Podman.
  const { crossCheck } = await import('../../quadlet/generator/cross-check.js');
  const disagreements: string[] = [];
  for (const set of sets) {
    const crossChecked = await crossCheck(set, set.mode ?? policy.mode, { path, version }, attempt);
    if (!crossChecked.finished)
      return skipped(`the generator of Podman ${version} failed: ${crossChecked.reason}`);
    for (const { file, generator: theirs, engine } of crossChecked.disagreements) {
      disagreements.push(`${file}: Podman ${version}: ${theirs}; this linter: ${engine}.`);
    }
  }
  const count = disagreements.length === 0 ? 'no' : String(disagreements.length);
  const words = known ? version : `${version}, which is not a known release`;
  const message = `cross-check with the generator of Podman ${words}: ${count} disagreement${count === '1' ? '' : 's'}`;
  return { disagreements, message, complete: true };
}

function skipped(reason: string): CrossCheck {
  return { disagreements: [], message: `cross-check skipped: ${reason}`, complete: false };
}
