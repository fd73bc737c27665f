import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedGenerator, generatorCache } from '../parity/generator-cache.js';
import type { NspawnMachine } from '../src/machine/machine.js';
import { RUNNER } from '../src/machine/recipe.js';
import { privileged } from '../src/machine/tools.js';
import { run } from '../src/platform/exec.js';
import type { Proof, Result, Speaker } from './format.js';
import { attemptInside, IMAGE, inside, type User } from './lab.js';

/** What was seen with the files of one side. */
export interface Observation {
  readonly result: Result;
  /** The lines of each speaker. */
  readonly said: ReadonlyMap<Speaker, readonly string[]>;
  /** The output of each command of `shows`. */
  readonly shown: readonly string[];
}

/** Where a mode's files and generated services are, and who owns them. */
interface Place {
  readonly user: User;
  readonly directory: string;
  readonly generator: string;
  readonly manager: readonly string[];
  readonly owner: string;
}

const PLACES: Readonly<Record<'user' | 'system', Place>> = {
  user: {
    user: 'runner',
    directory: `${RUNNER.home}/.config/containers/systemd`,
    generator: '/usr/lib/systemd/user-generators/podman-user-generator',
    manager: ['systemctl', '--user'],
    owner: `${RUNNER.uid}:${RUNNER.uid}`,
  },
  system: {
    user: 'root',
    directory: '/etc/containers/systemd',
    generator: '/usr/lib/systemd/system-generators/podman-system-generator',
    manager: ['systemctl'],
    owner: '0:0',
  },
};

// A generator there takes precedence over the one of the package.
const OVERRIDE = '/etc/systemd/{mode}-generators/podman-{mode}-generator';

// Seconds until a service has started or failed.
const START_LIMIT = 30;

/** Installs the files of a directory, loads and starts them, and removes everything again. */
export async function observe(
  machine: NspawnMachine,
  directory: string,
  proof: Proof,
  mode: 'user' | 'system',
): Promise<Observation> {
  const place = PLACES[mode];
  const target = proof.directory ?? place.directory;
  const override = OVERRIDE.replaceAll('{mode}', mode);
  // Of another directory only the files that were installed are removed.
  const leftovers =
    proof.directory === undefined
      ? [`${target}/.`]
      : (await readdir(directory)).map((name) => `${target}/${name}`);
  const asUser = (argv: readonly string[], timeout?: number) => inside(machine, place.user, argv, timeout);
  const clean = () => cleanUp(machine, place, leftovers, override);
  await clean();
  try {
    await install(machine, directory, target, place);
    if (proof.generator !== undefined) await installGenerator(machine, proof.generator, override);
    if (proof.images) await asUser(['bash', '-euc', TAG, 'tag', IMAGE, ...(await imagesIn(directory))]);
    for (const command of proof.setup) await asUser(command);
    const cursor = await inside(machine, 'root', ['sh', '-c', CURSOR]);
    const generator = proof.generator === undefined ? place.generator : override;
    const generated = await attemptInside(machine, place.user, ['bash', '-c', GENERATE, generator]);
    // One that does not end would hold up systemd.
    if (!generated.stderr.includes(NO_END)) await asUser([...place.manager, 'daemon-reload']);
    const started = await start(machine, place, proof.start);
    const shown: string[] = [];
    for (const { run: argv } of proof.shows) {
      const { stdout, stderr } = await attemptInside(machine, place.user, argv);
      shown.push(stdout + stderr);
    }
    const journal = await inside(machine, 'root', ['sh', '-c', JOURNAL, cursor.trim()]);
    const said = new Map<Speaker, readonly string[]>([
      ['quadlet', linesOf(generated.stderr)],
      ['systemctl', linesOf(started.said)],
      ...fromJournal(journal),
    ]);
    return { result: started.result, said, shown };
  } finally {
    await clean();
  }
}

// Afterwards exactly these names refer to the image, and there is no other one.
const TAG = `
there=$(podman images --no-trunc --format '{{.Id}} {{.Repository}}:{{.Tag}}')
id=$(echo "$there" | sed -n "s| $1$||p")
[ "$(echo "$there" | cut -d' ' -f2 | sort)" != "$(printf '%s\\n' "$@" | sort -u)" ] || exit 0
others=$(echo "$there" | cut -d' ' -f1 | sort -u | grep -v "$id" || true)
[ -z "$others" ] || podman rmi --force $others > /dev/null 2>&1 || true
[ "$(echo "$there" | wc -l)" = 1 ] || podman untag "$id"
podman tag "$id" "$@"
`;

const CURSOR = 'journalctl --sync; journalctl --lines=0 --show-cursor --quiet | sed "s/^-- cursor: //"';
const JOURNAL =
  'journalctl --sync; journalctl --after-cursor="$0" --output=json --output-fields=MESSAGE,SYSLOG_IDENTIFIER,CONTAINER_ID,PODMAN_EVENT --quiet --no-pager --all';
// Seconds until a generator counts as one that does not end.
const GENERATE_LIMIT = 5;
const NO_END = `no end after ${GENERATE_LIMIT} s`;
// A dry run does not find everything that prevents writing the services.
const GENERATE = `
out=$(mktemp -d)
timeout --signal=KILL ${GENERATE_LIMIT} "$0" -no-kmsg-log "$out" "$out" "$out"
[ $? != 137 ] || echo "${NO_END}" >&2
rm -rf "$out"
`;

const CLEAN_UP = `
manager=$1 generated=$2 override=$3
shift 3
units=$(find "$generated" -maxdepth 1 -name '*.service' ! -name 'podman*' -printf '%f\\n' 2> /dev/null)
[ -n "$units$(find "$@" -print -quit 2> /dev/null)" ] || exit 0
patterns=$(echo "$units" | sed 's/@\\.service$/@*.service/')
[ -z "$units" ] || timeout 20 $manager stop $patterns 2> /dev/null || true
if [ -n "$(podman ps --all --quiet)" ]; then
  podman pod rm --all --force --time 0 > /dev/null 2>&1
  podman rm --all --force --time 0 > /dev/null 2>&1
fi
has() { [ -n "$(find "$1" -mindepth 1 -maxdepth 1 ! -name '*.lock' -print -quit 2> /dev/null)" ]; }
storage=~/.local/share/containers/storage networks=$storage/networks
[ "$(id -u)" != 0 ] || { storage=/var/lib/containers/storage; networks=/etc/containers/networks; }
! has "$storage/volumes" || podman volume rm --all --force > /dev/null 2>&1
! has "$networks" || podman network prune --force > /dev/null 2>&1
! has "$storage/secrets" || podman secret rm --all > /dev/null 2>&1
sudo rm -f "$override"
find "$@" -delete 2> /dev/null
$manager daemon-reload
$manager reset-failed
`;

async function cleanUp(
  machine: NspawnMachine,
  place: Place,
  leftovers: readonly string[],
  override: string,
): Promise<void> {
  const generated =
    place.user === 'root' ? '/run/systemd/generator' : `/run/user/${RUNNER.uid}/systemd/generator`;
  const places = [place.manager.join(' '), generated, override];
  await inside(machine, place.user, ['bash', '-c', CLEAN_UP, 'clean-up', ...places, ...leftovers], 120);
}

async function installGenerator(machine: NspawnMachine, version: string, target: string): Promise<void> {
  const binary = await cachedGenerator(await generatorCache(), version);
  await machine.put(binary, target, { owner: 'root', mode: '755' });
}

async function install(machine: NspawnMachine, source: string, target: string, place: Place): Promise<void> {
  await inside(machine, place.user, ['mkdir', '-p', target]);
  const there = `${machine.rootDir}${target}`;
  await run(privileged(['cp', '--recursive', '--no-dereference', `${source}/.`, there]), { timeout: 60 });
  await run(privileged(['chown', '--recursive', '--no-dereference', place.owner, there]), { timeout: 60 });
}

/** The images that the files name, as far as they are written out. */
export async function imagesIn(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const names = new Set<string>();
  for (const entry of entries.filter((one) => one.isFile())) {
    const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
    for (const [, name = ''] of text.matchAll(/^\s*(?:-\s+)?(?:Image\s*=|image:)\s*["']?([^\s"']+)/gm)) {
      if (/^[\w./:-]+$/.test(name) && !/\.(?:image|build)$/.test(name)) names.add(name);
    }
  }
  return [...names];
}

async function start(
  machine: NspawnMachine,
  { user, manager }: Place,
  units: readonly string[],
): Promise<{ result: Result; said: string }> {
  let said = '';
  let result: Result = 'starts';
  for (const unit of units) {
    const argv = ['bash', '-c', START, 'start', manager.join(' '), unit];
    const ended = await attemptInside(machine, user, argv, START_LIMIT + 30);
    said += ended.stderr;
    result = resultOf(ended.exitCode, ended.stdout);
  }
  return { result, said };
}

// A container that ends right after its start has failed too.
const START = `
manager=$1 unit=$2
timeout ${START_LIMIT} $manager start "$unit"
status=$?
sleep 0.5
$manager show --property=LoadState,ActiveState,Result "$unit"
exit $status
`;

function resultOf(exitCode: number, properties: string): Result {
  if (/^LoadState=not-found$/m.test(properties)) return 'absent';
  const isUp =
    /^Result=success$/m.test(properties) && !/^ActiveState=(?:failed|activating)$/m.test(properties);
  return exitCode === 0 && isUp ? 'starts' : 'fails';
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

// The services that the commands of this run are.
const OWN = /^(?:Started )?run-[\w-]+\.service\b/;

/** The entries of the journal, without podman's events. */
export function fromJournal(json: string): [Speaker, string[]][] {
  const said: Record<'systemd' | 'podman' | 'container', string[]> = {
    systemd: [],
    podman: [],
    container: [],
  };
  for (const line of linesOf(json)) {
    const entry = JSON.parse(line) as Record<string, unknown>;
    const { MESSAGE: message, SYSLOG_IDENTIFIER: identifier } = entry;
    if (typeof message !== 'string' || 'PODMAN_EVENT' in entry || OWN.test(message)) continue;
    if (identifier === 'conmon') continue;
    // Until it runs the program of a service, a process of systemd has its name in parentheses.
    const isSystemd = identifier === 'systemd' || String(identifier).startsWith('(');
    const speaker = isSystemd ? 'systemd' : 'CONTAINER_ID' in entry ? 'container' : 'podman';
    said[speaker].push(...linesOf(message));
  }
  return [
    ['systemd', said.systemd],
    ['podman', said.podman],
    ['container', said.container],
  ];
}
