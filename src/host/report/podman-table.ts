import { formatRelease, pastaRelease } from '../../podman/forwarder.js';
import type { PodmanInfo } from '../../podman/info.js';
import { formatVersion } from '../../podman/version.js';
import { markdownCode, table } from '../../report/markdown.js';
import { type ApiSocket, describeSocket } from '../api-socket.js';
import { parseIdMap, span } from '../subids/idmap.js';

/** What is known of the Podman of a job. */
export interface PodmanFacts {
  readonly info: PodmanInfo;
  /** The path of podman. */
  readonly podman: string;
  /** Where the Podman of this job is from. */
  readonly origin: string | undefined;
  /** The lines of /proc/self/uid_map in the user namespace of podman. */
  readonly uidMap: string;
  readonly socket: ApiSocket | undefined;
  /** Those of other processors, as requested. */
  readonly platforms: readonly string[];
  /** Whether a program is of the Podman of this job. */
  isOfJob(path: string): boolean;
}

/** What a job got, in Markdown: Podman and its programs with version and origin, ID mapping, socket and platforms. Pure. */
export function podmanTable(facts: PodmanFacts): string {
  const { info, podman, origin, uidMap, socket, platforms, isOfJob } = facts;
  const place = isOfJob(podman) ? 'for this job only' : 'of this host';
  const from = origin === undefined ? place : `from ${origin}, ${place}`;
  const programs = [info.ociRuntime, ...info.helpers];
  const own = programs.filter(({ path }) => isOfJob(path)).map(nameAndVersion);
  const others = programs
    .filter(({ path }) => !isOfJob(path))
    .map((one) => `${nameAndVersion(one)} (${markdownCode(one.path)})`);
  const ofHost = others.length > 0 && isOfJob(podman) ? [`of this host: ${others.join(', ')}`] : others;
  const maps = parseIdMap(uidMap).map(
    ({ inside, outside, count }) => `${span(inside, count)} → ${span(outside, count)}`,
  );
  return `${table(
    ['This job has', ''],
    [
      ['Podman', `${formatVersion(info.version)} (${markdownCode(podman)}), ${from}`],
      ['its programs', [...own, ...ofHost].join(', ')],
      ['IDs in containers', maps.join(', ')],
      ['API socket', socket === undefined ? 'not requested' : describeSocket(socket)],
      ['platforms', platforms.length === 0 ? 'that of this host' : `also ${platforms.join(', ')}`],
    ],
  )}\n`;
}

function nameAndVersion({ name, version }: PodmanInfo['ociRuntime']): string {
  const release = pastaRelease(version);
  const number = release === undefined ? /\d+(?:\.\d+)+/.exec(version)?.[0] : formatRelease(release);
  return number === undefined ? name : `${name} ${number}`;
}
