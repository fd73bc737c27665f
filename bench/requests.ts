import { DATA, type Lab } from './lab.js';
import { inRounds } from './rounds.js';
import type { Comparison, Findings, Goal } from './rows.js';
import type { Side, SideName } from './sides.js';
import { compare } from './statistics.js';
import type { Bench } from './subject.js';

// Clients at once, and seconds of each measurement.
const CONNECTIONS = 8;
const SECONDS = 2;
const REPOSITORY = 'bench/small';
const RANDOM = 'ours, random password';
const CHOSEN = 'ours, chosen password';

/** What wrk says; times in milliseconds. */
interface Load {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  /** Answers of another status than 2xx or 3xx, and broken connections. */
  readonly errors: number;
}

type Figure = 'rate' | 'p50' | 'p99';

interface Pair {
  readonly ours: SideName;
  readonly peer: SideName;
  readonly figures: readonly Figure[];
  readonly goals: Readonly<Partial<Record<Figure, Goal>>>;
}

const ALL: readonly Figure[] = ['rate', 'p50', 'p99'];

const PAIRS: readonly Pair[] = [
  {
    ours: RANDOM,
    peer: 'bcrypt 5',
    figures: ALL,
    goals: { rate: { kind: 'at least', value: 5 }, p99: { kind: 'at most', value: 1 } },
  },
  { ours: RANDOM, peer: 'plain http', figures: ALL, goals: {} },
  { ours: RANDOM, peer: 'ours', figures: ['rate'], goals: {} },
  { ours: CHOSEN, peer: 'bcrypt 5', figures: ['rate'], goals: {} },
];

/** Small requests under load: what a login costs, and what the proxy does. */
export async function requests({ lab, rounds, sides }: Bench): Promise<Findings> {
  const names = [...new Set(PAIRS.flatMap(({ ours, peer }) => [ours, peer]))];
  const started = new Map<SideName, Side>();
  const image = await lab.program<string>('make-images', [`${DATA}/small`, '1', '1']);
  for (const name of names) {
    const side = await sides(name);
    started.set(name, side);
    await lab.program('skopeo', ['push', side.url, side.ca, side.login ?? '', REPOSITORY, image]);
    await lab.write(scriptOf(side), loadScript(side.login));
  }
  const comparisons: Comparison[] = [];
  for (const [what, path] of TARGETS) {
    const taken = await inRounds(names, rounds, (name) => load(lab, started.get(name) as Side, path));
    comparisons.push(...PAIRS.flatMap((pair) => pairRows(what, pair, taken)));
  }
  return { comparisons };
}

const TARGETS = [
  ['GET of a manifest', `/v2/${REPOSITORY}/manifests/t0`],
  ['GET /v2/', '/v2/'],
] as const;

function pairRows(
  what: string,
  pair: Pair,
  taken: Readonly<Partial<Record<SideName, Load[]>>>,
): Comparison[] {
  return pair.figures.map((figure) => {
    const unit = figure === 'rate' ? 'requests/s' : 'ms';
    const words = figure === 'rate' ? what : `${what}, ${figure}`;
    const goal = pair.goals[figure];
    const values = (side: SideName) => (taken[side] ?? []).map((one) => one[figure]);
    const about = { subject: 'requests', what: words, unit, ...(goal && { goal }) } as const;
    const [ours, peer] = [pair.ours, pair.peer];
    return compare(about, { side: ours, values: values(ours) }, { side: peer, values: values(peer) });
  });
}

async function load(lab: Lab, side: Side, path: string): Promise<Load> {
  const options = ['--threads', '2', '--connections', String(CONNECTIONS), '--duration', `${SECONDS}s`];
  const printed = await lab.run(['wrk', ...options, '--script', scriptOf(side), `${side.url}${path}`]);
  const found = JSON.parse(printed.slice(printed.lastIndexOf('{'))) as Load;
  if (found.errors > 0)
    throw new Error(`${side.name}, ${path}: ${found.errors} answers were errors\n${printed}`);
  return found;
}

function scriptOf({ pod }: Side): string {
  return `${DATA}/${pod}-load/load.lua`;
}

/** For wrk: the login stands in a file, and the figures come as JSON. */
export function loadScript(login: string | undefined): string {
  const header = login === undefined ? '' : `wrk.headers["Authorization"] = "Basic ${login}"\n`;
  return `wrk.headers["Accept"] = "application/vnd.oci.image.manifest.v1+json"
${header}done = function(summary, latency)
  local e = summary.errors
  io.write(string.format('{"rate":%f,"p50":%f,"p99":%f,"errors":%d}',
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    e.connect + e.read + e.write + e.status + e.timeout))
end
`;
}
