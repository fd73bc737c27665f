import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { readBounded } from './bounded-file.js';
import { lastLines } from './errors.js';

// Bytes.
const LONGEST_OUTPUT = 1024 * 1024;

/** A program that was started in the background. */
export interface Background {
  /** Whether it has ended, or could not be started. */
  hasEnded(): boolean;
  /** If it has ended, its last words, which can be empty. */
  whyEnded(): string | undefined;
  /** Asks it and its children to end, by SIGTERM. Does not wait. */
  end(): void;
}

/**
 * Starts a program that outlives this process, in a separate session: without the terminal's Ctrl-C. Commands that end
 * are run by `attempt`.
 * @param outputPath the file for its output, which is truncated
 * @param variables in addition to those of this process
 */
export async function startInBackground(
  argv: readonly string[],
  outputPath: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Background> {
  const output = await open(outputPath, 'w', 0o600);
  const [program = '', ...rest] = argv;
  const child = spawn(program, rest, {
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
    env: { ...process.env, ...variables },
  });
  let ended = false;
  const noteEnd = () => {
    ended = true;
  };
  child.once('error', noteEnd);
  child.once('exit', noteEnd);
  child.unref();
  await output.close();
  return {
    hasEnded: () => ended,
    whyEnded: () =>
      ended ? lastLines(readBounded(outputPath, LONGEST_OUTPUT).toString('utf8'), 3).join('\n') : undefined,
    end: () => {
      // The leader of a session leads a process group with the same number.
      if (!ended && child.pid !== undefined) process.kill(-child.pid);
    },
  };
}
