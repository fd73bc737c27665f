import type { Attempt } from './exec.js';

/** With `true`, main shows each command in its timeline. */
export const PROFILE = 'PODMAN_REGISTRY_PROFILE';

/** A phase or command with its time. */
export interface Span {
  readonly kind: 'phase' | 'command';
  /** For a command its first words, without values from the user. */
  readonly name: string;
  /** Milliseconds since this process began. */
  readonly begin: number;
  readonly end: number;
}

/** Records the time of phases and commands. Each run creates one. */
export interface Stopwatch {
  /** Everything that has ended, in the order of the beginnings. */
  spans(): readonly Span[];
  /** Milliseconds since this process began. */
  elapsed(): number;
  /** Runs work and records its time, even if it fails. */
  phase<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Runs work that replaces a command, and records its time as one. */
  command<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** Runs commands and records their times. */
  timing(attempt: Attempt): Attempt;
}

/** @param now milliseconds since this process began */
export function startStopwatch(now: () => number = () => performance.now()): Stopwatch {
  const ended: Span[] = [{ kind: 'phase', name: 'Start of Node', begin: 0, end: now() }];
  const measure = async <T>(kind: Span['kind'], name: string, work: () => Promise<T>): Promise<T> => {
    const begin = now();
    try {
      return await work();
    } finally {
      ended.push({ kind, name, begin, end: now() });
    }
  };
  return {
    spans: () => ended.toSorted((a, b) => a.begin - b.begin),
    elapsed: now,
    phase: (name, work) => measure('phase', name, work),
    command: (name, work) => measure('command', name, work),
    timing: (attempt) => (argv, options) =>
      measure('command', commandName(argv), () => attempt(argv, options)),
  };
}

const LONGEST = 3;

/** The words of a command up to its first option, path or name: `podman kube play`. */
export function commandName(argv: readonly string[]): string {
  const [program = '', ...rest] = argv[0] === 'nice' ? argv.slice(1) : argv;
  const words = program === 'podman' ? withoutGlobalOptions(rest) : rest;
  const stop = words.findIndex((word) => !/^[a-z]+(-[a-z]+)*$/.test(word));
  const kept = words.slice(0, stop === -1 ? words.length : stop).slice(0, LONGEST - 1);
  return [program.slice(program.lastIndexOf('/') + 1), ...kept].join(' ');
}

function withoutGlobalOptions(words: readonly string[]): readonly string[] {
  const [first = '', , ...rest] = words;
  return first === '--root' || first === '--runroot' ? withoutGlobalOptions(rest) : words;
}
