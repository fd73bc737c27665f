import { basename } from 'node:path/posix';
import { messagesOf } from './messages.js';
import { servicesOf } from './services.js';

/** What became of a unit file that the generator read. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly service: string }
  | { readonly kind: 'rejected'; readonly message: string }
  /**
   * Neither a unit nor a word about it: Podman 4.6 to 4.9 keep to themselves that they cannot read a file, and from
   * 5.0 one such file takes all others of its directory with it.
   */
  | { readonly kind: 'silent' };

/** What one run of a generator says of each file. All paths are relative to the root that it was read with. */
export interface Verdict {
  /** `crashed` and `hung` leave the other fields incomplete. */
  readonly end: 'finished' | 'crashed' | 'hung';
  /** The unit files that it read, by path. One that it never opened, because its name was taken, is not among them. */
  readonly units: ReadonlyMap<string, Outcome>;
  /** The drop-ins, or their directories, that it could not read, by path, and its words. */
  readonly dropIns: ReadonlyMap<string, string>;
  /** The file that it opened last: where it hangs while reading, that one is to blame. */
  readonly lastRead: string | undefined;
  /** A crash's own words. */
  readonly crash: string;
}

/** How a process ended and what it wrote. */
export interface GeneratorOutput {
  /** `undefined` where a signal ended it. */
  readonly exitCode: number | undefined;
  readonly timedOut: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Reads the verdict out of what a generator wrote. A dry run writes nothing and so accepts service names that cannot be
 * file names; they count as rejected here, as they are when the generator runs in earnest.
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
 * In earnest the file is made in the output directory, where there is no other: a name with one is rejected. A leading
 * `/` changes nothing, and a leading `..` leads to the directory above, which is there. The name has been cleaned.
 */
function outcomeFor(service: string): Outcome {
  const file = service.replace(/^\//, '').replace(/^(?:\.\.\/)+/, '');
  if (!/[/\0]/.test(file) && Buffer.byteLength(file) <= 255) return { kind: 'accepted', service: file };
  return { kind: 'rejected', message: 'the service has a name that no file can have' };
}

function endOf({ timedOut, exitCode }: GeneratorOutput): Verdict['end'] {
  if (timedOut) return 'hung';
  return exitCode === 0 || exitCode === 1 ? 'finished' : 'crashed';
}
