import type { StartResult } from './result.js';

export interface StartOptions {
  readonly actionRoot: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Keeps the registry running. */
  readonly keep: boolean;
  /** `auto`: on this host if it can run rootless Podman, else in a machine. */
  readonly where: 'auto' | 'here' | 'machine';
  /** The directory for the artifacts of the run. */
  readonly artifacts: string;
  /** Shows what each command took. */
  readonly profile: boolean;
  /** A file for the result, which another process then shows. */
  readonly result: string | undefined;
}

/** The outcome of a run. */
export interface Outcome {
  readonly exitCode: number;
  /** Where main succeeded. */
  readonly result?: StartResult | undefined;
  /** The command that enters the machine of a registry that was kept. */
  readonly enter?: readonly string[];
}
