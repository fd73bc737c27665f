import { hostId, type IdMapping, type MountIds, span, throughMap } from '../../host/subids/idmap.js';
import { total } from '../../host/subids/ranges.js';
import { UserError } from '../../platform/errors.js';
import { atLeast, formatVersion, type PodmanVersion } from '../../podman/version.js';
import { type OwnIds, podmanMap, rowsOf } from './id-rows.js';
import { isModern, type MapEntry, type MappingChoice } from './userns.js';

/** The user namespace of a pod, in podman's terms. */
export type PodMapping =
  /** The value for `--userns`. */
  | { readonly kind: 'mode'; readonly mode: string }
  /** Container ids inside, podman's ids outside: 0 is the user. */
  | { readonly kind: 'rows'; readonly uids: readonly IdMapping[]; readonly gids: readonly IdMapping[] };

export interface ResolvedMapping {
  /** Undefined: podman's default. */
  readonly mapping: PodMapping | undefined;
  /** Undefined if podman chooses the ids when it creates the pod. */
  readonly ids: MountIds | undefined;
}

export interface UserIds {
  readonly name: string;
  readonly uids: OwnIds;
  readonly gids: OwnIds;
}

// AUTO_USERNS_MAX_SIZE of containers/storage.
const LARGEST_AUTO = 65536;
// Podman's mount of /dev/pts belongs to it.
const TTY = 5;
// The user of nginx's workers, which the official images and those built from packages number the same.
const NGINX_USER = 101;
const NGINX_WHY = "nginx's workers run as it";

/**
 * Resolves a choice with the ids of a user.
 * @throws UserError if it needs ids that the user does not have, or omits an id that the pod's containers need
 */
export function resolveMapping(choice: MappingChoice, user: UserIds): ResolvedMapping {
  const resolved = resolve(choice, user);
  if (resolved.ids !== undefined) assertNeededIds(choice, resolved.ids);
  return resolved;
}

function resolve(choice: MappingChoice, user: UserIds): ResolvedMapping {
  const podman = { uids: podmanMap(user.uids), gids: podmanMap(user.gids) };
  const through = (uids: readonly IdMapping[], gids: readonly IdMapping[]) => ({
    uids: throughMap(uids, podman.uids),
    gids: throughMap(gids, podman.gids),
    podman,
  });
  const root = { uid: 0, gid: 0 };
  switch (choice.kind) {
    case 'default':
    case 'host':
      return {
        mapping: choice.kind === 'host' ? { kind: 'mode', mode: 'host' } : undefined,
        ids: { ...through(wholeRows(user.uids), wholeRows(user.gids)), process: root },
      };
    case 'nomap':
      return {
        mapping: { kind: 'mode', mode: 'nomap' },
        ids: { ...through(subordinateRows(user.uids), subordinateRows(user.gids)), process: root },
      };
    case 'keep-id': {
      const process = { uid: choice.uid ?? user.uids.own, gid: choice.gid ?? user.gids.own };
      const uids = keepIdRows(process.uid, choice.size, user.uids);
      const gids = keepIdRows(process.gid, choice.size, user.gids);
      return { mapping: { kind: 'mode', mode: modeOf(choice) }, ids: { ...through(uids, gids), process } };
    }
    case 'auto': {
      const needed = choice.size ?? 0;
      for (const [kind, ids] of Object.entries({ uids: user.uids, gids: user.gids })) {
        const has = Math.min(total(ids.ranges), LARGEST_AUTO);
        if (needed > has)
          throw tooMany(`input "userns" is "${modeOf(choice)}"`, 0, needed, user.name, has, kind);
      }
      return { mapping: { kind: 'mode', mode: modeOf(choice) }, ids: undefined };
    }
    case 'maps': {
      const { uidmap, gidmap } = choice;
      // A single input applies to both.
      const [ofUids, ofGids] = inputsOf(choice);
      const uids = explicitRows(ofUids, ofUids === 'uidmap' ? uidmap : gidmap, 'forUids', user);
      const gids = explicitRows(ofGids, ofGids === 'gidmap' ? gidmap : uidmap, 'forGids', user);
      return { mapping: { kind: 'rows', uids, gids }, ids: { ...through(uids, gids), process: root } };
    }
  }
}

type MapInput = 'uidmap' | 'gidmap';

/** The input that maps each kind of ids. */
function inputsOf({ uidmap, gidmap }: Extract<MappingChoice, { kind: 'maps' }>): [MapInput, MapInput] {
  return [uidmap.length > 0 ? 'uidmap' : 'gidmap', gidmap.length > 0 ? 'gidmap' : 'uidmap'];
}

function modeOf(choice: Extract<MappingChoice, { kind: 'keep-id' | 'auto' }>): string {
  const { kind, ...options } = choice;
  const words = Object.entries(options).map(([name, value]) => `${name}=${value}`);
  return words.length === 0 ? kind : `${kind}:${words.join(',')}`;
}

function wholeRows(ids: OwnIds): IdMapping[] {
  return [{ inside: 0, outside: 0, count: total(ids.ranges) + 1 }];
}

function subordinateRows(ids: OwnIds): IdMapping[] {
  return [{ inside: 0, outside: 1, count: total(ids.ranges) }];
}

/** Source: GetKeepIDMapping in pkg/util/utils.go of Podman. */
function keepIdRows(kept: number, size: number | undefined, ids: OwnIds): IdMapping[] {
  const count = Math.min(size ?? Number.MAX_SAFE_INTEGER, total(ids.ranges) + 1);
  const below = Math.min(kept, count - 1);
  return [
    { inside: 0, outside: 1, count: below },
    { inside: kept, outside: 0, count: 1 },
    { inside: kept + 1, outside: kept + 1, count: count - 1 - kept },
  ].filter((row) => row.count > 0);
}

/** With flags for the other kind only, podman maps all ids of this kind. */
function explicitRows(
  input: MapInput,
  entries: readonly MapEntry[],
  flag: 'forUids' | 'forGids',
  user: UserIds,
): IdMapping[] {
  const ids = flag === 'forUids' ? user.uids : user.gids;
  const ours = entries.filter((entry) => entry[flag]);
  if (ours.length === 0) return wholeRows(ids);
  const text = `input "${input}" is "${ours.map((entry) => entry.text).join(' ')}"`;
  const rows = rowsOf(ours, ids);
  if (rows === undefined) {
    const own = [String(ids.own), ...ids.ranges.map(({ start, count }) => span(start, count))];
    throw new UserError(`${text}; after @, only host IDs of ${user.name} are allowed: ${own.join(', ')}`);
  }
  for (const { inside, outside, count } of rows) {
    const has = total(ids.ranges);
    if (outside + count - 1 <= has) continue;
    if (outside <= 1)
      throw tooMany(text, inside, count, user.name, has + 1 - outside, flag === 'forUids' ? 'uids' : 'gids');
    throw new UserError(
      `${text}: container ${span(inside, count)} needs the IDs ${span(outside, count)}, ${user.name} has ${span(0, has + 1)} (0 is ${user.name}, the others are subordinate IDs)`,
    );
  }
  assertMappedOnce(text, 'container ID', rows, 'inside');
  assertMappedOnce(text, "of podman's IDs", rows, 'outside');
  return rows;
}

function tooMany(
  text: string,
  from: number,
  count: number,
  name: string,
  has: number,
  kind: string,
): UserError {
  return new UserError(
    `${text}: container ${span(from, count)} needs ${count} IDs, ${name} has ${has} (${kind}); use a smaller map, or add subordinate IDs to /etc/sub${kind.slice(0, -1)}`,
  );
}

function assertMappedOnce(
  text: string,
  what: string,
  rows: readonly IdMapping[],
  side: 'inside' | 'outside',
): void {
  const sorted = rows.toSorted((a, b) => a[side] - b[side]);
  for (const [index, row] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next === undefined || row[side] + row.count <= next[side]) continue;
    const end = Math.min(row[side] + row.count, next[side] + next.count);
    throw new UserError(
      `${text}: ${what} ${span(next[side], end - next[side])} is mapped twice; map each ID once, or write "+" before an entry that replaces another`,
    );
  }
}

/** Checks this in advance, because a container that does not start reports no clear reason. */
function assertNeededIds(choice: MappingChoice, { uids, gids, process }: MountIds): void {
  const needed: readonly [map: readonly IdMapping[], kind: string, id: number, why: string][] = [
    [uids, 'uid', 0, 'it owns the files of the images'],
    [gids, 'gid', 0, 'it owns the files of the images'],
    [gids, 'gid', TTY, 'it owns /dev/pts'],
    [uids, 'uid', NGINX_USER, NGINX_WHY],
    [gids, 'gid', NGINX_USER, NGINX_WHY],
  ];
  for (const [map, kind, id, why] of needed) {
    // An nginx master without root does not change its user.
    if (hostId(map, id) !== undefined || (why === NGINX_WHY && process.uid !== 0)) continue;
    const [ofUids, ofGids] = choice.kind === 'maps' ? inputsOf(choice) : ['userns', 'userns'];
    const input = kind === 'uid' ? ofUids : ofGids;
    throw new UserError(
      `input "${input}" leaves out container ${kind} ${id}; it must be mapped, because ${why}`,
    );
  }
}

/**
 * @throws UserError if this Podman does not support the map for a pod
 */
export function assertSupported(choice: MappingChoice, version: PodmanVersion): void {
  const modern =
    choice.kind === 'maps' ? [...choice.uidmap, ...choice.gidmap].find(isModern)?.text : undefined;
  const gates: readonly [asked: boolean, what: string, major: number, minor: number][] = [
    [choice.kind !== 'default', 'a user namespace for the pod of kube play', 4, 2],
    [
      choice.kind === 'keep-id' && (choice.uid !== undefined || choice.gid !== undefined),
      'keep-id:uid= and gid=',
      4,
      3,
    ],
    [choice.kind === 'keep-id' && choice.size !== undefined, 'keep-id:size=', 5, 4],
    [modern !== undefined, `"${modern}" (the flags + u g @, and a map without AMOUNT)`, 4, 7],
  ];
  for (const [asked, what, major, minor] of gates) {
    if (asked && !atLeast(version, major, minor)) {
      throw new UserError(
        `${what} requires Podman ${major}.${minor}, but this is Podman ${formatVersion(version)}; remove it, or use a later Podman`,
      );
    }
  }
}

/**
 * The value for `--userns`, `UserNS=` and the annotation of a manifest. They accept a map only with `auto`, which chooses
 * ids for the first container ids, as many as its size. With a size of 1, and 0 in the map, nothing is left to choose.
 * Source: getAutoUserNSIDMappings in userns.go of containers/storage.
 */
export function usernsOf(mapping: PodMapping): string {
  if (mapping.kind === 'mode') return mapping.mode;
  const words = (name: string, rows: readonly IdMapping[]) => rows.map((row) => `${name}=${formatRow(row)}`);
  return `auto:${['size=1', ...words('uidmapping', mapping.uids), ...words('gidmapping', mapping.gids)].join(',')}`;
}

/** `CONTAINER:FROM:AMOUNT`, which every Podman supports. */
export function formatRow({ inside, outside, count }: IdMapping): string {
  return `${inside}:${outside}:${count}`;
}

/** Whether the containers run as the user of the host. Then they can read the user's private files. */
export function runsAsUser(mapping: PodMapping | undefined): boolean {
  if (mapping === undefined) return true;
  if (mapping.kind === 'rows') return hostId(mapping.uids, 0) === 0;
  return mapping.mode === 'host' || keepsId(mapping);
}

/**
 * With keep-id a container runs as the user instead of root, unless configured otherwise. Volumes and secrets that podman
 * creates still belong to root inside.
 */
export function keepsId(mapping: PodMapping | undefined): boolean {
  return mapping?.kind === 'mode' && mapping.mode.startsWith('keep-id');
}

/** Whether the pod gets a separate user namespace, within the one of the user's podman. */
export function hasOwnNamespace(mapping: PodMapping | undefined): mapping is PodMapping {
  return mapping !== undefined && !(mapping.kind === 'mode' && mapping.mode === 'host');
}
