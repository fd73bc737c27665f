import { versionNumber } from '../../catalogue/versions.js';
import { CsvError, readRecords } from '../../syntax/csv.js';

/** A mount, as `Volume=`, `Mount=` or `Tmpfs=` describes it. */
export interface Mount {
  readonly form: 'volume' | 'mount' | 'tmpfs';
  /** Of a `Mount=`: its `type=`. */
  readonly type: string;
  readonly source: string;
  /** Undefined if it is missing. */
  readonly destination: string | undefined;
  /** All fields of a `Mount=` except `type=`; otherwise the part after the destination. */
  readonly options: readonly string[];
}

/** Parses the value of `--volume`, `--mount` or `--tmpfs`; undefined for a format that other rules report. */
export function parseMount(option: string, value: string): Mount | undefined {
  const parts = value.split(':');
  if (option === '--tmpfs') {
    const [destination = '', options] = parts;
    return { form: 'tmpfs', type: 'tmpfs', source: '', destination, options: options?.split(',') ?? [] };
  }
  if (option === '--volume') {
    const [source = '', destination = '', options] = parts.length === 1 ? ['', value] : parts;
    if (parts.length > 3) return undefined;
    return { form: 'volume', type: 'volume', source, destination, options: options?.split(',') ?? [] };
  }
  return parseFields(value);
}

function parseFields(value: string): Mount | undefined {
  let fields: readonly string[];
  try {
    fields = readRecords(value)[0] ?? [];
  } catch (thrown) {
    if (thrown instanceof CsvError) return undefined;
    throw thrown;
  }
  const typeIndex = fields.findIndex((field) => /^type=[^=]*$/.test(field));
  const type = typeIndex < 0 ? 'volume' : (fields[typeIndex] as string).slice('type='.length);
  const options = fields.filter((_, index) => index !== typeIndex);
  const last = (names: RegExp) => options.findLast((field) => names.test(field));
  const text = (field: string | undefined) => field?.slice(field.indexOf('=') + 1);
  const source = text(last(/^(?:src|source)=/)) ?? '';
  return {
    form: 'mount',
    type,
    source,
    destination: text(last(/^(?:target|dst|dest|destination)=/)),
    options,
  };
}

const PROPAGATION = 'shared rshared private rprivate slave rslave unbindable runbindable';
const BIND = `${PROPAGATION} ro rw nodev dev noexec exec nosuid suid z Z U no-dereference@5.0`;
const TARGET = 'target dst dest@5.6 destination';
const SOURCE = `src source ${TARGET}`;
const SHARED = `consistency idmap readonly chown noswap@4.7 relabel ${BIND} ${TARGET}`;

/**
 * The options by form and type, with the version that added them: `ValidateVolumeOpts` in `pkg/parse` of
 * github.com/containers/common, `parseMountOptions` and the functions after it in `pkg/specgenutil/volumes.go`, `ProcessOptions`
 * in `pkg/util/mount_opts.go`, compared for every minor version.
 */
const OPTIONS: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries({
    '--volume': `${BIND} O copy nocopy bind rbind cached delegated nocreate@6.0`,
    '--tmpfs': `${BIND} O copy nocopy size mode tmpcopyup notmpcopyup consistency noswap@4.7 noatime@5.6 volume-opt`,
    bind: `${SHARED} src source bind-nonrecursive bind-propagation`,
    glob: `${SHARED} src source`,
    ramfs: `${SHARED} src source`,
    tmpfs: `${SHARED} tmpcopyup notmpcopyup tmpfs-mode tmpfs-size`,
    volume: `${SHARED} src source volume-opt subpath@5.4 volume-subpath@5.4 nocreate@6.0`,
    image: `${SOURCE} rw readwrite subpath@5.1 consistency`,
    artifact: `${SOURCE} title digest name`,
    devpts: `${TARGET} uid gid mode ptxmode ptmxmode newinstance max`,
  }).map(([form, names]) => [form, new Map(names.split(' ').map(since))]),
);

/** Which versions have a type of `Mount=`. */
const TYPES: ReadonlyMap<string, number> = new Map(
  'bind devpts image tmpfs volume glob@4.7 ramfs@4.7 artifact@5.5'.split(' ').map(since),
);

function since(word: string): [name: string, since: number] {
  const [name = '', version = '4.4'] = word.split('@');
  return [name, versionNumber(version)];
}

/** Options of which a mount can have one: `ValidateVolumeOpts` and `ProcessOptions`. */
const EXCLUSIVE = ['exec noexec', 'dev nodev', 'suid nosuid', 'ro rw readonly', 'z Z O relabel', PROPAGATION]
  .concat('bind rbind', 'copy nocopy', 'tmpcopyup notmpcopyup', 'U chown', 'size', 'mode')
  .concat('src source', TARGET.replace('@5.6', ''))
  .map((words) => new Set(words.split(' ')));

/** What other tools call an option, with the name that podman knows. */
const INSTEAD: Readonly<Record<string, string>> = {
  'mount size': 'tmpfs-size',
  'mount mode': 'tmpfs-mode',
  'mount propagation': 'bind-propagation',
  'volume readonly': 'ro',
  'mount read-only': 'ro',
  'volume read-only': 'ro',
  'volume RO': 'ro',
};

/** Why podman rejects a mount: the part that it names, the reason, and the fix. */
export interface MountFault {
  readonly part: string;
  readonly reason: string;
  readonly fix: string;
}

/** @param forUser whether podman runs as a user other than root */
export function mountFault(mount: Mount, version: number, forUser: boolean): MountFault | undefined {
  return typeFault(mount, version) ?? optionsFault(mount, version, forUser) ?? destinationFault(mount);
}

function typeFault({ form, type }: Mount, version: number): MountFault | undefined {
  const known = TYPES.get(type);
  if (form !== 'mount' || !/^[a-z]*$/i.test(type) || (known !== undefined && known <= version))
    return undefined;
  const names = [...TYPES].filter(([, from]) => from <= version).map(([name]) => name);
  const reason = known === undefined ? 'is not a type' : `requires Podman ${describe(known)}`;
  return { part: `type=${type}`, reason, fix: `use one of ${names.join(', ')}` };
}

function optionsFault(mount: Mount, version: number, forUser: boolean): MountFault | undefined {
  const known = OPTIONS.get(mount.form === 'mount' ? mount.type : `--${mount.form}`);
  const seen = new Map<ReadonlySet<string>, string>();
  for (const part of mount.options) {
    const name = part.split('=', 1)[0] ?? '';
    if (isFreeForm(mount, part)) continue;
    const from = known?.get(mount.form === 'volume' ? part : name);
    if (from === undefined) return unknownOption(mount, part, name, known);
    if (from > version) {
      return { part, reason: `requires Podman ${describe(from)}`, fix: 'remove it for older versions' };
    }
    if (name === 'noswap' && forUser) return { part, reason: 'is for root only', fix: 'remove it' };
    if (mount.type === 'tmpfs' && /^(?:z|relabel)$/i.test(name)) {
      return { part, reason: 'is not possible for a tmpfs', fix: 'remove it' };
    }
    const fault = valueFault(mount, name, part);
    if (fault !== undefined) return { part, ...fault };
    // Of these the last one counts.
    const repeats = /^(?:image|artifact|devpts)$/.test(mount.type);
    const group = repeats ? undefined : EXCLUSIVE.find((words) => words.has(name));
    const other = group && seen.get(group);
    if (other !== undefined) return { part, reason: `cannot be combined with ${other}`, fix: 'keep one' };
    if (group !== undefined) seen.set(group, part);
  }
  return undefined;
}

/** Options whose name podman reads only in part. */
function isFreeForm({ form, options }: Mount, part: string): boolean {
  if (form === 'mount') return false;
  if (/^idmap/.test(part) || (form === 'tmpfs' && /^subpath/.test(part))) return true;
  return options.includes('O') && /upperdir|workdir/.test(part);
}

function unknownOption(
  mount: Mount,
  part: string,
  name: string,
  known: ReadonlyMap<string, number> | undefined,
): MountFault | undefined {
  if (known === undefined) return undefined;
  if (part === '') return { part, reason: 'is not an option', fix: 'remove the extra comma or colon' };
  const instead = INSTEAD[`${mount.form} ${name}`];
  const isKnown = instead !== undefined && known.has(instead);
  const where = mount.form === 'mount' ? ` of type=${mount.type}` : '';
  return { part, reason: `is not an option${where}`, fix: isKnown ? `use ${instead}` : 'remove it' };
}

function valueFault({ form, type }: Mount, name: string, part: string): Omit<MountFault, 'part'> | undefined {
  if (form !== 'mount') return undefined;
  const value = part.includes('=') ? part.slice(name.length + 1) : '';
  // The generator checks the source.
  if (value === '' && /^(?:target|dst|dest|destination)$/.test(name)) {
    return { reason: 'has no value', fix: `write ${name}=/PATH` };
  }
  const words = valuesOf(name, type);
  if (words === undefined || words.includes(value) || words.includes(value.toLowerCase())) return undefined;
  return { reason: 'has an invalid value', fix: `use ${name}=${words.filter(Boolean).join(' or ')}` };
}

function valuesOf(name: string, type: string): readonly string[] | undefined {
  switch (name) {
    case 'bind-propagation':
      return PROPAGATION.split(' ');
    case 'relabel':
      return ['private', 'shared'];
    case 'U':
    case 'chown':
      return ['true', 'false', ''];
    case 'rw':
    case 'readwrite':
      return type === 'image' ? ['true', 'false'] : undefined;
    default:
      return undefined;
  }
}

function destinationFault({ form, type, destination, source }: Mount): MountFault | undefined {
  // PQ140 checks the paths of Volume=, and the generator the source.
  if (form === 'volume' || (type === 'glob' && destination === undefined)) return undefined;
  if (!destination) {
    const part = source === '' ? `type=${type}` : source;
    return { part, reason: 'has no destination', fix: 'add destination=/PATH' };
  }
  if (destination.startsWith('/') || /^[%$]/.test(destination)) return undefined;
  return { part: destination, reason: 'is not an absolute path in the container', fix: 'start it with "/"' };
}

function describe(version: number): string {
  return `${Math.floor(version / 1e6)}.${Math.floor(version / 1000) % 1000}`;
}
