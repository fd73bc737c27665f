import type { PodmanInfo } from '../../podman/info.js';
import { formatVersion } from '../../podman/version.js';
import { markdownCode, table } from '../../report/markdown.js';
import { type ApiSocket, describeSocket } from '../api-socket.js';

interface PodmanFacts {
  readonly info: PodmanInfo;
  /** The path of podman. */
  readonly podman: string;
  /** The lines of /proc/self/uid_map in the user namespace of podman. */
  readonly uidMap: string;
  readonly socket: ApiSocket | undefined;
  /** Whether a program is from the archive of this job. */
  isOfJob(path: string): boolean;
}

/** What a job got, in Markdown: Podman and its programs with version and origin, the ID mapping and the socket. Pure. */
export function podmanTable({ info, podman, uidMap, socket, isOfJob }: PodmanFacts): string {
  const program = (text: string, path: string) =>
    path === '' ? text : `${text} (${markdownCode(path)}, ${isOfJob(path) ? 'of this job' : 'of the host'})`;
  const { name, path, version } = info.ociRuntime;
  const runtime = /\d+(?:\.\d+)+/.exec(version)?.[0] ?? '';
  const network = [info.networkBackend, info.networkVersion].filter(Boolean).join(' ');
  const maps = uidMap.split('\n').flatMap((line) => {
    const [inside, outside, count] = line.trim().split(/\s+/);
    return count === undefined ? [] : [`${inside}:${outside}:${count}`];
  });
  return `${table(
    ['', ''],
    [
      ['Podman', program(formatVersion(info.version), podman)],
      ['containers', [program(`${name} ${runtime}`.trim(), path), program('conmon', info.conmon)].join(', ')],
      [
        'network',
        [program(network, ''), ...(info.dnsPath ? [program('aardvark-dns', info.dnsPath)] : [])].join(', '),
      ],
      ['ID mapping', maps.map(markdownCode).join(', ')],
      ['API socket', socket === undefined ? 'not requested' : describeSocket(socket)],
    ],
  )}\n`;
}
