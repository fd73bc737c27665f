import { UserError } from '../../platform/errors.js';
import type { Attempt } from '../../platform/exec.js';
import { parseTargets } from '../../quadlet/catalogue/versions.js';
import { findGenerator } from '../../quadlet/generator/find.js';
import type { Prepared } from '../../quadlet/lint/prepare.js';
import type { LintInputs } from './inputs.js';

/** What Podman's own generator thinks. */
export interface Opinion {
  /** Where it thinks otherwise than the linter, a sentence for each file. */
  readonly disagreements: readonly string[];
  /** What was done, in a line. */
  readonly words: string;
  /** Whether every set was judged to its end. */
  readonly complete: boolean;
}

/**
 * Asks Podman's own generator, if it is to be asked.
 * @param installed asks for the version of the Podman that is installed here
 * @returns nothing with `generator: off`
 */
export async function secondOpinion(
  generator: LintInputs['generator'],
  { sets, policy }: Prepared,
  installed: () => Promise<string>,
  attempt: Attempt,
  find: () => Promise<string | undefined> = findGenerator,
): Promise<Opinion | undefined> {
  if (generator === 'off') return undefined;
  const path = await find();
  if (path === undefined) return none('Podman with Quadlet is not installed here');
  let version: string;
  try {
    version = parseTargets(await installed())[0] ?? '';
  } catch (thrown) {
    if (thrown instanceof UserError) return none(thrown.message);
    throw thrown;
  }
  // Most machines that lint have no Podman.
  const { crossCheck } = await import('../../quadlet/generator/cross-check.js');
  const disagreements: string[] = [];
  for (const set of sets) {
    const opinion = await crossCheck(set, policy.mode, { path, version }, attempt);
    if (!opinion.finished)
      return none(`the generator of Podman ${version} did not finish: ${opinion.reason}`);
    for (const { file, generator: theirs, engine } of opinion.disagreements) {
      disagreements.push(`${file}: Podman ${version}: ${theirs}; this linter: ${engine}.`);
    }
  }
  const count = disagreements.length === 0 ? 'no' : String(disagreements.length);
  const words = `asked the generator of Podman ${version}: ${count} disagreement${count === '1' ? '' : 's'}`;
  return { disagreements, words, complete: true };
}

function none(reason: string): Opinion {
  return { disagreements: [], words: `no second opinion: ${reason}`, complete: false };
}
