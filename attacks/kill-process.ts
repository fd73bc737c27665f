import type { Machine } from '../src/machine/machine.js';
import { RUNNER } from '../src/machine/recipe.js';
import { asRunner } from './as-runner.js';

/** What a registry consists of at run time. `service` is podman's own container beside a pod that systemd started. */
export const ROLES = [
  'registry',
  'nginx',
  'infra',
  'conmon of registry',
  'conmon of nginx',
  'conmon of infra',
  'conmon of service',
  'forwarder',
] as const;

export type Role = (typeof ROLES)[number];

/**
 * Sends SIGKILL to the processes of a role, as the kernel does that has no memory left.
 * @param pod whose machine has no other pod of this user
 * @returns the ids of the processes; none where this Podman has no such process
 */
export async function killRole(machine: Machine, pod: string, role: Role): Promise<number[]> {
  return kill(machine, await processesOf(machine, pod, role));
}

/** The same to all of them at once. */
export async function killAll(machine: Machine, pod: string): Promise<number[]> {
  const pids: number[] = [];
  for (const role of ROLES) pids.push(...(await processesOf(machine, pod, role)));
  return kill(machine, pids);
}

async function kill(machine: Machine, pids: number[]): Promise<number[]> {
  if (pids.length > 0) await asRunner(machine, ['kill', '-KILL', ...pids.map(String)]);
  return pids;
}

async function processesOf(machine: Machine, pod: string, role: Role): Promise<number[]> {
  if (role === 'forwarder') return forwarders(machine);
  const [, conmonOf] = /^conmon of (.+)$/.exec(role) ?? [];
  const container = await containerOf(machine, pod, conmonOf ?? role);
  if (container === undefined) return [];
  const field = conmonOf === undefined ? '{{.State.Pid}}' : '{{.State.ConmonPid}}';
  const pid = Number(await asRunner(machine, ['podman', 'inspect', '--format', field, container]));
  if (!(pid > 0)) throw new Error(`${container} has no process`);
  return [pid];
}

async function containerOf(machine: Machine, pod: string, name: string): Promise<string | undefined> {
  switch (name) {
    case 'infra':
      return (
        await asRunner(machine, ['podman', 'pod', 'inspect', '--format', '{{.InfraContainerID}}', pod])
      ).trim();
    case 'service': {
      const names = await asRunner(machine, ['podman', 'ps', '--format', '{{.Names}}']);
      return names.split('\n').find((one) => one.endsWith('-service'));
    }
    default:
      return `${pod}-${name}`;
  }
}

/** slirp4netns reaches no port by itself: Podman has rootlessport for that. */
async function forwarders(machine: Machine): Promise<number[]> {
  const names = '^(pasta|pasta\\.avx2|slirp4netns|rootlessport)$';
  const pids = await asRunner(machine, ['pgrep', '--uid', RUNNER.name, names]);
  return pids.trim().split('\n').map(Number);
}
