import { exportImages } from '../export/export.js';
import { readNames } from '../export/list.js';
import { readTarget } from '../export/target.js';
import { explainFailure } from '../host/explain.js';
import { thisUser } from '../host/host.js';
import { ownRegistryClient, userRegistryClient } from '../oci/clients.js';
import type { RegistryClient } from '../oci/registry-client.js';
import { terminalBoundary } from '../platform/boundary.js';
import { readSecrets } from '../registry/persistent/record.js';
import { PROOF_REPOSITORY } from '../registry/proof/proof-image.js';
import { lastValue } from './amounts.js';
import { command } from './command.js';
import { asUsage, UsageError } from './options.js';
import { installed, requireName } from './registries.js';

const target = lastValue((value, name) => readTarget(name, value));

/** Writes images of a registry to an OCI layout or archive. */
export const exportCommand = command({
  usage: `Usage: podman-registry export REGISTRY [IMAGE…] --to TARGET

Writes images of a registry to one OCI layout, with all platforms, signatures and referrers. The input "seed" of the
action reads it, and so do podman and skopeo.

  REGISTRY     HOST:PORT of any registry, with the CA and the login of podman; or the NAME of a persistent registry
  IMAGE        team/app:1, or team/app for all of its tags; default: all images with a tag
  --to TARGET  oci-archive:FILE for one archive, or oci:DIRECTORY

Exit code: 0 success, 1 failure, 2 usage error.
`,
  failure: 1,
  explain: explainFailure,
  options: { to: target },
  operands: Number.POSITIVE_INFINITY,
  run: async ({ values: { to }, operands: [registry, ...images] }, { output }) => {
    if (registry === undefined) throw new UsageError('REGISTRY is missing');
    if (to === undefined) throw new UsageError('--to is missing; use --to oci-archive:FILE');
    const names = asUsage(() => readNames('IMAGE', images));
    const log = { info: (line: string) => output.stderr(`${line}\n`) };
    const client = await clientOf(registry);
    try {
      await exportImages(names, to, PROOF_REPOSITORY, { client, boundary: terminalBoundary(), log });
    } finally {
      client.close();
    }
    output.stdout(`${to.path}\n`);
    return 0;
  },
});

async function clientOf(registry: string): Promise<RegistryClient> {
  if (/[.:]/.test(registry)) {
    const { HOME = thisUser().home } = process.env;
    return userRegistryClient(registry, (name) => process.env[name], HOME);
  }
  const { place, record } = await installed(requireName([registry]));
  const { certificate, credentials } = await readSecrets(place);
  return ownRegistryClient(record.choices, certificate.ca, credentials);
}
