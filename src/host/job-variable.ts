import type { Journal } from '../undo/journal.js';
import type { JobVariable } from '../undo/step.js';
import type { Host } from './host.js';

/**
 * Sets a variable for the later steps, and records its reset: the post steps of earlier actions run after ours,
 * when the file in the variable no longer exists.
 * @param unset the value that means the same as no variable
 */
export async function exportForJob(
  name: JobVariable,
  value: string,
  { host, journal }: { readonly host: Host; readonly journal: Journal },
  unset = '',
): Promise<void> {
  const before = host.variable(name) || unset;
  await journal.record({ kind: 'variable', name, ours: value, before });
  host.exportVariable(name, value);
}
