import { basename, join } from 'node:path';
import type { Runner } from './github.js';

/** What main of the same step left behind. */
export interface JobOfMain {
  readonly name: string;
  readonly directory: string;
  readonly journal: string;
}

/** The one thing that main hands to post: the directory, in which the journal lies. */
export const DIRECTORY_STATE = 'directory';

/** @returns where the job of a directory writes down what it changes */
export function journalIn(directory: string): string {
  return join(directory, 'undo.jsonl');
}

/** @returns nothing where main ended before it changed anything */
export function jobOfMain(runner: Runner): JobOfMain | undefined {
  const directory = runner.state(DIRECTORY_STATE);
  return directory === ''
    ? undefined
    : { name: basename(directory), directory, journal: journalIn(directory) };
}
