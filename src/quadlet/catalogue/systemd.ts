import { SYSTEMD_TABLE } from './systemd-directives.js';

/** The sections of a .service that Quadlet passes on to systemd unchanged. */
export type SystemdSection = 'Unit' | 'Service' | 'Install';

/** A directive of a .service in systemd 252, 257 or 262. */
export interface Directive {
  readonly section: SystemdSection;
  readonly key: string;
  /** The type of `systemd --dump-configuration-items`, if it is the same in all versions: `BOOLEAN`, `UNIT [...]`. */
  readonly type: string | undefined;
  /** The first of these versions that has it. */
  readonly since: number;
  /**
   * The last of these versions in which it has an effect, 0 for none of them, undefined for the newest. Later ones accept
   * it and log, below the level of warnings, that its support "has been removed and it is ignored".
   */
  readonly effectiveUntil: number | undefined;
}

export const SYSTEMD_SECTIONS: readonly SystemdSection[] = ['Unit', 'Service', 'Install'];

const DIRECTIVES: ReadonlyMap<string, ReadonlyMap<string, Directive>> = readTable();

function readTable(): Map<string, Map<string, Directive>> {
  const sections = new Map<string, Map<string, Directive>>();
  let group: Omit<Directive, 'key'> | undefined;
  for (const line of SYSTEMD_TABLE.trim().split('\n')) {
    const [section, type, since, last] = line.split(' | ');
    if (since !== undefined) {
      group = {
        section: section as SystemdSection,
        type: type === '-' ? undefined : type,
        since: Number(since),
        effectiveUntil: last === '-' ? undefined : Number(last),
      };
      continue;
    }
    for (const key of line.split(' ')) if (group !== undefined) addTo(sections, { ...group, key });
  }
  return sections;
}

function addTo(sections: Map<string, Map<string, Directive>>, one: Directive): void {
  const known = sections.get(one.section);
  if (known === undefined) sections.set(one.section, new Map([[one.key, one]]));
  else known.set(one.key, one);
}

/** @returns the directive with exactly this name */
export function directive(section: string, key: string): Directive | undefined {
  return DIRECTIVES.get(section)?.get(key);
}

/** All directives of a section, to find similar names. */
export function directivesOf(section: SystemdSection): readonly string[] {
  return [...(DIRECTIVES.get(section)?.keys() ?? [])];
}

/**
 * Whether systemd accepts a section of a .service without the warning "Unknown section 'Socket'. Ignoring." Sections that
 * begin with `X-` are ignored; `x-` is not a valid prefix (`src/shared/conf-parser.c`, verified with `systemd-analyze
 * verify` of 252, 257 and 262).
 */
export function isSection(section: string): boolean {
  return DIRECTIVES.has(section) || section.startsWith('X-');
}

/**
 * Whether systemd accepts a key without the warning "Unknown key 'Foo' in section [Unit], ignoring." Case-sensitive. Keys
 * that begin with `X-` are ignored, and so are all keys of a section whose name does; `x-` is not a valid prefix
 * (`next_assignment()` in `src/shared/conf-parser.c`, verified with `systemd-analyze verify` of 252, 257 and 262).
 * @param section not one of Quadlet's own, which the generator renames to `X-Container` and similar names
 */
export function isDirective(section: string, key: string): boolean {
  if (directive(section, key) !== undefined || section.startsWith('X-')) return true;
  return key.startsWith('X-') && DIRECTIVES.has(section);
}

/**
 * The section of a key. `StartLimitBurst` and four others were moved from `[Service]` to `[Unit]` and are accepted in both;
 * for these it is `Unit`, as in the manual.
 */
export function sectionOf(key: string): SystemdSection | undefined {
  return SYSTEMD_SECTIONS.find((section) => directive(section, key) !== undefined);
}
