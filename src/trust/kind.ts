import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Host } from '../host/host.js';
import { authority } from '../oci/address.js';
import { writePrivate } from '../platform/files.js';
import { words } from '../platform/split-words.js';
import { CONTAINERD_CERTS } from '../undo/paths.js';
import type { TrustClient, TrustContext } from './client.js';
import { hostsToml } from './containerd.js';

/** A node of a cluster, which is a container. */
interface KindNode {
  readonly engine: 'docker' | 'podman';
  readonly name: string;
}

/**
 * A configuration for `kind create cluster` that mounts the registry's directory in the nodes. Kind before 0.27
 * needs the path in its configuration. Mounts the whole certs.d, because a path in an engine's `--volume` cannot
 * contain a colon. Pure.
 * @param certs the directory on this host
 */
export function kindConfig(certs: string): string {
  return stringify({
    kind: 'Cluster',
    apiVersion: 'kind.x-k8s.io/v1alpha4',
    containerdConfigPatches: [
      `[plugins."io.containerd.grpc.v1.cri".registry]\n  config_path = "${CONTAINERD_CERTS}"\n`,
    ],
    nodes: [
      {
        role: 'control-plane',
        extraMounts: [{ hostPath: certs, containerPath: CONTAINERD_CERTS, readOnly: true }],
      },
    ],
  });
}

/** Kubernetes in containers: running nodes, and those of a cluster that is created later. */
export const kind: TrustClient = {
  target: 'kind',
  title: 'nodes of kind',
  auto: true,
  prepare: async (host, name) => {
    // Does not call podman yet: before the host is fixed, the first call would make wrong settings permanent.
    if ((await host.find('kind')) === undefined) return { why: 'is not installed' };
    if (/^127\.|^localhost$/.test(name)) {
      return {
        why: `has nodes, and inside them ${name} is the node itself; set "host" to an address that they can reach`,
      };
    }
    return async (context) => install(await kindNodes(host), context);
  },
  leftovers: async ({ registry }, host) => {
    if (registry === undefined || (await host.find('kind')) === undefined) return [];
    const nodes = await kindNodes(host);
    return nodes.map(({ engine, name: node }) => ({ kind: 'kind-node', engine, node, registry }));
  },
};

async function kindNodes(host: Host): Promise<KindNode[]> {
  const nodes: KindNode[] = [];
  for (const engine of ['docker', 'podman'] as const) {
    if ((await host.find(engine)) === undefined) continue;
    const argv = [engine, 'ps', '--filter', 'label=io.x-k8s.kind.cluster', '--format', '{{.Names}}'];
    const { exitCode, stdout } = await host.attempt(argv, { timeout: 30 });
    // An engine that fails has no reachable nodes.
    if (exitCode === 0) nodes.push(...words(stdout).map((name) => ({ engine, name })));
  }
  // docker can be an alias of podman.
  return nodes.filter(({ name }, index) => nodes.findIndex((other) => other.name === name) === index);
}

async function install(nodes: readonly KindNode[], context: TrustContext) {
  const { address, ca, credentials, directory, host, journal } = context;
  const certs = join(directory, 'kind', 'certs.d');
  const inNode = join(CONTAINERD_CERTS, authority(address));
  const files = { 'ca.crt': ca, 'hosts.toml': hostsToml(address, join(inNode, 'ca.crt'), credentials) };
  for (const [file, text] of Object.entries(files)) {
    await writePrivate(join(certs, authority(address), file), text);
  }
  for (const { engine, name } of nodes) {
    const inside = (...argv: string[]) => [engine, 'exec', name, ...argv];
    await journal.record({ kind: 'kind-node', engine, node: name, registry: authority(address) });
    await host.asUser(inside('mkdir', '-p', inNode));
    for (const file of Object.keys(files)) {
      await host.asUser([engine, 'cp', join(certs, authority(address), file), `${name}:${inNode}/${file}`]);
    }
  }
  const kindConfigPath = join(directory, 'kind', 'cluster.yaml');
  await writePrivate(kindConfigPath, kindConfig(certs));
  return { kindConfig: kindConfigPath };
}
