import { SYSTEMD_TABLE } from './systemd-directives.js';

/** The sections of a .service that Quadlet passes on to systemd as they are. */
export type SystemdSection = 'Unit' | 'Service' | 'Install';

/** A setting of a .service that systemd 252, 257 or 262 knows. */
interface Directive {
  readonly section: SystemdSection;
  readonly key: string;
  /** As `systemd --dump-configuration-items` names it, where all versions name it so: `BOOLEAN`, `UNIT [...]`. */
  readonly type: string | undefined;
  /** The first of these versions that knows it. */
  readonly since: number;
  /**
   * The last of these versions in which it does something, 0 for none of them, undefined for the newest. Later ones
   * accept it, and note below the level of warnings that its support "has been removed and it is ignored".
   */
  readonly effectiveUntil: number | undefined;
}

export const SYSTEMD_SECTIONS: readonly SystemdSection[] = ['Unit', 'Service', 'Install'];

const DIRECTIVES: ReadonlyMap<string, ReadonlyMap<string, Directive>> = readTable();

function readTable(): Map<string, Map<string, Directive>> {
  const sections = new Map<string, Map<string, Directive>>();
  for (const line of SYSTEMD_TABLE.split('\n')) {
    const [section, key = '', type, since, last] = line.split(' | ');
    if (section !== 'Unit' && section !== 'Service' && section !== 'Install') continue;
    let directives = sections.get(section);
    if (directives === undefined) {
      directives = new Map();
      sections.set(section, directives);
    }
    directives.set(key, {
      section,
      key,
      type: type === '-' ? undefined : type,
      since: Number(since),
      effectiveUntil: last === '-' ? undefined : Number(last),
    });
  }
  return sections;
}

/** @returns what is known of a setting, spelled exactly so */
export function directive(section: string, key: string): Directive | undefined {
  return DIRECTIVES.get(section)?.get(key);
}

/** Every key that systemd knows in a section, to look for the one that was meant. */
export function directivesOf(section: SystemdSection): readonly string[] {
  return [...(DIRECTIVES.get(section)?.keys() ?? [])];
}

/**
 * Whether systemd takes a section of a .service without the warning "Unknown section 'Socket'. Ignoring." Sections that
 * begin with `X-` are for others; a small `x-` makes no such section (`src/shared/conf-parser.c`, and seen with
 * `systemd-analyze verify` of 252, 257 and 262).
 */
export function isSection(section: string): boolean {
  return DIRECTIVES.has(section) || section.startsWith('X-');
}

/**
 * Whether systemd takes a key without the warning "Unknown key 'Foo' in section [Unit], ignoring." It minds the case.
 * Keys that begin with `X-` are for others, and so is all of a section whose name does; a small `x-` is a key like any
 * other (`next_assignment()` in `src/shared/conf-parser.c`, and seen with `systemd-analyze verify` of 252, 257 and 262).
 * @param section not one of Quadlet's own, which the generator renames to `X-Container` and so on
 */
export function isDirective(section: string, key: string): boolean {
  if (section.startsWith('X-')) return true;
  return DIRECTIVES.has(section) && (key.startsWith('X-') || directive(section, key) !== undefined);
}

/**
 * The section that a key belongs to. `StartLimitBurst` and four more were moved from `[Service]` to `[Unit]`, and are
 * still taken in both: for these it is `Unit`, where the manual has them.
 */
export function sectionOf(key: string): SystemdSection | undefined {
  return SYSTEMD_SECTIONS.find((section) => directive(section, key) !== undefined);
}
