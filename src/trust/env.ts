import { join } from 'node:path';
import type { Host } from '../host/host.js';
import { distributionBundle } from '../oci/ca-certificates.js';
import { writePrivate } from '../platform/private-file.js';
import { exportForJob, type TrustClient } from './client.js';

/**
 * Who reads which variable. AWS_CA_BUNDLE is none of them: it is for a program that does not speak to registries. Nor is
 * GIT_SSL_CAINFO.
 */
const VARIABLES = [
  // Go's programs and OpenSSL's, among them Python's own urllib. OpenSSL takes an empty one for a file of no name.
  { name: 'SSL_CERT_FILE', emptyIsUnset: false },
  { name: 'CURL_CA_BUNDLE', emptyIsUnset: true },
  // Python's requests, and pip.
  { name: 'REQUESTS_CA_BUNDLE', emptyIsUnset: true },
] as const;

/** Node adds these to the roots that it is built with; the others replace what their program would trust. */
const NODE = 'NODE_EXTRA_CA_CERTS';

/** One bundle after the other, each with the end of its last line. Pure. */
export function joinBundles(...bundles: readonly string[]): string {
  return bundles.map((bundle) => `${bundle.trimEnd()}\n`).join('');
}

/** curl, Python, Node and Go programs, by variables that lead to bundles with the roots from before and the registry's. */
export const env: TrustClient = {
  target: 'env',
  title: 'curl, Python, Node and Go programs',
  auto: true,
  prepare: async (host) => {
    const roots = await distributionBundle(host);
    if (!roots?.text.includes('-----BEGIN CERTIFICATE-----')) {
      return { why: 'has no file with the public roots to begin with; install ca-certificates' };
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
      return { caBundle };
    };
  },
};

/** What the job had given a program to trust. */
async function fileBefore(name: string, host: Host): Promise<string | undefined> {
  const path = host.variable(name);
  if (!path) return undefined;
  const text = await host.read(path);
  if (text === undefined) host.log.warning(`${name} was ${path}, which cannot be read; it counts as not set`);
  return text;
}
