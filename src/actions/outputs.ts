import type { Address } from '../registry/pod.js';
import type { RegistryReport } from '../report/summary.js';
import type { Runner } from './github.js';

export interface OutputValues extends RegistryReport {
  readonly address: Address;
  readonly pod: string;
  /** Masked long before it comes here. */
  readonly password: string | undefined;
  readonly caFile: string;
}

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
    'ca-cert': values.caFile,
    'cert-dir': values.certDirectory,
    'auth-file': values.authFile,
    pod: values.pod,
    'podman-version': values.podman,
    'quadlet-dir': values.quadlet.directory,
    digest: proof?.roundTrips[0]?.digest ?? '',
    'round-trips': JSON.stringify(proof?.roundTrips ?? []),
    'host-changes': checks
      .filter(({ state }) => state === 'mended')
      .map(({ id }) => id)
      .join(','),
  };
  for (const [name, value] of Object.entries(outputs)) runner.output(name, value);
}
