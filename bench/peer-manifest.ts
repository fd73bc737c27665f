import { stringify } from 'yaml';

/** A pod of a peer's. */
export interface PeerPod {
  readonly name: string;
  /** On the host's loopback. */
  readonly port: number;
  readonly tls: boolean;
  readonly containers: readonly PeerContainer[];
  /** Directories that are made, open to every container user. */
  readonly directories: readonly string[];
  /** Texts by the path of the file. */
  readonly files: Readonly<Record<string, string>>;
}

export interface PeerContainer {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Directories of the host, by where they are in the container. */
  readonly mounts: Readonly<Record<string, string>>;
  /** The one that is published. */
  readonly publishes?: number;
}

/** The YAML for `podman kube play`. */
export function peerManifest({ name, port, containers }: PeerPod): string {
  const paths = [...new Set(containers.flatMap(({ mounts }) => Object.values(mounts)))];
  const volume = (path: string) => `v${paths.indexOf(path)}`;
  return stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: {
      enableServiceLinks: false,
      containers: containers.map(({ publishes, env = {}, mounts, ...container }) => ({
        ...container,
        imagePullPolicy: 'Never',
        env: Object.entries(env).map(([variable, value]) => ({ name: variable, value })),
        ...(publishes !== undefined && {
          ports: [{ containerPort: publishes, hostPort: port, hostIP: '127.0.0.1' }],
        }),
        volumeMounts: Object.entries(mounts).map(([mountPath, path]) => ({ name: volume(path), mountPath })),
      })),
      volumes: paths.map((path) => ({ name: volume(path), hostPath: { path } })),
    },
  });
}
