import { describeError } from '../src/platform/errors.js';

/**
 * Runs a tool's work and sets the exit code that it returns; 2 shows the usage.
 * Options that `parseArgs` does not know are wrong use, other errors are failures.
 */
export async function runTool(usage: string, work: () => Promise<0 | 1 | 2>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (thrown) {
    process.stderr.write(`${isWrongUse(thrown) ? (thrown as Error).message : describeError(thrown)}\n`);
    process.exitCode = isWrongUse(thrown) ? 2 : 1;
  }
  if (process.exitCode === 2) process.stderr.write(usage);
}

function isWrongUse(thrown: unknown): boolean {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return code.startsWith('ERR_PARSE_ARGS_');
}
