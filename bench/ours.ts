import { PATHS } from '../src/registry/spec/registry-spec.js';
import { ACTION, DATA, type Lab, NODE } from './lab.js';
import { DISTRIBUTION } from './peers.js';
import type { Side } from './sides.js';

export const REGISTRY_IMAGE = `ghcr.io/distribution/distribution:${DISTRIBUTION}`;
/** What main builds out of Debian's packages, and leaves with `keep-images`. */
export const NGINX_IMAGE = 'localhost/podman-registry-action/nginx:packages';

/** How ours is set up: without a login, the same without what makes it fast, with a random password, with a chosen one. */
const INPUTS = {
  ours: { auth: 'none' },
  'ours, fast-paths none': { auth: 'none', 'fast-paths': 'none' },
  'ours, random password': {},
  'ours, chosen password': { password: 'as a person would choose it' },
} as const;

export type OursName = keyof typeof INPUTS;

export function isOurs(name: string): name is OursName {
  return Object.hasOwn(INPUTS, name);
}

/** Main of the action, as a step has it, and the registry that it leaves up. */
export async function startOurs(lab: Lab, name: OursName): Promise<Side> {
  const data = `${DATA}/${name.replace(/\W+/g, '-')}`;
  const outputs = await runMain(lab, `${data}-job`, {
    ...INPUTS[name],
    'image-source': 'local',
    'registry-image': REGISTRY_IMAGE,
    'nginx-image': NGINX_IMAGE,
    'keep-images': 'true',
    'storage-path': data,
    trust: 'podman',
    proof: 'false',
  });
  const { url = '', registry = '', pod = '', username = '', password = '' } = outputs;
  const login = username === '' ? undefined : Buffer.from(`${username}:${password}`).toString('base64');
  return { name, url, registry, ca: outputs['ca-cert'] ?? '', login, data, pod };
}

/** @returns the outputs of the step */
export async function runMain(
  lab: Lab,
  temporary: string,
  inputs: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const program = `${ACTION}/lib/conformance/inside.js`;
  return JSON.parse(await lab.run([NODE, program, 'main', ACTION, temporary, JSON.stringify(inputs)]));
}

export async function runPost(lab: Lab, temporary: string): Promise<void> {
  await lab.run([NODE, `${ACTION}/lib/conformance/inside.js`, 'post', ACTION, temporary]);
}

interface Inspected {
  readonly Mounts: readonly { readonly Source: string; readonly Destination: string }[];
}

/** The directories of a pod of ours that peers share with it. */
export async function sharedMounts(lab: Lab, pod: string): Promise<{ config: string; tls: string }> {
  const containers = ['registry', 'nginx'].map((name) => `${pod}-${name}`);
  const text = await lab.run(['podman', 'inspect', '--type', 'container', ...containers]);
  const mounts = (JSON.parse(text) as Inspected[]).flatMap(({ Mounts }) => Mounts);
  const sourceOf = (path: string) => {
    const source = mounts.find(({ Destination }) => Destination === path)?.Source;
    if (source === undefined) throw new Error(`the pod ${pod} mounts nothing at ${path}`);
    return source;
  };
  return { config: sourceOf(PATHS.registryConfig.replace(/\/[^/]*$/, '')), tls: sourceOf(PATHS.tls) };
}

/**
 * The word for `podman kube play --network` that a pod was played with. Without one podman would make a bridge, with another
 * forwarder in front of it.
 */
export async function forwarderOf(lab: Lab, pod: string): Promise<string> {
  const infra = await lab.run(['podman', 'pod', 'inspect', '--format', '{{.InfraContainerID}}', pod]);
  const mode = '{{.HostConfig.NetworkMode}}';
  return lab.run(['podman', 'inspect', '--type', 'container', '--format', mode, infra]);
}
