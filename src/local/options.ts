import type { StartResult } from './result.js';

export interface StartOptions {
  readonly actionRoot: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Leaves the registry up. */
  readonly keep: boolean;
  /** `auto`: here where the host is fit for rootless Podman, else in a machine. */
  readonly where: 'auto' | 'here' | 'machine';
  /** Where the artifacts of the run are put. */
  readonly artifacts: string;
  /** Shows what each command took. */
  readonly profile: boolean;
  /** A file for the result, which another process shows then. */
  readonly result: string | undefined;
}

/** How a run ended. */
export interface Outcome {
  readonly exitCode: number;
  /** Where main succeeded. */
  readonly result?: StartResult | undefined;
  /** The command that enters the machine of a registry that was kept. */
  readonly enter?: readonly string[];
}
