import { basename } from 'node:path/posix';
import { extensionOf } from '../../catalogue/keys.js';
import { messagesOf } from './messages.js';

/** The generator's result for a unit file that it read. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly service: string }
  | { readonly kind: 'rejected'; readonly message: string }
  /**
   * No unit and no message: Podman 4.6 to 4.9 do not report that they cannot read a file, and since 5.0 one such file
   * causes all others in its directory to be dropped.
   */
  | { readonly kind: 'silent' };

/** The result of one run of a generator for each file. All paths are relative to the root. */
export interface Verdict {
  /** `crashed` and `hung` leave the other fields incomplete. */
  readonly end: 'finished' | 'crashed' | 'hung';
  /** The unit files that it read, by path, without those that it skipped because of a duplicate name. */
  readonly units: ReadonlyMap<string, Outcome>;
  /** The drop-ins, or their directories, that it could not read, by path, and its messages. */
  readonly dropIns: ReadonlyMap<string, string>;
  /** The file that it opened last: the cause if it hangs while reading. */
  readonly lastRead: string | undefined;
  /** The message of a crash. */
  readonly crash: string;
}

/** How a process ended and what it wrote. */
export interface GeneratorOutput {
  /** `undefined` if a signal ended it. */
  readonly exitCode: number | undefined;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Parses the output of a generator. A dry run writes no files and so accepts service names that cannot be file names;
 * they count as rejected here, as in a real run.
 */
export function readVerdict(output: GeneratorOutput, root: string): Verdict {
  const prefix = `${root}/`;
  const name = (path: string): string => (path.startsWith(prefix) ? path.slice(prefix.length) : path);
  const messages = messagesOf(output.stderr);
  const units = new Map<string, Outcome>();
  const loaded = new Map<string, string>();
  const dropIns = new Map<string, string>();
  for (const path of messages.opened) {
    units.set(name(path), { kind: 'silent' });
    if (!messages.unreadable.has(path)) loaded.set(basename(path), name(path));
  }
  for (const [path, message] of messages.unreadable) {
    if (units.has(name(path))) units.set(name(path), { kind: 'rejected', message });
    else dropIns.set(name(path), message);
  }
  for (const [file, message] of messages.unconverted) {
    units.set(loaded.get(file) ?? file, { kind: 'rejected', message });
  }
  for (const { service, source } of servicesOf(output.stdout, [...loaded.values()], name)) {
    units.set(source ?? service, outcomeFor(service));
  }
  const { lastOpened } = messages;
  return {
    end: endOf(output),
    units,
    dropIns,
    lastRead: lastOpened === undefined ? undefined : name(lastOpened),
    crash: messages.crash,
  };
}

/**
 * A real run creates the file in the output directory, which has no subdirectories, so a name with one is rejected. A
 * leading `/` changes nothing, and a leading `..` leads to the parent directory, which exists. The name is normalized.
 */
function outcomeFor(service: string): Outcome {
  const file = service.replace(/^\//, '').replace(/^(?:\.\.\/)+/, '');
  if (!/[/\0]/.test(file) && Buffer.byteLength(file) <= 255) return { kind: 'accepted', service: file };
  return { kind: 'rejected', message: 'the name of the service is not a valid file name' };
}

function endOf({ timedOut, exitCode }: GeneratorOutput): Verdict['end'] {
  if (timedOut) return 'hung';
  return exitCode === 0 || exitCode === 1 ? 'finished' : 'crashed';
}

/** A unit in a generator's output. */
interface PrintedService {
  readonly service: string;
  /** The file that it was generated from; `undefined` if none of the files that were read matches. */
  readonly source: string | undefined;
}

/**
 * Finds the units in the output of a dry run, and the file that each was generated from. Before 5.3 units of a .volume or
 * .network do not contain its path, but their names are derived from the file's.
 * @param stdout `---NAME---`, then the unit's text, again for each
 * @param sources the unit files that it read, converted by `name`
 * @param name converts a path of `SourcePath=`
 */
function servicesOf(
  stdout: string,
  sources: readonly string[],
  name: (path: string) => string,
): PrintedService[] {
  const known = new Set(sources);
  const byService = new Map(sources.flatMap((source) => plainServices(source).map((text) => [text, source])));
  // Only \n ends a line: a name can contain JavaScript's other line terminators.
  return `\n${stdout}`
    .split(/\n---(?=[^\n]*\.service---\n)/)
    .slice(1)
    .map((block) => {
      const end = block.indexOf('---\n');
      const service = block.slice(0, end);
      // The generator's SourcePath= comes after those of the file.
      const named = [...block.matchAll(/\nSourcePath=([^\n]*)(?=\n)/g)]
        .map((match) => name(match[1] ?? ''))
        .filter((path) => known.has(path));
      return { service, source: named.at(-1) ?? byService.get(service) };
    });
}

function plainServices(source: string): string[] {
  const extension = extensionOf(source);
  if (extension !== '.volume' && extension !== '.network') return [];
  const stem = basename(source, extension);
  const suffix = `-${extension.slice(1)}`;
  const at = stem.endsWith('@') ? [`${stem.slice(0, -1)}${suffix}@.service`] : [];
  return [`${stem}${suffix}.service`, ...at];
}
