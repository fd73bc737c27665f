import { type IdMapping, span } from '../../host/subids/idmap.js';
import { counted } from '../../platform/text.js';
import { markdownText } from '../../report/markdown.js';
import type { PodNamespace } from '../run/namespace.js';
import { type PodMapping, usernsOf } from '../spec/mapping.js';

export interface NamedUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

// Rows of one picture; a map of more is rare, and the summary is one screen.
const MOST = 8;

/**
 * The maps of a pod as a picture of fixed width: container ids on the left, those of the host on the right. Where uids
 * and gids are mapped alike there is one. Pure.
 */
export function mapPicture({ uids, gids }: PodNamespace, user: NamedUser): string {
  const alike = JSON.stringify(uids) === JSON.stringify(gids);
  const pictures = alike
    ? [picture('container', uids, user.uid, user.name)]
    : [
        picture('container uid', uids, user.uid, user.name),
        picture('container gid', gids, user.gid, `${user.name}'s group`),
      ];
  return pictures.join('\n\n');
}

function picture(title: string, map: readonly IdMapping[], own: number, name: string): string {
  const sorted = map.toSorted((a, b) => a.inside - b.inside);
  const rows = sorted.slice(0, MOST).map(({ inside, outside, count }) => {
    const holdsOwn = own >= outside && own < outside + count;
    return [span(inside, count), span(outside, count), holdsOwn ? name : ''] as const;
  });
  const left = Math.max(title.length, ...rows.map(([inside]) => inside.length));
  const right = Math.max(...rows.map(([, outside]) => outside.length));
  const lines = rows.map(([inside, outside, whose]) =>
    `${inside.padEnd(left)}  ──▶  ${outside.padEnd(right)}  ${whose}`.trimEnd(),
  );
  const more = sorted.length - rows.length;
  return [
    `${title.padEnd(left)}       host`,
    ...lines,
    ...(more > 0 ? [`… and ${counted(more, 'more row')}`] : []),
  ].join('\n');
}

/** One line with the requested mapping and the ids of the registry. Pure. */
export function describeNamespace(
  { uid: { inside, outside } }: PodNamespace,
  mapping: PodMapping | undefined,
  user: NamedUser,
): string {
  const asked =
    mapping === undefined
      ? "podman's default"
      : mapping.kind === 'rows'
        ? 'a custom map'
        : `\`${usernsOf(mapping)}\``;
  const whose = outside === user.uid ? ` (${markdownText(user.name)})` : '';
  return `${asked}; the registry is uid ${inside} inside, ${outside}${whose} on the host`;
}
