import type { Host, HostUser, PathFacts, SpaceFacts } from '../src/host/host.js';
import { type Attempt, CommandError, type CommandOptions, type CommandResult } from '../src/platform/exec.js';
import type { Log } from '../src/platform/log.js';
import { Podman } from '../src/podman/podman.js';
import type { Journal, Undo, UndoScope } from '../src/undo/journal.js';
import { readStep } from '../src/undo/read-step.js';

/** One thing that happened, in the order in which it did. */
export type Happening =
  | { readonly journal: Undo }
  | { readonly run: readonly string[]; readonly options: CommandOptions }
  | { readonly root: readonly string[]; readonly timeout: number | undefined }
  | { readonly export: string; readonly value: string };

/** How a recorded command ended; what is not said is success without a word. */
export type Answer = Partial<CommandResult>;

export interface RecordedAttempt {
  readonly attempt: Attempt;
  /** Every command so far, as its words. */
  readonly commands: (readonly string[])[];
  readonly options: CommandOptions[];
}

/** An attempt that starts nothing: it writes the command down, and answers what the test says. */
export function recordingAttempt(
  answer: (argv: readonly string[], options: CommandOptions) => Answer | undefined = () => undefined,
): RecordedAttempt {
  const commands: (readonly string[])[] = [];
  const options: CommandOptions[] = [];
  return {
    commands,
    options,
    attempt: async (argv, given) => {
      commands.push(argv);
      options.push(given);
      return { exitCode: 0, stdout: '', stderr: '', ...answer(argv, given) };
    },
  };
}

export interface MemoryJournal extends Journal {
  readonly records: Undo[];
}

/** @param scope whose changes these are; what post would refuse then is an error */
export function memoryJournal(scope?: UndoScope): MemoryJournal {
  const records: Undo[] = [];
  return {
    records,
    record: async (undo) => {
      if (scope !== undefined) assertUndoable(undo, scope);
      records.push(undo);
    },
  };
}

function assertUndoable(undo: Undo, scope: UndoScope): void {
  const reading = readStep(JSON.parse(JSON.stringify(undo)), scope);
  if ('problem' in reading) throw new Error(`${JSON.stringify(undo)}: ${reading.problem}`);
}

export interface RecordedLog extends Log {
  /** `info: …`, `warning: …`, `error: …`, `mask: …`, `group: …`, `end`. */
  readonly lines: string[];
}

export function recordingLog(): RecordedLog {
  const lines: string[] = [];
  return {
    lines,
    info: (message) => void lines.push(`info: ${message}`),
    warning: (message) => void lines.push(`warning: ${message}`),
    error: (message) => void lines.push(`error: ${message}`),
    mask: (secret) => void lines.push(`mask: ${secret}`),
    group: async (title, work) => {
      lines.push(`group: ${title}`);
      try {
        return await work();
      } finally {
        lines.push('end');
      }
    },
  };
}

export interface FakeHostParts {
  /** Path and text; a path with an empty text exists too. */
  readonly files?: Readonly<Record<string, string>>;
  /** Names of programs in PATH. */
  readonly programs?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly user?: Partial<HostUser>;
  readonly users?: readonly string[];
  readonly platform?: NodeJS.Platform;
  readonly effectiveGid?: number;
  /** May this user act as root? Yes where nothing is said. */
  readonly sudo?: boolean;
  /** Paths that exist and may not be opened. */
  readonly closed?: readonly string[];
  /** Where a path is more than its text: mode, owner, kind. */
  readonly stats?: Readonly<Record<string, Partial<PathFacts>>>;
  /** Sockets that nobody listens at, although they are there. */
  readonly silent?: readonly string[];
  /** The file system of every path. */
  readonly space?: Partial<SpaceFacts>;
  /** Links and what they lead to. */
  readonly links?: Readonly<Record<string, string>>;
  /** What commands answer. */
  readonly answer?: (argv: readonly string[], host: FakeHost) => Answer | undefined;
  /** What commands as root do to this host; may throw. */
  readonly asRoot?: (argv: readonly string[], host: FakeHost) => void;
}

export interface FakeHost extends Host {
  readonly log: RecordedLog;
  readonly happened: Happening[];
  /** Can be changed, as a command would. */
  readonly files: Map<string, string>;
  readonly programs: Set<string>;
  readonly variables: Map<string, string>;
}

/** A machine in memory. */
export function fakeHost(parts: FakeHostParts = {}): FakeHost {
  const happened: Happening[] = [];
  const files = new Map(Object.entries(parts.files ?? {}));
  const programs = new Set(parts.programs);
  const variables = new Map(Object.entries(parts.variables ?? {}));
  const attempt: Attempt = async (argv, options) => {
    happened.push({ run: argv, options });
    return { exitCode: 0, stdout: '', stderr: '', ...parts.answer?.(argv, host) };
  };
  const host: FakeHost = {
    happened,
    files,
    programs,
    variables,
    platform: parts.platform ?? 'linux',
    users: parts.users ?? [],
    user: { name: 'runner', uid: 1001, gid: 1001, home: '/home/runner', ...parts.user },
    log: recordingLog(),
    journal: {
      record: async (undo) => {
        assertUndoable(undo, { directory: '/changes', user: host.user });
        happened.push({ journal: undo });
      },
      directory: '/changes',
      serial: () => '5e71a100',
    },
    effectiveGid: parts.effectiveGid ?? parts.user?.gid ?? 1001,
    self: ['node', '/action/dist/cli.js'],
    attempt,
    podman: new Podman(attempt),
    variable: (name) => variables.get(name),
    exportVariable: (name, value) => {
      happened.push({ export: name, value });
      variables.set(name, value);
    },
    read: async (path) => files.get(path),
    exists: async (path) => files.has(path) || Object.hasOwn(parts.stats ?? {}, path),
    mayOpen: async (path) =>
      (files.has(path) || Object.hasOwn(parts.stats ?? {}, path)) && !(parts.closed ?? []).includes(path),
    mayActAsRoot: async () => parts.sudo ?? true,
    // What only `stats` knows is there, and closed to this user.
    readable: async (path) => files.has(path),
    stat: async (path) => {
      const known = parts.stats?.[path];
      if (known === undefined && !files.has(path)) return undefined;
      const size = files.get(path)?.length ?? 0;
      return { kind: 'file', mode: 0o644, uid: 0, gid: 0, size, link: false, ...known };
    },
    list: async (path) => {
      const below = [...files.keys()].filter((file) => file.startsWith(`${path}/`));
      return [...new Set(below.map((file) => file.slice(path.length + 1).split('/')[0] ?? ''))].sort();
    },
    realpath: async (path) => parts.links?.[path] ?? (files.has(path) ? path : undefined),
    listens: async (path) => (await host.exists(path)) && !(parts.silent ?? []).includes(path),
    space: async () => ({ free: 50e9, total: 100e9, type: 0xef53, freeFiles: 1e6, ...parts.space }),
    shared: (_name, read) => read(),
    forget: () => undefined,
    exclusively: (work) => work(),
    find: async (program) => (programs.has(program) ? `/usr/bin/${program}` : undefined),
    asUser: async (argv, options) => {
      const given = { timeout: 60, ...options };
      const result = await attempt(argv, given);
      if (result.exitCode !== 0) throw new CommandError(argv, result, given.timeout);
      return result.stdout;
    },
    asRoot: async (argv, options) => {
      happened.push({ root: argv, timeout: options?.timeout });
      parts.asRoot?.(argv, host);
      return '';
    },
  };
  return host;
}

/** What changed the host, or would: everything but the commands that only look. */
export function changes(host: FakeHost): Happening[] {
  return host.happened.filter((one) => !('run' in one));
}

/** The words of every command as root, one string each. */
export function rootCommands(host: FakeHost): string[] {
  return host.happened.flatMap((one) => ('root' in one ? [one.root.join(' ')] : []));
}

/** A generator of numbers in [0, 1) that is the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
