import { readFile } from 'node:fs/promises';
import { cpus, release, totalmem } from 'node:os';
import type { Lab } from './lab.js';
import { NODE } from './lab.js';
import { forwarderOf, NGINX_IMAGE, REGISTRY_IMAGE } from './ours.js';
import type { Peers } from './peers.js';
import type { Sides } from './sides.js';

/** What the figures are of, in the order in which it is printed. */
export async function takenOn(
  lab: Lab,
  { versions }: Peers,
  sides: Sides,
  now: Date,
): Promise<Record<string, string>> {
  const processors = cpus();
  const inImage = (image: string, argv: readonly string[]) => {
    const [program = '', ...rest] = argv;
    return lab.run(['podman', 'run', '--rm', '--network', 'none', '--entrypoint', program, image, ...rest]);
  };
  const distribution = await inImage(REGISTRY_IMAGE, ['/bin/registry', '--version']);
  // It says so on standard error.
  const nginx = await lab.run(['sh', '-c', NGINX]);
  const { pod } = await sides('ours');
  return {
    processor: `${processors[0]?.model ?? 'unknown'}`,
    cores: String(processors.length),
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    kernel: release(),
    system: osName(await readFile(`${lab.machine.rootDir}/etc/os-release`, 'utf8').catch(() => '')),
    Podman: await lab.run(['podman', 'version', '--format', '{{.Client.Version}}']),
    forwarder: await forwarderOf(lab, pod),
    Node: (await lab.run([NODE, '--version'])).replace('v', ''),
    Distribution: version(distribution),
    nginx: version(nginx),
    ...versions,
    curl: version(await lab.run(['curl', '--version'])),
    date: now.toISOString().slice(0, 10),
  };
}

const NGINX = `podman run --rm --network none --entrypoint nginx ${NGINX_IMAGE} -v 2>&1`;

/** The first word that looks like a version: `3.1.1` of `registry github.com/… v3.1.1+unknown`. */
export function version(text: string): string {
  return /\bv?(\d+\.\d+(?:\.\d+)?)\b/.exec(text)?.[1] ?? 'unknown';
}

function osName(osRelease: string): string {
  return /^PRETTY_NAME="?(.*?)"?$/m.exec(osRelease)?.[1] ?? 'unknown';
}
