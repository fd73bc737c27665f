import { isIP } from 'node:net';
import { authority } from '../../oci/address.js';
import { atLeast, formatVersion, type PodmanVersion } from '../../podman/version.js';
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

/** The shell blocks of the README, which the end-to-end tests run as they stand. */
interface ReadmeCommands {
  /** Makes the files that the secrets are made of, where one has none yet. */
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
      // The containers are not the user, so the mode opens what they are given, and the directory around it is closed.
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

/** The data that lies in no directory or volume of the caller's. */
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
  return ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'][count] ?? String(count);
}

/** The README beside the artifacts: where each goes, which secrets it needs, and the commands that start it. */
export function artifactsReadme(spec: PlacedRegistry, target: PodmanVersion, home: string): string {
  const commands = readmeCommands(spec);
  const images = containersOf(spec)
    .map(({ name, image }) => `- ${name}: \`${image}\``)
    .join('\n');
  const local = containersOf(spec).some(({ image }) => image.startsWith('localhost/'));
  const block = (text: string) => `\`\`\`sh\n${text}\n\`\`\``;
  return `# A private registry as systemd units

CNCF Distribution behind nginx with TLS, in one pod, at https://${authority(spec.address)}/v2/. These files were written for
Podman ${formatVersion(target)}. They hold no secret: they name secrets that you make on the machine that runs them.

Images:

${images}
${local ? '\nImages under `localhost/` were built on the machine that wrote these files. Carry them over with `podman save` and\n`podman load`, or put another image in their place.\n' : ''}
| directory | for | goes to |
| --- | --- | --- |
| \`kube/\` | Podman 4.4 and later: a \`.kube\` Quadlet and its Kubernetes manifest | \`~/.config/containers/systemd/\` |
| \`pod/\` | Podman 5.0 and later: \`.pod\`, \`.container\` and \`.volume\` Quadlets with their configuration | \`~/.config/containers/systemd/\` |
| \`kubernetes/\` | Kubernetes: a Deployment with all that it needs, and a kustomization | a cluster |
| \`systemd/\` | Podman without Quadlet (before 4.4): a classic unit around \`podman kube play\` | \`~/.config/systemd/user/\` |

Take one of them. Quadlet units are generated: \`start\` them, and never \`enable\` them; \`[Install]\` in the file
already starts them with the user's session. To keep them running after you log out, and from boot on, switch lingering
on once: \`sudo loginctl enable-linger $USER\`.

## The files that the secrets are made of

${fileCount(spec)} files in an empty directory of your own. Where you have none yet (\`htpasswd\` is in the package apache2-utils or
httpd-tools; clients must trust \`tls.crt\`), in bash. The configuration of the registry is among them, because it holds
secret values${spec.storage.kind === 's3' ? ', the keys of the bucket too' : ''}:

${block(commands.material)}

## As a .kube Quadlet

${atLeast(target, 4, 4) ? '' : `Podman ${formatVersion(target)} has no Quadlet; take the classic unit.\n\n`}Secrets of a Kubernetes manifest are Kubernetes objects:

${block(commands.kubeSecrets)}

Then, in the directory of this file:

${block(commands.kube)}

## As .pod, .container and .volume Quadlets

${block(commands.podSecrets)}

Then, in the directory of this file:

${block(commands.pod)}

## As a classic unit

Its manifest names \`${home}\`; put another home in its place where it goes to another user. The files of the secrets go
below that home:

${block(commands.classicSecrets)}

Then, in the directory of this file. A classic unit is a file of yours, so this one is enabled:

${block(commands.classic)}
${namespaceSection(spec, target)}
## Is it up?

\`\`\`sh
curl --cacert tls.crt ${curlLogin(spec.access)}https://${authority(spec.address)}/v2/
\`\`\`
`;
}

/** Options for curl with which the registry answers 200, in front of its address; none where it wants a token. */
export function curlLogin(access: Access): string {
  return access.kind === 'basic' ? `-u ${access.writer} ` : '';
}

/** Where each of the files says how the ids are mapped, and which of them cannot say it. */
function namespaceSection({ name, mapping }: RegistrySpec, target: PodmanVersion): string {
  if (mapping === undefined) return '';
  const asked = mapping.kind === 'rows' ? 'a map of its own' : `\`${mapping.mode}\``;
  const inKube = atLeast(target, 4, 5)
    ? `\`UserNS=\` in \`kube/${name}.kube\``
    : `nowhere: \`UserNS=\` of a .kube file came with Podman 4.5, and the pod gets the namespace that \`hostUsers: false\` gives it`;
  const inPod = atLeast(target, 5, 3)
    ? mapping.kind === 'rows'
      ? '`UIDMap=` and `GIDMap=`'
      : '`UserNS=`'
    : '`PodmanArgs=`';
  const kubernetes = hasOwnNamespace(mapping)
    ? '`hostUsers: false`, which gives the pod a user namespace; which ids it gets is for the cluster to choose, so the map itself cannot be said'
    : 'nothing, because it is what a cluster does without being told';
  const rows = [
    ['`.kube`', inKube],
    [
      'the manifest, for `podman kube play`',
      atLeast(target, 5, 0)
        ? 'the annotation `io.podman.annotations.userns`'
        : 'nowhere: give `--userns` to `podman kube play`, since the annotation came with Podman 5.0',
    ],
    ['the manifest, on Kubernetes', kubernetes],
    ['`.pod`', `${inPod} in \`pod/${name}.pod\`, for both containers`],
    ['classic unit', '`--userns` of `podman kube play`'],
  ].map((cells) => `| ${cells.join(' | ')} |`);
  const note =
    mapping.kind === 'rows'
      ? '\nA map is written with the ids that podman counts: 0 is the user who runs it, and 1 the first subordinate id of\n/etc/subuid. `kube play` takes no map, but `auto:size=1` with a map, which leaves podman nothing to choose.\n'
      : '';
  const asRoot = keepsId(mapping)
    ? '\nThe volumes and secrets of `.kube` and `.pod` belong to root inside, so these run their containers as root inside.\n'
    : '';
  return `
## The user namespace

The containers get ${asked}:

| form | where it is said |
| --- | --- |
${rows.join('\n')}
${note}${asRoot}`;
}
