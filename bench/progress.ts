import type { Log } from '../src/platform/log.js';

/** Progress on standard error: what is measured goes to standard output. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

export const progressLog: Log = {
  info: say,
  warning: say,
  error: say,
  group: (_title, work) => work(),
  mask: () => undefined,
};
