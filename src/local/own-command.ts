import { basename } from 'node:path';
import { shellWords } from '../host/report/remedy-shell.js';

/** How a person calls `start` with an option, in the form in which this process was called. */
export function startCommand(option: string, environment = process.env, argv = process.argv): string {
  // npm names the script that it runs.
  if (environment.npm_lifecycle_event === 'start') return `npm start -- ${option}`;
  const [, program = ''] = argv;
  const own = basename(program) === 'podman-registry' ? ['podman-registry'] : ['node', program];
  return shellWords([...own, 'start', option]);
}

export function downCommand(): string {
  return startCommand('--down');
}
