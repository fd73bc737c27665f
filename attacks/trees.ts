import { type AttackContext, runInMachine } from './context.js';
import type { PartResult } from './results.js';
import type { TreesJob } from './trees/inside.js';

/** No checkout makes the linter or the generator show what is not its own, or take more time or memory than it may. */
export function attackTrees({ machine, options, say }: AttackContext): Promise<PartResult> {
  const { quick, seed } = options;
  say(`trees: ${quick ? 'each by one program' : 'each by every program'}`);
  const job: TreesJob = { quick, seed };
  return runInMachine(machine, 'trees/inside.js', job);
}
