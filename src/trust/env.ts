import { join } from 'node:path';
import type { Host } from '../host/host.js';
import { exportForJob } from '../host/job-variable.js';
import { authority } from '../oci/address.js';
import { distributionBundle } from '../oci/ca-certificates.js';
import { writePrivate } from '../platform/files.js';
import type { TrustClient } from './client.js';

/**
 * The variables and the programs that read them. AWS_CA_BUNDLE and GIT_SSL_CAINFO are not set, because their
 * programs do not connect to registries.
 */
const VARIABLES = [
  // Go and OpenSSL programs, including Python's urllib. OpenSSL treats an empty value as a file without a name.
  { name: 'SSL_CERT_FILE', emptyIsUnset: false },
  { name: 'CURL_CA_BUNDLE', emptyIsUnset: true },
  // Python's requests, and pip.
  { name: 'REQUESTS_CA_BUNDLE', emptyIsUnset: true },
] as const;

/** Node adds these to its built-in roots; the other variables replace the trusted roots. */
const NODE = 'NODE_EXTRA_CA_CERTS';

const KO = 'KO_DOCKER_REPO';

/** Concatenates bundles, each with a final line end. Pure. */
export function joinBundles(...bundles: readonly string[]): string {
  return bundles.map((bundle) => `${bundle.trimEnd()}\n`).join('');
}

/**
 * curl, Python, Node and Go programs, through variables with bundles of the previous roots and the registry's CA.
 */
export const env: TrustClient = {
  target: 'env',
  title: 'curl, Python, Node and Go programs',
  auto: true,
  prepare: async (host) => {
    const roots = await distributionBundle(host);
    if (!roots?.text.includes('-----BEGIN CERTIFICATE-----')) {
      return { why: 'needs a file with the public roots; install ca-certificates' };
    }
    return async (context) => {
      const { ca, directory } = context;
      const caBundle = join(directory, 'ca-bundle.crt');
      await writePrivate(caBundle, joinBundles(roots.text, ca));
      for (const { name, emptyIsUnset } of VARIABLES) {
        const before = await fileBefore(name, host);
        const bundle = before === undefined ? caBundle : join(directory, `ca-bundle-${name}.crt`);
        if (before !== undefined) await writePrivate(bundle, joinBundles(before, ca));
        await exportForJob(name, bundle, context, emptyIsUnset ? '' : roots.path);
      }
      const extra = join(directory, 'ca-extra.crt');
      await writePrivate(extra, joinBundles(...[(await fileBefore(NODE, host)) ?? [], ca].flat()));
      await exportForJob(NODE, extra, context);
      // ko pushes below this registry. One that the job has set, as setup-ko does, is kept.
      if (!host.variable(KO) && (await host.find('ko')) !== undefined) {
        await exportForJob(KO, authority(context.address), context);
      }
      return { caBundle };
    };
  },
};

/** The bundle that the job had set for a program. */
async function fileBefore(name: string, host: Host): Promise<string | undefined> {
  const path = host.variable(name);
  if (!path) return undefined;
  const text = await host.read(path);
  if (text === undefined) host.log.warning(`ignored ${name}=${path}: cannot read the file`);
  return text;
}
