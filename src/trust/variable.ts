import type { Host } from '../host/host.js';
import type { Journal } from '../undo/journal.js';
import type { JobVariable } from '../undo/step.js';

/**
 * Sets a variable for the steps that follow, and lets post set it back: the post steps of earlier actions run after ours,
 * when the file that it names has gone.
 * @param unset what means the same as no variable
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
