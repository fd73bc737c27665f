import { CsvError, readRecords } from '../../syntax/csv.js';
import type { ChangeNote, Security } from '../generated-set.js';
import type { UnitView } from '../unit/unit-view.js';
import type { Topic } from './topic.js';
import { difference, note, singleLine, weakens } from './wording.js';

interface Mount {
  /** Whether it is a path of the host. */
  readonly host: boolean;
  /** `/etc of the host`, `the volume data`. */
  readonly what: string;
  readonly target: string;
  readonly access: 'read-write' | 'read-only' | 'as an overlay';
  /** Neither its source nor its target. */
  readonly options: readonly string[];
  /** The whole option. */
  readonly text: string;
}

/** Host paths and volumes that a container mounts. */
export const mounts: Topic = {
  options: ['--volume', '--mount', '--opt'],
  notes({ name, before, after }) {
    const old = readMounts(before);
    const now = readMounts(after);
    const removed = old.filter(({ text }) => !now.some((mount) => mount.text === text));
    const added = now.filter(({ text }) => !old.some((mount) => mount.text === text));
    const notes: ChangeNote[] = [];
    for (const mount of added) {
      const was =
        removed.find(({ what, target }) => what === mount.what && target === mount.target) ??
        removed.find(({ what }) => what === mount.what);
      if (was) removed.splice(removed.indexOf(was), 1);
      notes.push(note(`${name} ${sentence(mount, was)}`, securityOf(mount, was)));
    }
    for (const { what, host } of removed) {
      notes.push(note(`${name} no longer mounts ${what}`, host ? 'stronger' : 'neutral'));
    }
    return [...notes, ...volumeNotes(name, before, after)];
  },
};

/** Changes to an overlay do not reach the source. */
const WRITABLE = { 'read-only': 0, 'as an overlay': 0, 'read-write': 1 };
const RESTRICTING = ['nodev', 'noexec', 'nosuid'];

function securityOf(now: Mount, was: Mount | undefined): Security {
  if (was === undefined) return now.host ? 'weaker' : 'neutral';
  const [old, access] = [WRITABLE[was.access], WRITABLE[now.access]];
  if (access > old) return 'weaker';
  if (access < old) return now.host ? 'stronger' : 'neutral';
  // Labels and owners of files of the host can change with the other options.
  const [before, after] = [was, now].map(({ options }) => options.filter((one) => !ACCESS.test(one)));
  const { added, removed } = difference(before ?? [], after ?? []);
  if (!now.host || removed.length + added.length === 0) return 'neutral';
  return removed.length === 0 && added.every((option) => RESTRICTING.includes(option))
    ? 'stronger'
    : 'weaker';
}

function sentence(now: Mount, was: Mount | undefined): string {
  if (was === undefined) {
    return now.host
      ? `mounts ${now.what} ${now.access}${danger(now)}`
      : `now mounts ${now.what} at ${now.target}${now.access === 'read-write' ? '' : ` ${now.access}`}`;
  }
  if (was.target !== now.target) {
    return `mounts ${now.what} at ${now.target} instead of ${was.target}, ${now.access}`;
  }
  if (was.access !== now.access) return `mounts ${now.what} ${now.access}, no longer ${was.access}`;
  return `mounts ${now.what} with other options (${singleLine(now.text)})`;
}

// With the socket one can start any container, also if the mount is read-only, which protects only the file.
function danger({ what }: Mount): string {
  return /(?:docker|podman)\.sock of the host$/.test(what) ? ': it can start any container there' : '';
}

function readMounts(unit: UnitView): Mount[] {
  return [...unit.values('--volume').map(readVolume), ...unit.values('--mount').map(readMount)];
}

function readVolume(text: string): Mount {
  const parts = text.split(':');
  const options = (parts[2] ?? '').split(',').filter((option) => option !== '');
  const overlay = options.includes('O');
  const access = overlay ? 'as an overlay' : options.includes('ro') ? 'read-only' : 'read-write';
  const [source = '', target] = parts;
  if (target === undefined) {
    return { host: false, what: 'an unnamed volume', target: singleLine(source), access, options, text };
  }
  return { ...described(source, 'volume'), target: singleLine(target), access, options, text };
}

const PLACES = ['type', 'source', 'src', 'target', 'destination', 'dst'];
const ACCESS = /^(?:O|r[ow]|(?:readonly|readwrite|r[ow])=.*)$/;

function readMount(text: string): Mount {
  const fields = new Map<string, string>();
  for (const field of fieldsOf(text)) {
    const equals = field.indexOf('=');
    const key = equals < 0 ? field : field.slice(0, equals);
    fields.set(key, equals < 0 ? 'true' : field.slice(equals + 1));
  }
  const value = (...names: string[]) =>
    names.map((name) => fields.get(name)).find((one) => one !== undefined);
  const type = value('type') ?? 'volume';
  // Images and artifacts are read-only by default.
  const readOnly = ['image', 'artifact'].includes(type)
    ? (value('rw', 'readwrite') ?? 'false') !== 'true'
    : (value('ro', 'readonly') ?? 'false') === 'true' || value('rw', 'readwrite') === 'false';
  const source = value('source', 'src');
  return {
    ...(source === undefined ? { host: false, what: `a ${singleLine(type)}` } : described(source, type)),
    target: singleLine(value('target', 'destination', 'dst') ?? 'a separate path'),
    access: readOnly ? 'read-only' : 'read-write',
    options: [...fields].filter(([key]) => !PLACES.includes(key)).map((field) => field.join('=')),
    text,
  };
}

function fieldsOf(text: string): string[] {
  try {
    return readRecords(text).flat();
  } catch (thrown) {
    if (thrown instanceof CsvError) return text.split(',');
    throw thrown;
  }
}

// A leading specifier or variable means a host path; volumes have plain names.
function described(source: string, type: string): Pick<Mount, 'host' | 'what'> {
  const host = type === 'bind' || type === 'glob' || (type === 'volume' && /^[/.~%$]/.test(source));
  return {
    host,
    what: host ? `${singleLine(source)} of the host` : `the ${singleLine(type)} ${singleLine(source)}`,
  };
}

// `device=/srv/data` of a volume or network; the other options of a driver can hold passwords.
function volumeNotes(name: string, before: UnitView, after: UnitView): ChangeNote[] {
  const [old, now] = [before, after].map((unit) => unit.values('--opt')) as [string[], string[]];
  const device = (all: string[]) => all.find((text) => text.startsWith('device='))?.slice('device='.length);
  const rest = (all: string[]) => all.filter((text) => !text.startsWith('device=')).join('\n');
  const notes: ChangeNote[] = [];
  const [was, is] = [device(old), device(now)];
  if (was !== is) {
    const onHost = /^[/%$~]/.test(is ?? '') || /^[/%$~]/.test(was ?? '');
    const place =
      is === undefined ? 'in the storage of podman' : `on ${singleLine(is)}${onHost ? ' of the host' : ''}`;
    const instead = was === undefined ? '' : `, no longer on ${singleLine(was)}`;
    const security = onHost ? weakens(/^[/%$~]/.test(is ?? '')) : 'neutral';
    notes.push(note(`${name} keeps its volume ${place}${instead}`, security));
  }
  if (rest(old) !== rest(now)) notes.push(note(`${name} changes the options of its driver`));
  return notes;
}
