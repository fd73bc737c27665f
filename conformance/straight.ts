import { setTimeout as pause } from 'node:timers/promises';
import type { Machine } from '../src/machine/machine.js';
import { freePort } from '../src/registry/run/ports.js';
import { PATHS } from '../src/registry/spec/registry-spec.js';
import { inside } from './lab.js';

const NAME = 'conformance-straight';
const FIRST_PORT = 17_500;

/** What `podman inspect` says of the pod's own registry. */
interface Inspected {
  readonly ImageName: string;
  readonly Args: readonly string[];
  readonly Config: { readonly Env: readonly string[] };
  readonly Mounts: readonly { readonly Source: string; readonly Destination: string }[];
}

/**
 * Starts the registry of a pod once more, without pod and nginx, on a port of the host: the same image, arguments,
 * configuration and users, and a storage of its own.
 * @returns `host:port`, where it answers in plain http
 */
export async function startStraight(machine: Machine, pod: string): Promise<string> {
  const text = await inside(machine, ['podman', 'inspect', '--type', 'container', `${pod}-registry`]);
  const [registry] = JSON.parse(text) as [Inspected];
  const ports = Array.from({ length: 100 }, (_, index) => FIRST_PORT + index);
  const address = `127.0.0.1:${await freePort(ports, '127.0.0.1')}`;
  await inside(machine, ['podman', 'run', ...straightOptions(registry, address)]);
  await answers(`http://${address}/v2/`);
  return address;
}

/** The words for `podman run`. Its configuration is the pod's own, so uploads are signed with the same secret. */
export function straightOptions(
  { ImageName, Args, Config, Mounts }: Inspected,
  address: string,
): readonly string[] {
  const mounts = Mounts.filter(({ Destination }) => Destination !== PATHS.data);
  const variables = Config.Env.filter((variable) => variable.startsWith('OTEL_'));
  // With kube play an argument that replaces the image's command comes after its entry point.
  const begin = Args.indexOf('serve');
  return [
    ...['--detach', '--rm', '--name', NAME, '--network', 'host', '--tmpfs', PATHS.data],
    ...variables.flatMap((variable) => ['--env', variable]),
    ...['--env', `REGISTRY_HTTP_ADDR=${address}`],
    ...mounts.flatMap(({ Source, Destination }) => ['--volume', `${Source}:${Destination}:ro`]),
    ImageName,
    ...Args.slice(Math.max(begin, 0)),
  ];
}

export async function stopStraight(machine: Machine): Promise<void> {
  await inside(machine, ['podman', 'rm', '--force', '--ignore', '--time', '1', NAME]);
}

/** @throws Error where nothing answers for 20 s */
async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await pause(100);
  }
  throw new Error(`no registry answers at ${url}`);
}
