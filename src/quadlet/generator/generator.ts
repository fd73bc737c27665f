import type { CommandResult } from '../../platform/exec.js';
import type { Mode } from '../finding.js';

/** Podman's own generator, wherever it is. */
export interface Generator {
  /** In full, `5.4.2`. */
  readonly version: string;
  /** Which one it is, for people. */
  readonly words: string;
  /** As it names itself in what it writes. */
  readonly program: string;
  /** Whether it belongs to the Podman that is installed here. */
  readonly installed: boolean;
  /**
   * Lets it read a directory and write into another one.
   * @param root absolute, nothing of it is written to
   * @param copy the directory to read, relative to `root`
   * @param output absolute
   */
  run(root: string, copy: string, output: string, mode: Mode): Promise<GeneratorRun>;
}

export interface GeneratorRun {
  readonly result: CommandResult;
  /** What the generated units call `root`. */
  readonly root: string;
}

/** Seconds. It reads some thousand files in one. */
export const LIMIT = 10;

/** The Podman that generated units call. */
export const PODMAN = '/usr/bin/podman';

export function generatorArguments(mode: Mode, output: string): string[] {
  return [...(mode === 'user' ? ['-user'] : []), '-no-kmsg-log', output];
}
