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
  /** The directory for the copies, for this user only. */
  readonly directory: string;
  /** A unique part of a file name in this directory. */
  serial(): string;
}

/** What a journal says, oldest change first. */
export interface JournalContent {
  readonly steps: readonly Undo[];
  /** One sentence for each damaged line, or for the whole file. */
  readonly problems: readonly string[];
}

/** A journal in a file of JSON lines, which survives if this process is killed. */
export function openJournal(path: string, scope: UndoScope): Journal {
  return {
    record: async (undo) => {
      const reading = readStep(undo, scope);
      // A change that cannot be undone is not made.
      if ('problem' in reading) {
        throw new UserError(`the change was not made because it cannot be undone: ${reading.problem}`);
      }
      await appendFile(path, `${JSON.stringify(undo)}\n`, { mode: 0o600, flush: true });
    },
  };
}

// Bytes, characters and lines: a job records about fifty steps of a few hundred characters.
const LARGEST = 4 * 1024 * 1024;
const LONGEST_LINE = 64 * 1024;
const MOST_LINES = 10_000;

/**
 * Reads a journal and accepts only steps of the closed list. An incomplete last line belongs to a change that was
 * never made, because the record is written before the change.
 * @returns nothing if there is no journal
 */
export async function readJournal(path: string, scope: UndoScope): Promise<JournalContent | undefined> {
  let text: string | undefined;
  try {
    text = await readOwn(path, LARGEST);
  } catch (thrown) {
    return { steps: [], problems: [`cannot use the list of changes ${path}: ${(thrown as Error).message}`] };
  }
  return text === undefined ? undefined : parseJournal(text, path, scope);
}

function parseJournal(text: string, path: string, scope: UndoScope): JournalContent {
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  if (lines.length > MOST_LINES) {
    const problem = `cannot use the list of changes ${path}: it has more than ${MOST_LINES} lines`;
    return { steps: [], problems: [problem] };
  }
  const steps: Undo[] = [];
  const problems: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const reading = readLine(line, scope);
    if ('step' in reading) steps.push(reading.step);
    else problems.push(`skipped line ${index + 1} of the list of changes ${path}: ${reading.problem}`);
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
