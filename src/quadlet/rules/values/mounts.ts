import { versionNumber } from '../../catalogue/versions.js';
import { CsvError, readRecords } from '../../syntax/csv.js';

/** A mount, as `Volume=`, `Mount=` or `Tmpfs=` describes it. */
export interface Mount {
  /** The `type=` of a `Mount=`, otherwise the option: `--volume` or `--tmpfs`. */
  readonly form: string;
  readonly source: string;
  /** Undefined if it is missing. */
  readonly destination: string | undefined;
  /** All fields of a `Mount=` except `type=`; otherwise the part after the destination. */
  readonly options: readonly string[];
}

/** Parses the value of `--volume`, `--mount` or `--tmpfs`; undefined for a format that other rules report. */
export function parseMount(option: string, value: string): Mount | undefined {
  if (option === '--mount') return parseFields(value);
  const parts = value.split(':');
  if (option === '--tmpfs' || parts.length === 1) parts.unshift('');
  const [source = '', destination, options] = parts;
  if (option === '--volume' && parts.length > 3) return undefined;
  return { form: option, source, destination, options: options?.split(',') ?? [] };
}

function parseFields(value: string): Mount | undefined {
  let fields: string[];
  try {
    fields = readRecords(value)[0] ?? [];
  } catch (thrown) {
    if (thrown instanceof CsvError) return undefined;
    throw thrown;
  }
  const index = fields.findIndex((field) => /^type=[^=]*$/.test(field));
  const [type = 'type=volume'] = index < 0 ? [] : fields.splice(index, 1);
  const last = (name: RegExp) => fields.findLast((field) => name.test(field))?.replace(name, '');
  const destination = last(/^(?:target|dst|dest|destination)=/);
  return { form: type.slice(5), source: last(/^(?:src|source)=/) ?? '', destination, options: fields };
}

const PROPAGATION = 'shared rshared private rprivate slave rslave unbindable runbindable';
const COMMON = `${PROPAGATION} ro rw nodev dev noexec exec nosuid suid z Z U no-dereference@5.0`;
const TARGETS = 'target dst destination';
const TARGET = `${TARGETS} dest@5.6`;
const SHARED = `consistency idmap readonly chown noswap@4.7 relabel ${COMMON} ${TARGET}`;

/**
 * The options by form, each with the version that added it: `ValidateVolumeOpts` in `pkg/parse` of
 * github.com/containers/common, `parseMountOptions` and the functions after it in `pkg/specgenutil/volumes.go`, `ProcessOptions`
 * in `pkg/util/mount_opts.go`, compared for every minor version.
 */
const OPTIONS = new Map(
  Object.entries({
    '--volume': `${COMMON} O copy nocopy bind rbind cached delegated nocreate@6.0`,
    '--tmpfs': `${COMMON} O copy nocopy size mode tmpcopyup notmpcopyup consistency noswap@4.7 noatime@5.6 volume-opt`,
    bind: `${SHARED} src source bind-nonrecursive bind-propagation`,
    devpts: `${TARGET} uid gid mode ptxmode ptmxmode newinstance max`,
    image: `src source ${TARGET} rw readwrite subpath@5.1 consistency`,
    tmpfs: `${SHARED} tmpcopyup notmpcopyup tmpfs-mode tmpfs-size`,
    volume: `${SHARED} src source volume-opt subpath@5.4 volume-subpath@5.4 nocreate@6.0`,
    'glob@4.7': `${SHARED} src source`,
    'ramfs@4.7': `${SHARED} src source`,
    'artifact@5.5': `src source ${TARGET} title digest name`,
  }).map(([form, names]) => {
    const [name, from] = since(form);
    return [name, { from, known: new Map(names.split(' ').map(since)) }] as const;
  }),
);

function since(word: string): [name: string, since: string] {
  const [name = '', version = '4.4'] = word.split('@');
  return [name, version];
}

/** Options of which a mount can have one: `ValidateVolumeOpts` and `ProcessOptions`. */
const EXCLUSIVE =
  `exec noexec,dev nodev,suid nosuid,ro rw readonly,z Z O relabel,${PROPAGATION},bind rbind,copy nocopy,${TARGETS} dest,tmpcopyup notmpcopyup,U chown,size,mode,src source`
    .split(',')
    .map((words) => words.split(' '));

/** What other tools call an option, with the name that podman knows. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['size', 'tmpfs-size'],
  ['mode', 'tmpfs-mode'],
  ['propagation', 'bind-propagation'],
  ['readonly', 'ro'],
  ['read-only', 'ro'],
  ['RO', 'ro'],
]);

/** The values of the options that have only a few. */
const VALUES: ReadonlyMap<string, string> = new Map([
  ['bind-propagation', PROPAGATION],
  ['relabel', 'private shared'],
  ['U', 'true false '],
  ['chown', 'true false '],
  ['image rw', 'true false'],
  ['image readwrite', 'true false'],
]);

/** Why podman rejects a mount: the part that it names, the reason, and the fix. */
export type MountFault = readonly [part: string, reason: string, fix: string];

/** @param forUser whether podman runs as a user other than root */
export function mountFault(mount: Mount, version: number, forUser: boolean): MountFault | undefined {
  const { form, source, destination, options } = mount;
  const isMount = !form.startsWith('--');
  // A specifier, for example.
  if (/[^\w-]/.test(form)) return undefined;
  const entry = OPTIONS.get(form);
  if (entry === undefined || versionNumber(entry.from) > version) {
    const types = [...OPTIONS].filter(
      ([name, { from }]) => name[0] !== '-' && versionNumber(from) <= version,
    );
    const reason = entry === undefined ? 'is not a type' : `requires Podman ${entry.from}`;
    return [`type=${form}`, reason, `use one of ${types.map(([name]) => name).join(', ')}`];
  }
  const seen = new Map<readonly string[], string>();
  for (const part of options) {
    if (!isMount && isFreeForm(form, options, part)) continue;
    const name = form === '--volume' ? part : (part.split('=', 1)[0] as string);
    const from = entry.known.get(name);
    if (from === undefined) return unknownOption(entry.known, isMount ? ` of type=${form}` : '', part, name);
    if (versionNumber(from) > version)
      return [part, `requires Podman ${from}`, 'remove it for older versions'];
    if (name === 'noswap' && forUser) return [part, 'is for root only', 'remove it'];
    if (form.endsWith('tmpfs') && /^(?:z|relabel)$/i.test(name)) {
      return [part, 'is not possible for a tmpfs', 'remove it'];
    }
    const fault = isMount ? valueFault(form, name, part) : undefined;
    if (fault !== undefined) return fault;
    // Of these types the last one counts.
    const repeats = /^(?:image|artifact|devpts)$/.test(form);
    const group = repeats ? undefined : EXCLUSIVE.find((words) => words.includes(name));
    const other = group && seen.get(group);
    if (other !== undefined) return [part, `cannot be combined with ${other}`, 'keep one'];
    if (group !== undefined) seen.set(group, part);
  }
  // PQ140 checks the paths of Volume=, and the generator the source.
  if (form === '--volume' || (form === 'glob' && destination === undefined)) return undefined;
  if (!destination) return [source || `type=${form}`, 'has no destination', 'add destination=/PATH'];
  if (/^[/%$]/.test(destination)) return undefined;
  return [destination, 'is not an absolute path in the container', 'start it with "/"'];
}

/** Options whose name podman reads only in part. */
function isFreeForm(form: string, options: readonly string[], part: string): boolean {
  if (/^idmap/.test(part) || (form === '--tmpfs' && /^subpath/.test(part))) return true;
  return options.includes('O') && /upperdir|workdir/.test(part);
}

function unknownOption(
  known: ReadonlyMap<string, string>,
  where: string,
  part: string,
  name: string,
): MountFault {
  if (part === '') return [part, 'is not an option', 'remove the extra comma or colon'];
  const instead = INSTEAD.get(name) ?? '';
  return [part, `is not an option${where}`, known.has(instead) ? `use ${instead}` : 'remove it'];
}

function valueFault(form: string, name: string, part: string): MountFault | undefined {
  const value = part.includes('=') ? part.slice(name.length + 1) : '';
  if (value === '' && TARGET.includes(name)) return [part, 'has no value', `write ${name}=/PATH`];
  const words = (VALUES.get(name) ?? VALUES.get(`${form} ${name}`))?.split(' ');
  if (words === undefined || words.includes(value.toLowerCase())) return undefined;
  return [part, 'has an invalid value', `use ${name}=${words.filter(Boolean).join(' or ')}`];
}
