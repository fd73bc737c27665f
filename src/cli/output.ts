import { fstatSync, writeSync } from 'node:fs';
import { inert, inertJson } from '../platform/inert.js';

/**
 * What a text for standard output is: `text` may quote anybody, `painted` is text with colours of our own, `json` stays
 * the same data, and `commands` are for GitHub's runner to obey, so they are escaped already.
 */
export type Form = 'text' | 'painted' | 'json' | 'commands';

/** Where the command writes, and how. */
export interface Output {
  /** Without a form it is `text`. */
  readonly stdout: (text: string, form?: Form) => void;
  readonly stderr: (text: string) => void;
  /** Whether standard output shows colours. */
  readonly colours: boolean;
}

/** This process's own output. Colours are for terminals, or for whoever sets FORCE_COLOR; never under NO_COLOR. */
export function processOutput(variables: Readonly<Record<string, string | undefined>>): Output {
  const { NO_COLOR, FORCE_COLOR } = variables;
  // To ask for process.stdout loads streams, which nobody but a terminal needs.
  const isTerminal = isDevice(1) && process.stdout.isTTY === true;
  const colours = FORCE_COLOR ? FORCE_COLOR !== '0' : isTerminal;
  return {
    stdout: (text, form) => {
      const safe = safely(text, form);
      if (isTerminal) process.stdout.write(safe);
      else writeAll(1, safe);
    },
    stderr: (text) => writeAll(2, inert(text)),
    colours: colours && !NO_COLOR,
  };
}

/** A terminal and the log of a job, where the command may be run by itself, obey neither foreign text nor a file name. */
export function safely(text: string, form: Form = 'text'): string {
  switch (form) {
    case 'text':
      return inert(text);
    case 'painted':
      return inert(text, { colours: true });
    case 'json':
      return inertJson(text);
    case 'commands':
      return text;
  }
}

function isDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    // It was closed before the start.
    return false;
  }
}

/**
 * Writes a text whole, however slowly it is read.
 * @throws Error where it cannot be written; not where the reader has gone, as `head` does when it has enough
 */
export function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length; ) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (thrown) {
      const { code } = thrown as NodeJS.ErrnoException;
      if (code === 'EPIPE' || code === 'EOF') return;
      if (code !== 'EAGAIN') throw thrown;
      // The pipe is full, and whoever made it wants no writer to wait for it: so wait here.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, MILLISECONDS);
    }
  }
}

const MILLISECONDS = 5;
