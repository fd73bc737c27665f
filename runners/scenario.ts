import { changesBetween, snapshot } from '../attacks/snapshot.js';
import type { Machine } from '../src/machine/machine.js';
import { ADDRESS, CURL, describeRegistry, pullImage, pushImage } from './artifacts.js';
import { ACTION, inside, NODE, shell } from './inside.js';
import { PASSED, type Results, type Verdict } from './record.js';
import { FORMATS, type Format } from './runners.js';
import { Step } from './step.js';

const TEST_DIRECTORY = '/home/runner/_test';
const SESSION = { XDG_RUNTIME_DIR: '/run/user/1001' };

// Seconds for one command; a machine without KVM is slow.
const LIMIT = 900;

/** What the machine is. */
export async function factsOf(machine: Machine): Promise<Results['facts']> {
  const ask = async (script: string) => (await shell(machine, script, { timeout: LIMIT })).trim();
  const modules = (await ask('cat /sys/kernel/security/lsm 2> /dev/null || true')).split(',');
  const enforce = await ask('cat /sys/fs/selinux/enforce 2> /dev/null || true');
  return {
    podman: await ask('podman version --format "{{.Client.Version}}"'),
    kernel: await ask('uname -r'),
    system: await ask('. /etc/os-release; echo "$PRETTY_NAME"'),
    systemd: await ask("systemctl --version | sed -n '1s/systemd \\([0-9]*\\).*/\\1/p'"),
    security: securityOf(modules, enforce),
  };
}

/** @param enforce of /sys/fs/selinux */
export function securityOf(modules: readonly string[], enforce: string): string {
  const found = modules.find((name) => ['apparmor', 'selinux'].includes(name)) ?? 'none';
  return found === 'selinux' ? `selinux (${enforce === '1' ? 'enforcing' : 'permissive'})` : found;
}

async function verdictOf(work: () => Promise<void>): Promise<Verdict> {
  try {
    await work();
    return PASSED;
  } catch (thrown) {
    return (thrown as Error).message;
  }
}

/** The action as a job uses it: doctor, main, a push and a pull, post, and nothing is left. */
export function runJob(machine: Machine): Promise<Verdict> {
  return verdictOf(async () => {
    const before = await snapshot(machine, TEST_DIRECTORY);
    const doctor = await machine.run([NODE, `${ACTION}/dist/cli.js`, 'doctor'], {
      user: 'runner',
      env: SESSION,
      timeout: LIMIT,
    });
    if (doctor.exitCode !== 0) throw new Error(`doctor: ${doctor.stdout}${doctor.stderr}`);
    const step = new Step(machine, TEST_DIRECTORY, SESSION);
    const main = await step.main();
    if (main.exitCode !== 0) throw new Error(`main: ${main.shown}`);
    const env = Object.fromEntries(main.environment);
    const registry = main.outputs.get('registry') ?? '';
    await shell(machine, PUSH_AND_PULL, { env: { ...env, REGISTRY: registry }, timeout: LIMIT });
    const post = await step.post(main);
    if (post.exitCode !== 0 || post.shown.includes('::warning::')) throw new Error(`post: ${post.shown}`);
    const changes = changesBetween(before, await snapshot(machine, TEST_DIRECTORY));
    if (changes.length > 0) throw new Error(`after post: ${changes.join('; ')}`);
  });
}

const PUSH_AND_PULL = `
mkdir -p ~/_test/ctx; cd ~/_test/ctx
echo hello > file; printf 'FROM scratch\\nCOPY file /file\\n' > Containerfile
podman build -q -t localhost/mine:1 . > /dev/null
podman push -q localhost/mine:1 "$REGISTRY/team/mine:1"
podman rmi -f localhost/mine:1 > /dev/null
podman pull -q "$REGISTRY/team/mine:1" > /dev/null
podman rmi -f "$REGISTRY/team/mine:1" > /dev/null
`;

/** @throws Error with the end of the unit's log */
async function isServed(machine: Machine, unit: string): Promise<void> {
  const url = `https://${ADDRESS}/v2/`;
  const run = (argv: readonly string[]) =>
    machine.run(argv, { user: 'runner', env: SESSION, timeout: LIMIT });
  const answered = await run(['bash', '-c', `${CURL} ${url}`]);
  const state = await run(['systemctl', '--user', 'is-active', unit]);
  if (answered.exitCode === 0 && state.exitCode === 0) return;
  const problem = answered.exitCode === 0 ? '' : ` and there is no answer at ${url}`;
  throw new Error(`${unit} is ${state.stdout.trim()}${problem}\n${await logOf(machine, unit)}`);
}

function logOf(machine: Machine, unit: string): Promise<string> {
  return shell(machine, `journalctl --user --unit=${unit} --no-pager --lines=30 || true`, { timeout: LIMIT });
}

/** Starts a registry from the artifacts, by the words of their README, and pushes an image to it. */
export function startFormat(machine: Machine, format: Format): Promise<Verdict> {
  const { heading, unit } = FORMATS[format];
  return verdictOf(async () => {
    const start = await describeRegistry(machine, heading);
    try {
      await shell(machine, start, { timeout: LIMIT });
    } catch (thrown) {
      throw new Error(`${(thrown as Error).message}\n${await logOf(machine, unit)}`);
    }
    await isServed(machine, unit);
    await pushImage(machine);
  });
}

/** A login session of the user comes and goes; afterwards the registry must still answer. */
export function logOut(machine: Machine, format: Format): Promise<Verdict> {
  return verdictOf(async () => {
    const session = ['systemd-run', '--quiet', '--wait', '--collect', '--pipe', '--uid=runner'];
    const login = [...session, '--property=PAMName=login', 'loginctl', 'list-sessions'];
    await inside(machine, login, { user: 'root', timeout: LIMIT });
    await isServed(machine, FORMATS[format].unit);
  });
}

/** After a reboot the registry must answer, and still have the image. */
export function afterReboot(machine: Machine, format: Format): Promise<Verdict> {
  return verdictOf(async () => {
    // The units of the user are still starting.
    await shell(machine, 'systemctl --user is-system-running --wait || true', { timeout: LIMIT });
    await isServed(machine, FORMATS[format].unit);
    await pullImage(machine);
  });
}

/** Removes what startFormat() made. */
export async function removeFormat(machine: Machine, format: Format): Promise<void> {
  const script = `
    systemctl --user disable --now ${FORMATS[format].unit} || systemctl --user stop ${FORMATS[format].unit} || true
    podman unshare rm -rf ~/.local/share/podman-registry
    rm -rf ~/.config/containers/systemd ~/.config/systemd/user ~/artifacts ~/secrets ~/certs ~/ctx
    systemctl --user daemon-reload
    systemctl --user reset-failed
    podman pod rm --force --all
    podman volume rm --force --all
    podman secret ls --format '{{.ID}}' | xargs --no-run-if-empty podman secret rm`;
  await shell(machine, script, { timeout: LIMIT });
}
