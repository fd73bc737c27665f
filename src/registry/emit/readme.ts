import { isIP } from 'node:net';
import { authority } from '../../oci/address.js';
import { atLeast, formatVersion, type PodmanVersion } from '../../podman/version.js';
import { DEFAULT_INFRA_IMAGE, INFRA_IMAGE } from '../images/infra.js';
import { containersOf, dataMounts, type MountedSecret } from '../spec/containers.js';
import { hasOwnNamespace, keepsId, runsAsUser } from '../spec/mapping.js';
import { TRUST_KEY } from '../spec/mirrors.js';
import type { Access, PlacedRegistry, RegistrySpec } from '../spec/registry-spec.js';
import { ownPath, ownVolume } from '../spec/storage.js';
import { CLASSIC_DIRECTORY } from './classic-unit.js';
import { OBJECTS } from './kube-yaml.js';
import { secretKeys } from './mounted-files.js';
import { secretForKey } from './quadlet.js';
import { accessMaterial, configMaterial } from './secret-material.js';

/** The shell blocks of the README. The end-to-end tests run them unchanged. */
interface ReadmeCommands {
  /** Creates the files for the secrets, for users without such files. */
  readonly material: string;
  readonly kubeSecrets: string;
  readonly kube: string;
  readonly podSecrets: string;
  readonly pod: string;
  readonly classicSecrets: string;
  readonly classic: string;
}

export function readmeCommands(spec: PlacedRegistry): ReadmeCommands {
  const secrets = [...secretKeys(spec)];
  const { name } = spec;
  const isUser = runsAsUser(spec.mapping);
  return {
    material: [
      `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 365 -subj /CN=${name} \\`,
      `  -addext subjectAltName=${alternativeNames(spec.address.host)} -keyout tls.key -out tls.crt`,
      ...accessMaterial(spec.access),
      ...(spec.mirrors.length > 0 ? [`cp /etc/ssl/certs/ca-certificates.crt ${TRUST_KEY}`] : []),
      ...configMaterial(spec),
    ].join('\n'),
    kubeSecrets: secrets.map(([secret, keys]) => kubeSecret(spec, secret, keys)).join('\n'),
    kube: [
      'mkdir -p ~/.config/containers/systemd',
      `cp kube/${name}.kube kube/${name}.yaml ~/.config/containers/systemd/`,
      'systemctl --user daemon-reload',
      `systemctl --user start ${name}.service`,
    ].join('\n'),
    podSecrets: secrets
      .flatMap(([, keys]) => keys.map((key) => `podman secret create ${secretForKey(spec, key)} ${key}`))
      .join('\n'),
    pod: [
      'mkdir -p ~/.config/containers/systemd',
      'cp -r pod/. ~/.config/containers/systemd/',
      'systemctl --user daemon-reload',
      `systemctl --user start ${name}-pod.service`,
    ].join('\n'),
    classicSecrets: [
      // The containers run with other ids than the user: they need modes for others inside a closed parent directory.
      ...(isUser
        ? []
        : [
            `mkdir -p -m 0700 ~/${CLASSIC_DIRECTORY}`,
            ...ownData(spec).map((data) => `mkdir -p -m 0777 ~/${CLASSIC_DIRECTORY}/${data}`),
          ]),
      ...secrets.flatMap(([secret, keys]) => [
        `mkdir -p -m ${isUser ? '0700' : '0755'} ~/${CLASSIC_DIRECTORY}/${secret}`,
        `install -m ${isUser ? '0600' : '0644'} ${keys.join(' ')} ~/${CLASSIC_DIRECTORY}/${secret}/`,
      ]),
    ].join('\n'),
    classic: [
      'mkdir -p ~/.config/systemd/user',
      `cp systemd/${name}.service ~/.config/systemd/user/`,
      `cp -r systemd/podman-registry/. ~/${CLASSIC_DIRECTORY}/`,
      'systemctl --user daemon-reload',
      `systemctl --user enable --now ${name}.service`,
    ].join('\n'),
  };
}

function kubeSecret(spec: RegistrySpec, secret: MountedSecret, keys: readonly string[]): string {
  const name = OBJECTS.secret(spec, secret);
  return [
    `podman secret create ${name} - <<EOF`,
    'apiVersion: v1',
    'kind: Secret',
    `metadata: {name: ${name}}`,
    'data:',
    ...keys.map((key) => `  ${key}: $(base64 -w0 < ${key})`),
    'EOF',
  ].join('\n');
}

/** Source: `provideInfraImage`, which does the same for the time of a job. */
const INFRA_IMAGE_COMMANDS = [
  'mkdir -p ~/.config/containers/containers.conf.d',
  'tar -c -C "$(dirname "$(command -v catatonit || echo /usr/libexec/podman/catatonit)")" catatonit |',
  `  podman import --change 'ENTRYPOINT ["/catatonit", "-P"]' - ${INFRA_IMAGE}`,
  `printf '[engine]\\ninfra_image = "${INFRA_IMAGE}"\\n' > ~/.config/containers/containers.conf.d/podman-registry.conf`,
].join('\n');

const INFRA_IMAGE_SECTION = `Podman 3 pulls an image for the pod itself, \`${DEFAULT_INFRA_IMAGE}\`, from a registry that Kubernetes has replaced. These commands build the
same image from the package catatonit, and podman uses it for all pods of the user:

\`\`\`sh
${INFRA_IMAGE_COMMANDS}
\`\`\`

`;

/** Data without a directory or volume from the inputs. */
function ownData(spec: RegistrySpec): string[] {
  return dataMounts(spec).filter(
    (data) => ownPath(spec, data) === undefined && ownVolume(spec, data) === undefined,
  );
}

function alternativeNames(host: string): string {
  return [...new Set(['DNS:localhost', 'IP:127.0.0.1', isIP(host) ? `IP:${host}` : `DNS:${host}`])].join(',');
}

function fileCount(spec: RegistrySpec): string {
  const count = [...secretKeys(spec).values()].flat().length;
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six'][count] ?? String(count);
}

/** The README of the artifacts: where each file goes, which secrets it needs, and the commands that start it. */
export function artifactsReadme(spec: PlacedRegistry, target: PodmanVersion, home: string): string {
  const commands = readmeCommands(spec);
  const images = containersOf(spec)
    .map(({ name, image }) => `- ${name}: \`${image}\``)
    .join('\n');
  const local = containersOf(spec).some(({ image }) => image.startsWith('localhost/'));
  const block = (text: string) => `\`\`\`sh\n${text}\n\`\`\``;
  return `# A private registry as systemd units

CNCF Distribution behind nginx with TLS, in one pod, at https://${authority(spec.address)}/v2/. These files were written for
Podman ${formatVersion(target)}. They contain no secrets; create the secrets on the machine that runs the registry.

Images:

${images}
${local ? '\nImages under `localhost/` were built on the machine that wrote these files. Transfer them with `podman save` and\n`podman load`, or use other images.\n' : ''}
| directory | for | copy to |
| --- | --- | --- |
| \`kube/\` | Podman 4.4 and later: a \`.kube\` Quadlet and its Kubernetes manifest | \`~/.config/containers/systemd/\` |
| \`pod/\` | Podman 5.0 and later: \`.pod\`, \`.container\` and \`.volume\` Quadlets with their configuration | \`~/.config/containers/systemd/\` |
| \`kubernetes/\` | Kubernetes: a Deployment, the objects it needs, and a kustomization | a cluster |
| \`systemd/\` | Podman without Quadlet (before 4.4): a systemd unit that runs \`podman kube play\` | \`~/.config/systemd/user/\` |

Use one of them. Quadlet units are generated: \`start\` them, but do not \`enable\` them; \`[Install]\` in the file
already starts them with the user's session. To start them at boot and keep them running after logout, enable lingering
once: \`sudo loginctl enable-linger $USER\`.

## Files for the secrets

The secrets need ${fileCount(spec)} files in an empty directory. These bash commands create them (\`htpasswd\` is in the
package apache2-utils or httpd-tools; clients must trust \`tls.crt\`). The configuration of the registry is one of them, because
it contains secret values${spec.storage.kind === 's3' ? ', including the keys of the bucket' : ''}:

${block(commands.material)}

## As a .kube Quadlet

${atLeast(target, 4, 4) ? '' : `Podman ${formatVersion(target)} has no Quadlet; use the classic unit.\n\n`}The secrets of a Kubernetes manifest are Kubernetes objects:

${block(commands.kubeSecrets)}

Then, in the directory of this file:

${block(commands.kube)}

## As .pod, .container and .volume Quadlets

${block(commands.podSecrets)}

Then, in the directory of this file:

${block(commands.pod)}

## As a classic unit

${atLeast(target, 4, 0) ? '' : INFRA_IMAGE_SECTION}Its manifest contains the path \`${home}\`; for another user, replace it with that user's home directory. Copy the files of
the secrets there:

${block(commands.classicSecrets)}

Then, in the directory of this file (a classic unit is not generated, so enable it):

${block(commands.classic)}
${namespaceSection(spec, target)}
## Check that it works

\`\`\`sh
curl --cacert tls.crt ${curlLogin(spec.access)}https://${authority(spec.address)}/v2/
\`\`\`
`;
}

/** Options for curl, before the address, for an answer with status 200; empty if the registry requires a token. */
export function curlLogin(access: Access): string {
  return access.kind === 'basic' ? `-u ${access.writer} ` : '';
}

/** Where each file sets the mapping of ids, and which files cannot set it. */
function namespaceSection({ name, mapping }: RegistrySpec, target: PodmanVersion): string {
  if (mapping === undefined) return '';
  const asked = mapping.kind === 'rows' ? 'a custom map' : `\`${mapping.mode}\``;
  const inKube = atLeast(target, 4, 5)
    ? `\`UserNS=\` in \`kube/${name}.kube\``
    : `not set: \`UserNS=\` in a .kube file requires Podman 4.5; the pod gets the namespace of \`hostUsers: false\``;
  const inPod = atLeast(target, 5, 3)
    ? mapping.kind === 'rows'
      ? '`UIDMap=` and `GIDMap=`'
      : '`UserNS=`'
    : '`PodmanArgs=`';
  const kubernetes = hasOwnNamespace(mapping)
    ? '`hostUsers: false`: the pod gets a user namespace; the cluster chooses the IDs, so the map cannot be set'
    : 'not set: it is the default of a cluster';
  const rows = [
    ['`.kube`', inKube],
    [
      'the manifest, for `podman kube play`',
      atLeast(target, 5, 0)
        ? 'the annotation `io.podman.annotations.userns`'
        : 'not set: the annotation requires Podman 5.0; use `podman kube play --userns`',
    ],
    ['the manifest, on Kubernetes', kubernetes],
    ['`.pod`', `${inPod} in \`pod/${name}.pod\`, for both containers`],
    ['classic unit', '`--userns` of `podman kube play`'],
  ].map((cells) => `| ${cells.join(' | ')} |`);
  const note =
    mapping.kind === 'rows'
      ? '\nA map uses the IDs that podman counts: 0 is the user who runs it, 1 is the first subordinate ID in\n/etc/subuid. `kube play` accepts no plain map, so the files use `auto:size=1` with a map, which leaves podman no choice.\n'
      : '';
  const asRoot = keepsId(mapping)
    ? '\nVolumes and secrets of `.kube` and `.pod` belong to root in the container, so these containers run as root inside.\n'
    : '';
  return `
## The user namespace

The containers get ${asked}:

| form | where it is set |
| --- | --- |
${rows.join('\n')}
${note}${asRoot}`;
}
