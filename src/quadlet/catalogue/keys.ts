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
  /** The Podman version that brought it, in full. */
  readonly since: string;
  readonly sinceNumber: number;
  readonly reader: Reader;
  /** What its value is, in words. */
  readonly kind: string;
  /** The option of podman that it becomes; `-` for none. */
  readonly option: string;
  readonly deprecated: boolean;
}

/** The keys of every section that is Quadlet's own. */
export type Catalogue = ReadonlyMap<string, ReadonlyMap<string, KeyRecord>>;

/** Readers under which a second line adds to the first. */
export function repeats(reader: Reader): boolean {
  return reader === 'list' || reader === 'words' || reader === 'args' || reader === 'assignments';
}

/** Reads the table of keys. */
export function keyCatalogue(): Catalogue {
  const sections = new Map<string, Map<string, KeyRecord>>();
  for (const row of KEY_TABLE.trim().split('\n')) {
    const [section = '', key = '', since = '', reader, kind = '', option = '', status] = row.split('\t');
    let keys = sections.get(section);
    if (keys === undefined) {
      keys = new Map();
      sections.set(section, keys);
    }
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
  /** What its service's name has behind the file's. */
  readonly suffix: string;
  /** As {@link versionNumber} gives it. */
  readonly since: number;
  /** Units of a lower order are converted before those of a higher one. */
  readonly order: number;
}

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

/** Whether some Podman takes a file of this name, or at the end of this path, for a unit. It minds the case. */
export function isUnitName(name: string): boolean {
  return UNIT_KINDS.has(extensionOf(name));
}

/** The ending of a name from its last dot on, the dot included; empty without one. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 || name.indexOf('/', dot) >= 0 ? '' : name.slice(dot);
}
