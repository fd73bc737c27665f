import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';

/**
 * Starts a program that outlives this process, in a separate session: without the terminal's Ctrl-C. Commands that end
 * are run by `attempt`.
 * @param outputPath the file for its output, which is truncated
 * @returns whether it has ended, or could not be started
 */
export async function startInBackground(argv: readonly string[], outputPath: string): Promise<() => boolean> {
  const output = await open(outputPath, 'w', 0o600);
  const [program = '', ...rest] = argv;
  const child = spawn(program, rest, { detached: true, stdio: ['ignore', output.fd, output.fd] });
  let ended = false;
  const end = () => {
    ended = true;
  };
  child.once('error', end);
  child.once('exit', end);
  child.unref();
  await output.close();
  return () => ended;
}
