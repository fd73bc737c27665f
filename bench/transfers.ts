import { NGINX_PORT, REGISTRY_PORT } from '../src/registry/spec/registry-spec.js';
import { ACTION, DATA, type Lab, NODE } from './lab.js';
import { isOurs } from './ours.js';
import { inRounds } from './rounds.js';
import type { Comparison, Findings, Goal } from './rows.js';
import type { Side, SideName } from './sides.js';
import { compare } from './statistics.js';
import type { Bench } from './subject.js';

/** A file of bytes that nothing makes smaller. */
interface Blob {
  readonly file: string;
  readonly digest: string;
  readonly mib: number;
}

const atLeast = (value: number): Goal => ({ kind: 'at least', value });

/**
 * Beside whom ours pushes. The goals are the limit where two cores are busy: the processor time that all programs need for
 * a push to the peer, divided by that for a push to ours (docs/performance.md, "What was tried").
 */
const PUSH_GOALS = {
  'plain http': atLeast(0.78),
  'own TLS': atLeast(0.87),
  'nginx as in blogs': undefined,
  zot: undefined,
} as const;

/** What curl, containerd and others agree on with a registry of its own TLS, where nobody holds them to HTTP/1.1. */
const OWN_TLS_H2 = 'own TLS, HTTP/2';
type Way = SideName | typeof OWN_TLS_H2;

/** The registry behind it, and how curl is to ask it. */
function wayTo(name: Way): { readonly side: SideName; readonly options: readonly string[] } {
  return name === OWN_TLS_H2 ? { side: 'own TLS', options: ['--http2'] } : { side: name, options: [] };
}

/** No registry at all: with HTTP/1.1 none can be faster, because the client and the forwarder take as long for it. */
const FILE = 'a file over TLS';

/** Tuned nginx without file serving is ours with its fast paths off. */
const PULL_GOALS = {
  [FILE]: atLeast(0.95),
  'own TLS': undefined,
  [OWN_TLS_H2]: atLeast(1.5),
  'ours, fast-paths none': atLeast(1.3),
  'plain http': undefined,
  'nginx as in blogs': undefined,
  zot: undefined,
} as const;

const { [OWN_TLS_H2]: _, ...WITHOUT_WAYS } = PULL_GOALS;

/** One large blob into each registry, in chunks as podman sends them. */
export async function push(bench: Bench): Promise<Findings> {
  const { lab, rounds, mib } = bench;
  const [blob, sides] = [await makeBlob(lab, 'push', mib), await sidesOf(bench, PUSH_GOALS)];
  const taken = await inRounds(namesOf(sides), rounds, async (name, round) => {
    const { url, ca, data } = sides.get(name) as Side;
    const repository = `bench/push-${round}`;
    const seconds = await lab.program<number>('push', [url, ca, repository, blob.file, blob.digest]);
    await forget(lab, data, blob);
    return blob.mib / seconds;
  });
  return { comparisons: beside('push', `push of ${mib} MiB`, taken, PUSH_GOALS) };
}

/** The same large blob out of each registry, which has it in memory. */
export async function pull(bench: Bench): Promise<Findings> {
  const { lab, rounds, mib } = bench;
  const [blob, sides] = [await makeBlob(lab, 'pull', mib), await sidesOf(bench, WITHOUT_WAYS)];
  for (const { name, url, ca, data } of sides.values()) {
    if (name === FILE) await lab.run(['ln', blob.file, `${data}/${blob.digest.replace('sha256:', '')}`]);
    else await lab.program('push', [url, ca, 'bench/pull', blob.file, blob.digest]);
  }
  const taken = await inRounds<Way, number>([...namesOf(sides), OWN_TLS_H2], rounds, async (name) => {
    const { side, options } = wayTo(name);
    const { url, ca } = sides.get(side) as Side;
    const size = String(blob.mib * 2 ** 20);
    return (
      blob.mib / (await lab.program<number>('pull', [url, ca, 'bench/pull', blob.digest, size, ...options]))
    );
  });
  const within = await pullWithin(bench, sides, blob);
  for (const { data } of sides.values()) await forget(lab, data, blob);
  return { comparisons: [...beside('pull', `pull of ${mib} MiB`, taken, PULL_GOALS), ...within] };
}

/** Without a forwarder, which on two cores has as large a part in a pull as the registry: the client is in the pod's network. */
const WITHIN_GOALS = {
  [FILE]: atLeast(0.95),
  'own TLS': undefined,
  [OWN_TLS_H2]: atLeast(1.5),
  'ours, fast-paths none': atLeast(1.3),
  'plain http': undefined,
} as const;

async function pullWithin(
  { lab, rounds }: Bench,
  sides: ReadonlyMap<SideName, Side>,
  blob: Blob,
): Promise<Comparison[]> {
  const names = ['ours', ...Object.keys(WITHIN_GOALS)] as Way[];
  const taken = await inRounds(names, rounds, async (name) => {
    const { side, options } = wayTo(name);
    const { pod, ca } = sides.get(side) as Side;
    const pid = await lab.run(['podman', 'inspect', '--format', '{{.State.Pid}}', `${pod}-registry`]);
    const url = `${ca === '' ? 'http' : 'https'}://127.0.0.1:${isOurs(side) ? NGINX_PORT : REGISTRY_PORT}`;
    const size = String(blob.mib * 2 ** 20);
    const seconds = await lab.run([
      ...['podman', 'unshare', 'nsenter', `--net=/proc/${pid}/ns/net`],
      ...[NODE, `${ACTION}/lib/bench/inside/pull.js`, url, ca, 'bench/pull', blob.digest, size, ...options],
    ]);
    return blob.mib / Number(seconds);
  });
  return beside('pull', `pull of ${blob.mib} MiB, no forwarder`, taken, WITHIN_GOALS);
}

async function makeBlob(lab: Lab, name: string, mib: number): Promise<Blob> {
  const file = `${DATA}/${name}.blob`;
  await lab.run(['dd', 'if=/dev/urandom', `of=${file}`, 'bs=1M', `count=${mib}`, 'status=none']);
  const [hex] = (await lab.run(['sha256sum', file])).split(' ');
  return { file, digest: `sha256:${hex}`, mib };
}

/** Takes a blob's bytes out of a registry behind its back, so that the next push brings them anew. */
async function forget(lab: Lab, data: string, { digest }: Blob): Promise<void> {
  const hex = digest.replace('sha256:', '');
  const large = ['-type', 'f', '-size', '+1M', '-path', `*${hex}*`];
  await lab.run(['podman', 'unshare', 'find', data, ...large, '-delete']);
}

async function sidesOf(
  { sides, hasZot }: Bench,
  goals: Readonly<Partial<Record<SideName, Goal | undefined>>>,
): Promise<ReadonlyMap<SideName, Side>> {
  const names = ['ours', ...Object.keys(goals)] as SideName[];
  const wanted = names.filter((name) => name !== 'zot' || hasZot);
  const started = new Map<SideName, Side>();
  for (const name of wanted) started.set(name, await sides(name));
  return started;
}

function namesOf(sides: ReadonlyMap<SideName, Side>): SideName[] {
  return [...sides.keys()];
}

function beside(
  subject: string,
  what: string,
  taken: Readonly<Partial<Record<Way, readonly number[]>>>,
  goals: Readonly<Partial<Record<Way, Goal | undefined>>>,
): Comparison[] {
  const ours = { side: 'ours', values: taken.ours ?? [] };
  return Object.entries(goals).flatMap(([side, goal]) => {
    const values = taken[side as Way];
    if (values === undefined) return [];
    const about = { subject, what, unit: 'MiB/s', ...(goal && { goal }) } as const;
    return [compare(about, ours, { side, values })];
  });
}
