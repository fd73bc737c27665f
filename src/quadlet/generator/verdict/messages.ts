/** The messages in a generator's log, by path or, for conversions, by base name. */
export interface Messages {
  /** Paths of unit files in the order in which they were read. */
  readonly opened: readonly string[];
  /** The last file that it began to read, drop-ins included. */
  readonly lastOpened: string | undefined;
  /** Unit files and drop-ins that it could not read, and drop-in directories that are not directories. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** Units that it could not convert, by base name. */
  readonly unconverted: ReadonlyMap<string, string>;
  /** The first line of a Go crash; empty without a crash. */
  readonly crash: string;
}

const PREFIX = /^quadlet-generator\[\d+\]: /;

// The text of one error, as `cmd/quadlet/main.go` formats it: with apostrophes before 4.6, and quoted by Go since.
const OLD = /^Error (loading|converting) '(.*?)', ignoring: (.*)$/s;
const NEW = /^(error loading|error reading directory|converting) ("(?:[^"\\]|\\.)*")(?:,|:) (.*)$/s;

/** Parses a generator's log. Up to 5.4 it ends with one message that contains all errors, one per line. */
export function messagesOf(stderr: string): Messages {
  const opened: string[] = [];
  let lastOpened: string | undefined;
  const unreadable = new Map<string, string>();
  const unconverted = new Map<string, string>();
  for (const message of split(stderr)) {
    const loading = /^Loading source (unit|drop-in) file (.*)$/s.exec(message);
    if (loading !== null) {
      lastOpened = loading[2];
      if (loading[1] === 'unit' && lastOpened !== undefined) opened.push(lastOpened);
      continue;
    }
    const old = OLD.exec(message);
    const found = old ?? NEW.exec(message);
    if (found === null) continue;
    const [, what = '', subject = '', words = ''] = found;
    const target = what.includes('converting') ? unconverted : unreadable;
    const name = old === null ? unquote(subject) : subject;
    if (!target.has(name)) target.set(name, words);
  }
  const crash = /^(?:panic|fatal error|runtime): .*$/m.exec(stderr)?.[0] ?? '';
  return { opened, lastOpened, unreadable, unconverted, crash };
}

/** A line without the prefix continues the message before it, unless it starts another error. */
function split(stderr: string): string[] {
  const messages: string[] = [];
  for (const line of stderr.split('\n')) {
    if (PREFIX.test(line)) messages.push(line.replace(PREFIX, ''));
    else if (NEW.test(line)) messages.push(line);
    else if (messages.length > 0 && line !== '') messages.push(`${messages.pop()}\n${line}`);
  }
  return messages;
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Undoes Go's `%q`. */
function unquote(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gs, (_all, x, u, long, single) => {
      const code: string | undefined = x ?? u ?? long;
      return code === undefined
        ? (ESCAPES[single] ?? single)
        : String.fromCodePoint(Number.parseInt(code, 16));
    });
}
