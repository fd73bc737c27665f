import { randomBytes } from 'node:crypto';
import { appendFile } from 'node:fs/promises';
import { UserError } from '../platform/errors.js';
import { readOwn } from './own.js';
import { readStep, type UndoScope } from './read-step.js';
import type { Undo } from './step.js';

export type { UndoScope } from './read-step.js';
export type { Undo } from './step.js';

/** A list of changes, written before each change is made. */
export interface Journal {
  record(undo: Undo): Promise<void>;
}

/** A journal that also keeps copies of what is changed. */
export interface HostJournal extends Journal {
  /** For the copies; nobody else may enter it. */
  readonly directory: string;
  /** A word that no other entry of this directory has. */
  serial(): string;
}

/** What a journal says, oldest change first. */
export interface JournalContent {
  readonly steps: readonly Undo[];
  /** What could not be used, a sentence each: lines that are damaged, or the whole file. */
  readonly problems: readonly string[];
}

/** A journal in a file of JSON lines: what was recorded survives however this process ends. */
export function openJournal(path: string, scope: UndoScope): Journal {
  return {
    record: async (undo) => {
      const reading = readStep(undo, scope);
      // What could not be undone later is not done either.
      if ('problem' in reading) {
        throw new UserError(`a change is not made because it could not be undone: ${reading.problem}`);
      }
      await appendFile(path, `${JSON.stringify(undo)}\n`, { mode: 0o600, flush: true });
    },
  };
}

/** A word for the name of a file that nobody else will think of. */
export function serial(): string {
  return randomBytes(4).toString('hex');
}

// Bytes, characters and lines: a job writes down some fifty steps of a few hundred characters.
const LARGEST = 4 * 1024 * 1024;
const LONGEST_LINE = 64 * 1024;
const MOST_LINES = 10_000;

/**
 * Reads a journal back, and takes nothing from it that is not on the closed list of what can be undone. A last line that
 * was cut off in the middle belongs to a change that was never made, because a record is complete before its change
 * begins.
 * @returns nothing where there is no journal
 */
export async function readJournal(path: string, scope: UndoScope): Promise<JournalContent | undefined> {
  let text: string | undefined;
  try {
    text = await readOwn(path, LARGEST);
  } catch (thrown) {
    return { steps: [], problems: [`the list of changes ${path} is not used: ${(thrown as Error).message}`] };
  }
  return text === undefined ? undefined : parseJournal(text, path, scope);
}

function parseJournal(text: string, path: string, scope: UndoScope): JournalContent {
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  if (lines.length > MOST_LINES) {
    const problem = `the list of changes ${path} is not used: it has more than ${MOST_LINES} lines`;
    return { steps: [], problems: [problem] };
  }
  const steps: Undo[] = [];
  const problems: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const reading = readLine(line, scope);
    if ('step' in reading) steps.push(reading.step);
    else problems.push(`line ${index + 1} of the list of changes ${path} is skipped: ${reading.problem}`);
  }
  return { steps, problems };
}

function readLine(line: string, scope: UndoScope) {
  if (line.length > LONGEST_LINE) return { problem: `it is longer than ${LONGEST_LINE} characters` };
  try {
    return readStep(JSON.parse(line), scope);
  } catch {
    return { problem: 'it is not JSON' };
  }
}
