import type { Address } from '../../oci/address.js';
import type { Credentials } from '../../oci/credentials.js';
import type { RegistryReport } from '../../registry/summary/summary.js';
import type { Seeded } from '../../seed/text.js';
import type { TrustOutputs } from '../../trust/client.js';
import type { Runner } from '../github.js';

export interface OutputValues extends RegistryReport, Pick<TrustOutputs, BundleOutput> {
  readonly address: Address;
  readonly pod: string;
  /** Already masked. */
  readonly password: string | undefined;
  /** The login of the reader, who may only pull. */
  readonly reader: Credentials | undefined;
  readonly caFile: string;
  readonly containerArgs: string;
  readonly kanikoArgs: string;
  readonly containerdCerts: string;
  readonly seeded: readonly Seeded[];
  /** Undefined without the input "image-cache". */
  readonly cache?: { readonly path: string; readonly key: string } | undefined;
  /** Whether the persistent registry already existed. */
  readonly found: boolean;
}

type BundleOutput = 'caBundle' | 'buildkitdConfig' | 'buildkitdConfigInline' | 'kindConfig';

/** Sets every output that action.yml declares. */
export function setOutputs(runner: Runner, values: OutputValues): void {
  const { registry, address, proof, checks } = values;
  const outputs: Record<string, string> = {
    registry,
    url: `https://${registry}`,
    host: address.host,
    port: String(address.port),
    username: values.username ?? '',
    password: values.password ?? '',
    'reader-username': values.reader?.username ?? '',
    'reader-password': values.reader?.password ?? '',
    'ca-cert': values.caFile,
    'ca-bundle': values.caBundle ?? '',
    'buildkitd-config': values.buildkitdConfig ?? '',
    'buildkitd-config-inline': values.buildkitdConfigInline ?? '',
    'kind-config': values.kindConfig ?? '',
    'container-args': values.containerArgs,
    'kaniko-args': values.kanikoArgs,
    'containerd-certs': values.containerdCerts,
    'cert-dir': values.certDirectory,
    'auth-file': values.authFile,
    pod: values.pod,
    'cache-path': values.cache?.path ?? '',
    'cache-key': values.cache?.key ?? '',
    found: String(values.found),
    socket: values.socket?.path ?? '',
    'podman-version': values.podman,
    'quadlet-dir': values.quadlet.directory,
    digest: proof?.roundTrips[0]?.digest ?? '',
    'round-trips': JSON.stringify(proof?.roundTrips ?? []),
    seeded: JSON.stringify(values.seeded),
    'host-changes': checks
      .filter(({ state }) => state === 'fixed')
      .map(({ id }) => id)
      .join(','),
    // A failed run sets this to the directory with the diagnostics.
    diagnostics: '',
  };
  for (const [name, value] of Object.entries(outputs)) runner.output(name, value);
}
