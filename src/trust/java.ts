import { chmod, copyFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Host } from '../host/host.js';
import { exportForJob } from '../host/job-variable.js';
import { certificatesIn } from '../oci/ca-certificates.js';
import { UserError } from '../platform/errors.js';
import { writePrivate } from '../platform/files.js';
import type { TrustClient, TrustContext } from './client.js';

const STORE = '-Djavax.net.ssl.trustStore';
const PASSWORD = `${STORE}Password`;
/** The password of every JDK's trust store, which protects public certificates only. */
const DEFAULT_PASSWORD = 'changeit';
// Each costs a start of the JVM.
const MOST_CERTIFICATES = 10;
// Seconds.
const LIMIT = 60;

/** A JDK or JRE, and its certificates. */
interface Java {
  readonly keytool: string;
  readonly store: string;
  readonly password: string;
}

/**
 * Programs in Java, such as Jib, Gradle and Testcontainers, through a copy of the JVM's trust store with the CA. Not
 * chosen by default: each JVM prints a line about the variable, and making the copy starts one.
 * Source: the customization of JSSE's default trust store, and JAVA_TOOL_OPTIONS, in the JDK's documentation.
 */
export const java: TrustClient = {
  target: 'java',
  title: 'Java',
  auto: false,
  prepare: async (host) => {
    const found = await findJava(host);
    return 'why' in found ? found : (context) => trustInJava(found, context);
  },
};

async function findJava(host: Host): Promise<Java | { readonly why: string }> {
  const home = await javaHome(host);
  if (home === undefined) return { why: 'is not installed: JAVA_HOME is not set, and java is not in PATH' };
  const keytool = join(home, 'bin/keytool');
  if (!(await host.exists(keytool))) return { why: `needs ${keytool}, which does not exist` };
  const options = host.variable('JAVA_TOOL_OPTIONS') ?? '';
  const stores = [
    // Both are the last of their kind, which counts.
    ...[lastOption(STORE, options) ?? []].flat(),
    ...['jssecacerts', 'cacerts'].flatMap((name) =>
      ['lib', 'jre/lib'].map((library) => join(home, library, 'security', name)),
    ),
  ];
  for (const store of stores) {
    if (!(await host.readable(store))) continue;
    return { keytool, store, password: lastOption(PASSWORD, options) ?? DEFAULT_PASSWORD };
  }
  return { why: `has no trust store that can be read in ${home}` };
}

async function javaHome(host: Host): Promise<string | undefined> {
  const set = host.variable('JAVA_HOME');
  if (set) return set;
  const program = await host.find('java');
  const real = program && (await host.realpath(program));
  return real && dirname(dirname(real));
}

/** The value of the last such option. The JVM splits at spaces that are not quoted. */
function lastOption(name: string, options: string): string | undefined {
  const words = options.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  const plain = words.map((word) => word.replaceAll(/["']/g, ''));
  return plain.findLast((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
}

async function trustInJava(
  { keytool, store, password }: Java,
  context: TrustContext,
): Promise<Record<never, never>> {
  const { ca, directory, host, job } = context;
  const certificates = certificatesIn(ca);
  if (certificates.length > MOST_CERTIFICATES) {
    throw new UserError(
      `input "tls-ca" has ${certificates.length} certificates, and "trust: java" adds at most ${MOST_CERTIFICATES}; give only the CA that issued "tls-cert"`,
    );
  }
  const copy = join(directory, 'java/cacerts');
  await writePrivate(join(directory, 'java/ca.crt'), '');
  await copyFile(store, copy);
  await chmod(copy, 0o600);
  for (const [index, certificate] of certificates.entries()) {
    const file = join(directory, 'java/ca.crt');
    await writePrivate(file, `${certificate}\n`);
    const argv = [keytool, '-importcert', '-noprompt', '-alias', `${job}-${index}`, '-file', file];
    const env = { PODMAN_REGISTRY_STORE: password, JAVA_TOOL_OPTIONS: undefined };
    const keystore = ['-keystore', copy, '-storepass:env', 'PODMAN_REGISTRY_STORE'];
    await host.asUser([...argv, ...keystore], { env, timeout: LIMIT });
  }
  const before = host.variable('JAVA_TOOL_OPTIONS')?.trim() ?? '';
  // A store in PKCS12 gives no certificates without its password. One of the job stays in its own option.
  const secret = before.includes(`${PASSWORD}=`) ? [] : [`${PASSWORD}=${password}`];
  const options = [`${STORE}=${copy}`, ...secret].map((one) => (/\s/.test(one) ? `"${one}"` : one));
  await exportForJob('JAVA_TOOL_OPTIONS', [before, ...options].filter(Boolean).join(' '), context);
  return {};
}
