import { stderrLog } from '../src/platform/log.js';

/** Progress on standard error: what is measured goes to standard output. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

export const progressLog = stderrLog({ stderr: (text) => process.stderr.write(text) });
