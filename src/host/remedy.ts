import type { Undo } from '../undo/step.js';

/** A package manager that is spoken here. */
export type Family = 'apt' | 'dnf';

/** Whose rights a command needs. */
export type As = 'root' | 'user';

/** One thing that is done to the machine. `setup: auto` applies the same steps that a person sees as commands. */
export type Step =
  | {
      readonly kind: 'run';
      readonly as: As;
      readonly argv: readonly string[];
      /** What a person runs instead, where the command is one of ours. */
      readonly shown?: readonly (readonly string[])[];
      /** How it is undone; nothing where it leaves nothing behind. */
      readonly undo?: Undo;
      /** Seconds; 60 where nothing is said. */
      readonly timeout?: number;
      /** A path whose appearing is the proof that it was done; waited for up to 15 s. */
      readonly until?: string;
      /** Variables on top of this process's own. Only with the rights of the user: sudo passes none on. */
      readonly env?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'write';
      readonly as: As;
      readonly path: string;
      readonly text: string;
      /** Of a new file; one that exists keeps its own. 0644 where nothing is said. */
      readonly mode?: number;
    }
  | { readonly kind: 'packages'; readonly family: Family; readonly names: readonly string[] }
  /** For this process and the later steps of the job. */
  | { readonly kind: 'export'; readonly name: string; readonly value: string }
  /** Makes room for another storage of podman's, for as long as the change lasts. */
  | { readonly kind: 'set-aside'; readonly path: string };

/** What is to be done about a condition. */
export interface Remedy {
  /** For a person: one sentence, or two. */
  readonly advice: string;
  /** The same as commands, where commands do it, in order. */
  readonly steps?: readonly Step[];
  /** May `setup: auto` apply the steps? Only narrow changes that can be undone or are reported to stay. */
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

/** A command with the rights of root. */
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
 * Changes the mode of a path of root's.
 * @param to what chmod(1) takes: `0666`, `u+s`
 * @param before the mode that it gets back
 */
export function changeMode(to: string, path: string, before: number): Step {
  return asRoot(['chmod', to, path], { undo: { kind: 'mode', path, mode: octal(before) } });
}

/** A command with the rights of the user. */
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
