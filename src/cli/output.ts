import { fstatSync, writeSync } from 'node:fs';
import { inert, inertJson } from '../platform/inert.js';

/**
 * The kind of a text for standard output: `text` may contain foreign text, `painted` also contains our own colours,
 * `json` must keep its data, and `commands` are for GitHub's runner and already escaped.
 */
export type Form = 'text' | 'painted' | 'json' | 'commands';

/** The output of a command. */
export interface Output {
  /** The default form is `text`. */
  readonly stdout: (text: string, form?: Form) => void;
  readonly stderr: (text: string) => void;
  /** Whether standard output shows colours. */
  readonly colours: boolean;
}

/** The output of this process. Colours are for terminals, or with FORCE_COLOR; never with NO_COLOR. */
export function processOutput(variables: Readonly<Record<string, string | undefined>>): Output {
  const { NO_COLOR, FORCE_COLOR } = variables;
  // Accessing process.stdout loads streams, which only terminals need.
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

/** Makes a text inert, so that a terminal or the log of a job does not obey foreign text or file names. */
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
    // The descriptor was closed before the start.
    return false;
  }
}

/**
 * Writes a whole text, even to a slow reader.
 * @throws Error if writing fails, except after the reader closed the pipe, as `head` does
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
      // The pipe is full and non-blocking, so wait here.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, MILLISECONDS);
    }
  }
}

const MILLISECONDS = 5;
