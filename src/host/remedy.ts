import type { Undo } from '../undo/step.js';

/** A supported package manager. */
export type Family = 'apt' | 'dnf';

/** The user that a command needs. */
type As = 'root' | 'user';

/** One change of the machine. `setup: auto` applies the same steps that a person sees as commands. */
export type Step =
  | {
      readonly kind: 'run';
      readonly as: As;
      readonly argv: readonly string[];
      /** The commands to show if the command is internal. */
      readonly shown?: readonly (readonly string[])[];
      /** How to undo it; nothing if it leaves nothing behind. */
      readonly undo?: Undo;
      /** Seconds; 60 by default. */
      readonly timeout?: number;
      /** A path to wait for, up to 15 s. */
      readonly until?: string;
      /** Additional variables. Only for the user: sudo does not pass them on. */
      readonly env?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'write';
      readonly as: As;
      readonly path: string;
      readonly text: string;
      /** For a new file, 0644 by default; an existing file keeps its mode. */
      readonly mode?: number;
    }
  | { readonly kind: 'packages'; readonly family: Family; readonly names: readonly string[] }
  /** For this process and the later steps of the job. */
  | { readonly kind: 'export'; readonly name: string; readonly value: string }
  /** Moves podman's storage to another path until the change is undone. */
  | { readonly kind: 'set-aside'; readonly path: string };

/** How to fix a condition. */
export interface Remedy {
  /** One or two sentences for a person. */
  readonly advice: string;
  /** The same as commands, in order. */
  readonly steps?: readonly Step[];
  /**
   * Whether `setup: auto` may apply the steps: only small changes that can be undone, or that are reported as
   * permanent.
   */
  readonly automatic?: boolean;
}

/** A remedy that only a person can apply. */
export function byHand(advice: string, ...steps: readonly Step[]): Remedy {
  return steps.length === 0 ? { advice } : { advice, steps };
}

/** A remedy that `setup: auto` applies. */
export function automatic(advice: string, ...steps: readonly Step[]): Remedy {
  return { advice, steps, automatic: true };
}

/** A command that runs as root. */
export function asRoot(
  argv: readonly string[],
  more: {
    readonly undo?: Undo;
    readonly timeout?: number;
    readonly until?: string;
    readonly shown?: readonly (readonly string[])[];
  } = {},
): Step {
  return { kind: 'run', as: 'root', argv, ...more };
}

/** Permissions as chmod(1) takes them: `0644`, `4755`. */
export function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}

/**
 * Changes the mode of a path that root owns.
 * @param to what chmod(1) takes: `0666`, `u+s`
 * @param before the mode to restore
 */
export function changeMode(to: string, path: string, before: number): Step {
  return asRoot(['chmod', to, path], { undo: { kind: 'mode', path, mode: octal(before) } });
}

/** A command that runs as the user. */
export function asUser(
  argv: readonly string[],
  more: {
    readonly timeout?: number;
    readonly until?: string;
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Step {
  return { kind: 'run', as: 'user', argv, ...more };
}
