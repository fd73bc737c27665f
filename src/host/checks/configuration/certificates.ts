import { counted } from '../../../platform/text.js';
import { check, ok, type Verdict, warning } from '../../check.js';
import { dropInDirectories, searchesAsPodman6, userRegistriesDirectory } from '../../facts/config-search.js';
import type { Host } from '../../host.js';
import { byHand } from '../../remedy.js';

/** The user's certificates for one registry. */
interface CertDirectory {
  readonly path: string;
  readonly names: readonly string[];
  /** A system directory for the same registry that contains a CA but is ignored because of this one. */
  readonly hides: string | undefined;
}

/** Only the first existing certificate directory of a registry is read. */
export const certDirectories = check<readonly CertDirectory[]>({
  id: 'RP063',
  title: 'certificates of registries',
  phase: 'host',
  reads:
    '~/.config/containers/certs.d, and for the same HOST:PORT /etc/containers/certs.d and /etc/docker/certs.d.',
  cause:
    'podman, buildah and skopeo trust the *.crt files in the first existing certs.d/HOST:PORT: the ' +
    'user’s, /etc/containers, /etc/docker. The directories are not merged.',
  cure: 'Copy the CA to ~/.config/containers/certs.d/HOST:PORT/ca.crt. The directory name includes the port.',
  signatures: [
    /x509: certificate signed by unknown authority/,
    /missing key \S+ for client certificate \S+\. Note that CA certificates should use the extension \.crt/,
    /missing client certificate \S+ for key \S+/,
  ],
  sources: [
    'containers-certs.d(5)',
    'docker/docker_client.go and pkg/tlsclientconfig of containers/image: dockerCertDir, SetupCertificates',
  ],
  read: readCertDirectories,
  judge: judgeCertDirectories,
});

async function readCertDirectories(host: Host): Promise<readonly CertDirectory[]> {
  const [own = '', ...system] = (await searchesAsPodman6(host))
    ? dropInDirectories('certs', '', host)
    : [`${await userRegistriesDirectory(host)}/certs.d`, '/etc/containers/certs.d'];
  const registries = await host.list(own);
  return Promise.all(
    registries.map(async (registry) => {
      const path = `${own}/${registry}`;
      return { path, names: await host.list(path), hides: await systemCa(registry, system, host) };
    }),
  );
}

async function systemCa(
  registry: string,
  directories: readonly string[],
  host: Host,
): Promise<string | undefined> {
  for (const directory of [...directories, '/etc/docker/certs.d']) {
    const names = await host.list(`${directory}/${registry}`);
    if (names.some((name) => name.endsWith('.crt'))) return `${directory}/${registry}`;
  }
  return undefined;
}

function judgeCertDirectories(directories: readonly CertDirectory[]): Verdict {
  const problems = directories.flatMap(({ path, names, hides }) => {
    const unpaired = names.find(
      (name) =>
        (name.endsWith('.cert') && !names.includes(`${name.slice(0, -5)}.key`)) ||
        (name.endsWith('.key') && !names.includes(`${name.slice(0, -4)}.cert`)),
    );
    if (unpaired !== undefined) return [`${path}/${unpaired} has no counterpart (NAME.cert and NAME.key)`];
    if (hides !== undefined && !names.some((name) => name.endsWith('.crt'))) {
      return [`${path} has no *.crt, and the CA in ${hides} is ignored because of it`];
    }
    return [];
  });
  if (problems.length > 0) {
    return warning(
      problems.join('; '),
      byHand('Add the missing files, or remove the directories; name the CA ca.crt.'),
    );
  }
  return ok(
    directories.length === 0
      ? 'no user certificates'
      : `for ${counted(directories.length, 'registry', 'registries')}`,
  );
}
