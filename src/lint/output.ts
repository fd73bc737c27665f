import { fstatSync, writeSync } from 'node:fs';

/** Where the command writes, and how. */
export interface Output {
  readonly stdout: (text: string) => void;
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
    stdout: (text) => (isTerminal ? void process.stdout.write(text) : writeAll(1, text)),
    stderr: (text) => writeAll(2, text),
    colours: colours && !NO_COLOR,
  };
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
