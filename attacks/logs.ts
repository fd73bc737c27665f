import { type AttackContext, runInMachine } from './context.js';
import type { LogsJob } from './logs/inside.js';
import type { PartResult } from './results.js';

/** Nothing that others write becomes a command to the runner or rules a terminal, wherever it is shown. */
export function attackLogs({ machine, options, say }: AttackContext): Promise<PartResult> {
  say('logs: a registry that dies, an upstream that refuses, units that fail');
  const job: LogsJob = { rounds: options.rounds ?? (options.quick ? 2 : 10), seed: options.seed };
  return runInMachine(machine, 'logs/inside.js', job);
}
