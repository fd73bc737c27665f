import { interned } from '../../platform/interned.js';
import { KEY_TABLE } from './keys-data.js';
import { versionNumber } from './versions.js';

/**
 * How the generator reads a key: the last `value`, `flag` (boolean) or `number`; every line (`list`); every word of
 * every line, with backslashes kept (`words`) or escapes read (`args`); `NAME=VALUE` words (`assignments`); the words
 * of the last line (`command`).
 */
export type Reader = 'value' | 'flag' | 'number' | 'list' | 'words' | 'args' | 'assignments' | 'command';

/** One key of one section. */
export interface KeyRecord {
  readonly section: string;
  readonly key: string;
  /** The Podman version that added it, in full. */
  readonly since: string;
  readonly sinceNumber: number;
  readonly reader: Reader;
  /** A description of its value. */
  readonly kind: string;
  /** The podman option; `-` for none. */
  readonly option: string;
  readonly deprecated: boolean;
}

/** The keys of Quadlet's own sections. */
export type Catalogue = ReadonlyMap<string, ReadonlyMap<string, KeyRecord>>;

/** Readers for which a second line adds to the first. */
export function repeats(reader: Reader): boolean {
  return reader === 'list' || reader === 'words' || reader === 'args' || reader === 'assignments';
}

let catalogue: Catalogue | undefined;

/** The keys of all versions. */
export function keyCatalogue(): Catalogue {
  catalogue ??= readTable();
  return catalogue;
}

function readTable(): Catalogue {
  const sections = new Map<string, Map<string, KeyRecord>>();
  for (const row of KEY_TABLE.trim().split('\n')) {
    const [section = '', name = '', since = '', reader, kind = '', option = '', status] = row.split('\t');
    let keys = sections.get(section);
    if (keys === undefined) {
      keys = new Map();
      sections.set(section, keys);
    }
    const key = interned(name);
    const sinceNumber = versionNumber(since);
    const deprecated = status === 'deprecated';
    keys.set(key, { section, key, since, sinceNumber, reader: reader as Reader, kind, option, deprecated });
  }
  return sections;
}

/** A kind of unit file. */
export interface UnitKind {
  readonly extension: string;
  /** Its own section. */
  readonly section: string;
  /** The suffix of the service's name after the file's. */
  readonly suffix: string;
  /** As {@link versionNumber} gives it. */
  readonly since: number;
  /** Units with a lower number are converted first. */
  readonly order: number;
}

/** Before, there are no `.pod` files. */
export const PODS_SINCE = versionNumber('5.0.0');

/** The kinds of unit files, from `pkg/systemd/quadlet/quadlet_common.go`. */
export const UNIT_KINDS: ReadonlyMap<string, UnitKind> = new Map(
  (
    [
      ['.artifact', 'Artifact', '-artifact', '5.7', 1],
      ['.image', 'Image', '-image', '4.8', 1],
      ['.network', 'Network', '-network', '4.4', 2],
      ['.volume', 'Volume', '-volume', '4.4', 2],
      ['.build', 'Build', '-build', '5.2', 3],
      ['.container', 'Container', '', '4.4', 4],
      ['.kube', 'Kube', '', '4.4', 4],
      ['.pod', 'Pod', '-pod', '5.0', 5],
    ] as const
  ).map(([extension, section, suffix, since, order]) => [
    extension,
    { extension, section, suffix, since: versionNumber(since), order },
  ]),
);

/** Whether any Podman version reads a file with this name or path as a unit. Case-sensitive. */
export function isUnitName(name: string): boolean {
  return UNIT_KINDS.has(extensionOf(name));
}

/** The extension of a name, including the dot; empty without one. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 || name.indexOf('/', dot) >= 0 ? '' : name.slice(dot);
}
