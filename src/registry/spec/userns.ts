import { LAST_ID } from '../../host/subids/ranges.js';
import { refuse, UserError } from '../../platform/errors.js';
import { listed } from '../../platform/split-words.js';

/** The requested mapping of container ids, as written. */
export type MappingChoice =
  /** Container root is the user: podman's default, and `host`, which overrides containers.conf. */
  | { readonly kind: 'default' | 'host' }
  | { readonly kind: 'keep-id'; readonly uid?: number; readonly gid?: number; readonly size?: number }
  | { readonly kind: 'auto'; readonly size?: number }
  | { readonly kind: 'nomap' }
  | { readonly kind: 'maps'; readonly uidmap: readonly MapEntry[]; readonly gidmap: readonly MapEntry[] };

/** `[ug+]CONTAINER:[@]FROM[:AMOUNT]`. Source: podman-run(1), --uidmap. */
export interface MapEntry {
  readonly text: string;
  readonly inside: number;
  readonly from: number;
  /** `from` is a host id; otherwise an id of podman: 0 is the user, 1 the first subordinate id. */
  readonly isHostId: boolean;
  readonly count: number;
  /** `+`: replaces earlier mappings; as the first entry it is added to a map of all ids. */
  readonly extends: boolean;
  readonly forUids: boolean;
  readonly forGids: boolean;
}

const USERNS_FORMS =
  "host, keep-id, keep-id:uid=N,gid=N,size=N with one or more of the three, auto, auto:size=N or nomap, or leave it empty for podman's default";
const MAP_FORMS = 'CONTAINER:FROM[:AMOUNT], several separated by spaces, commas or lines, such as 0:1:65536';

/**
 * Reads the inputs `userns`, `uidmap` and `gidmap`.
 * @throws UserError for an invalid form, and for `userns` together with a map, which podman rejects too
 */
export function parseMapping(userns: string, uidmap: string, gidmap: string): MappingChoice {
  const maps = { uidmap: parseEntries('uidmap', uidmap), gidmap: parseEntries('gidmap', gidmap) };
  if (maps.uidmap.length + maps.gidmap.length === 0) return parseUserns(userns);
  if (userns !== '') {
    const other = maps.uidmap.length > 0 ? 'uidmap' : 'gidmap';
    throw new UserError(
      `inputs "userns" (${JSON.stringify(userns)}) and "${other}" exclude each other, as in podman; remove one of them`,
    );
  }
  return { kind: 'maps', ...maps };
}

function parseUserns(text: string): MappingChoice {
  if (text === '') return { kind: 'default' };
  if (text === 'host' || text === 'keep-id' || text === 'auto' || text === 'nomap') return { kind: text };
  const [, kind, options = ''] = /^(keep-id|auto):(.+)$/s.exec(text) ?? [];
  const known = kind === 'keep-id' ? ['uid', 'gid', 'size'] : kind === 'auto' ? ['size'] : [];
  const found = new Map<string, number>();
  for (const option of options.split(',')) {
    const [, name = '', digits] = /^(uid|gid|size)=(\d{1,10})$/.exec(option) ?? [];
    const value = Number(digits);
    const fits = value <= LAST_ID && (name !== 'size' || value > 0);
    if (!known.includes(name) || found.has(name) || !fits) throw refuse('userns', text, USERNS_FORMS);
    found.set(name, value);
  }
  return { kind: kind as 'keep-id' | 'auto', ...Object.fromEntries(found) };
}

function parseEntries(input: string, text: string): MapEntry[] {
  return listed(text).map((word) => {
    const [, flags, inside, at, from, amount = '1'] =
      /^([ug+]*)(\d{1,10}):(@?)(\d{1,10})(?::(\d{1,10}))?$/.exec(word) ?? [];
    if (flags === undefined) throw refuse(input, word, MAP_FORMS);
    const entry: MapEntry = {
      text: word,
      inside: Number(inside),
      from: Number(from),
      isHostId: at === '@',
      count: Number(amount),
      extends: flags.includes('+'),
      forUids: flags.includes('u') || !flags.includes('g'),
      forGids: flags.includes('g') || !flags.includes('u'),
    };
    const last = Math.max(entry.inside, entry.from) + entry.count - 1;
    if (entry.count < 1 || last > LAST_ID) {
      throw refuse(input, word, `an AMOUNT of 1 or more, and IDs up to ${LAST_ID}`);
    }
    return entry;
  });
}

/** Whether an entry uses the syntax of Podman 4.7: `+`, `u`, `g`, `@`, or no amount. */
export function isModern({ text }: MapEntry): boolean {
  return /[ug+@]/.test(text) || text.split(':').length === 2;
}
