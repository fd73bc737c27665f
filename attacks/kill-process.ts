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
 * @param port published by the pod with pasta; undefined if its user has no other pod
 * @returns the ids of the processes; none where this Podman has no such process
 */
export async function killRole(
  machine: Machine,
  pod: string,
  role: Role,
  port?: number | undefined,
): Promise<number[]> {
  return kill(machine, await processesOf(machine, pod, role, port));
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

async function processesOf(machine: Machine, pod: string, role: Role, port?: number): Promise<number[]> {
  if (role === 'forwarder') return forwarders(machine, port);
  if (role === 'conmon of service' && port !== undefined) return mainProcess(machine, `${pod}.service`);
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

/** The container beside a pod has no name that contains the pod's, but its conmon is the main process of the service. */
async function mainProcess(machine: Machine, service: string): Promise<number[]> {
  const argv = ['systemctl', '--user', 'show', '--property=MainPID', '--value', service];
  const pid = Number(await asRunner(machine, argv));
  if (!(pid > 0)) throw new Error(`${service} has no process`);
  return [pid];
}

/** slirp4netns reaches no port by itself: Podman has rootlessport for that. */
async function forwarders(machine: Machine, port: number | undefined): Promise<number[]> {
  const any = ['^(pasta|pasta\\.avx2|slirp4netns|rootlessport)$'];
  const which = port === undefined ? any : ['--full', `^[^ ]*pasta.*/${port}-`];
  const pids = await asRunner(machine, ['pgrep', '--uid', RUNNER.name, ...which]);
  return pids.trim().split('\n').map(Number);
}
