import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lastLines, UserError } from '../src/platform/errors.js';
import { attempt } from '../src/platform/exec.js';
import { goInstall } from './go-install.js';
import { readResults, type SuiteResults } from './results.js';

const MODULE = 'github.com/opencontainers/distribution-spec/conformance';
/** The commit 97274622c111 of the specification's main branch; the program has no releases. */
export const SUITE_VERSION = 'v0.0.0-20260831232431-97274622c111';

/** What is asked of a registry. Both ask for version 1.1 of the specification. */
export const PROFILES = {
  /** All of it, also what Distribution never had. */
  whole: {},
  /** Without digests by SHA-512 and the referrers API, which Distribution does not have. */
  supported: {
    OCI_DATA_SHA512: 'false',
    OCI_API_REFERRER: 'false',
    OCI_DATA_SUBJECT: 'false',
    OCI_DATA_SUBJECT_LIST: 'false',
    OCI_DATA_SUBJECT_MISSING: 'false',
  },
} as const;
export type Profile = keyof typeof PROFILES;

/** A registry, as the suite reaches it. */
export interface Target {
  /** `host:port` */
  readonly registry: string;
  /** Path of the CA that it is trusted by; without one it is spoken to in plain http. */
  readonly ca: string | undefined;
  readonly login: { readonly username: string; readonly password: string } | undefined;
}

/**
 * Builds the conformance suite of the OCI distribution specification where the cache lacks it.
 * @returns the path of the program
 * @throws UserError where there is no Go, or the module cannot be had or built
 */
export function ensureSuite(cache: string): Promise<string> {
  return goInstall(`${MODULE}@${SUITE_VERSION}`, 'conformance', join(cache, `conformance-${SUITE_VERSION}`));
}

/**
 * Runs the suite, whose exit code says no more than that something failed.
 * @param directory for the suite's own reports; what is in it goes
 * @throws UserError where it came to no result
 */
export async function runSuite(
  program: string,
  { registry, ca, login }: Target,
  profile: Profile,
  directory: string,
): Promise<SuiteResults> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  const ended = await attempt([program], {
    timeout: 600,
    // It would read a configuration of its own where it is started.
    cwd: directory,
    env: {
      OCI_REGISTRY: registry,
      OCI_TLS: ca === undefined ? 'disabled' : 'enabled',
      // `OCI_TLS=insecure` is read but has no effect, and checking is what is wanted.
      SSL_CERT_FILE: ca,
      OCI_USERNAME: login?.username,
      OCI_PASSWORD: login?.password,
      OCI_VERSION: '1.1',
      OCI_RESULTS_DIR: directory,
      ...PROFILES[profile],
    },
  });
  const read = (file: string) => readFile(join(directory, file), 'utf8').catch(() => undefined);
  const [junit, summary] = [await read('junit.xml'), await read('results.yaml')];
  if (junit === undefined || summary === undefined) {
    const words = lastLines(ended.stderr || ended.stdout, 5).join('\n');
    throw new UserError(`the conformance suite came to no result with ${registry}:\n${words}`);
  }
  return readResults(junit, summary);
}
