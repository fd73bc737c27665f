import { check, ok, type Verdict, warning } from '../../check.js';
import { homeDirectory } from '../../facts/home.js';
import type { Host } from '../../host.js';
import { byHand } from '../../remedy.js';

/** One registry that the user keeps certificates for. */
interface CertDirectory {
  readonly path: string;
  readonly names: readonly string[];
  /** A directory of the system for the same registry that has a CA, and that is not read because of this one. */
  readonly hides: string | undefined;
}

/** Of the directories of certificates for one registry, the first that exists is the only one that is read. */
export const certDirectories = check<readonly CertDirectory[]>({
  id: 'RP063',
  title: 'certificates of registries',
  phase: 'host',
  reads:
    '~/.config/containers/certs.d, and for the same HOST:PORT /etc/containers/certs.d and /etc/docker/certs.d.',
  cause:
    'podman, buildah and skopeo trust for a registry what lies as *.crt in the first certs.d/HOST:PORT that exists: the ' +
    'user’s, that of /etc/containers, that of /etc/docker. They are not merged.',
  cure: 'Put the CA as ca.crt into ~/.config/containers/certs.d/HOST:PORT, with the port in the name of the directory.',
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
  // Before Podman 6, XDG_CONFIG_HOME does not count here.
  const own = `${homeDirectory(host)}/.config/containers/certs.d`;
  const registries = await host.list(own);
  return Promise.all(
    registries.map(async (registry) => {
      const path = `${own}/${registry}`;
      return { path, names: await host.list(path), hides: await systemCa(registry, host) };
    }),
  );
}

async function systemCa(registry: string, host: Host): Promise<string | undefined> {
  for (const directory of ['/etc/containers/certs.d', '/etc/docker/certs.d']) {
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
      return [`${path} has no *.crt, and keeps the CA in ${hides} from being read`];
    }
    return [];
  });
  if (problems.length > 0) {
    return warning(
      problems.join('; '),
      byHand('Complete these directories, or remove them; a CA is called ca.crt.'),
    );
  }
  return ok(directories.length === 0 ? 'none of the user’s own' : `of ${directories.length} registries`);
}
