import type { MountedSecret } from '../spec/containers.js';
import type { PlacedRegistry, RegistrySpec } from '../spec/registry-spec.js';
import { OBJECTS } from './kube-yaml.js';
import { type KubernetesChoices, serviceName } from './kubernetes.js';
import { secretKeys } from './mounted-files.js';

/** The commands that make the Secrets, out of files in the current directory. */
export function kubectlSecrets(spec: RegistrySpec): string {
  return [...secretKeys(spec)]
    .map(([secret, keys]) => kubectlSecret(OBJECTS.secret(spec, secret), secret, keys))
    .join('\n');
}

function kubectlSecret(name: string, secret: MountedSecret, keys: readonly string[]): string {
  if (secret === 'tls') return `kubectl create secret tls ${name} --cert=tls.crt --key=tls.key`;
  const files = keys.map((key) => `--from-file=${key}`);
  return ['kubectl create secret generic', name, ...files].join(' ');
}

/** The README's part about the manifests for a cluster. */
export function kubernetesSection(
  spec: PlacedRegistry,
  { replicas, ingressHost }: KubernetesChoices,
): string {
  const block = (text: string) => `\`\`\`sh\n${text}\n\`\`\``;
  const s3 = spec.storage.kind === 's3';
  const names = [`${serviceName(spec)}.NAMESPACE.svc`, ...(ingressHost ? [ingressHost] : [])];
  return `
## On Kubernetes

\`kubernetes/\` has a Deployment (${replicas === 1 ? 'one replica' : `${replicas} replicas`}), a Service, a NetworkPolicy${s3 ? '' : ', a PersistentVolumeClaim'}${ingressHost ? ', an Ingress' : ''}${replicas > 1 ? ', a PodDisruptionBudget' : ''} and a
kustomization, which makes the ConfigMaps. They refer to Secrets, which you make out of the files above; the certificate
must be for the names that clients dial: ${names.map((name) => `\`${name}\``).join(', ')}:

${block(kubectlSecrets(spec))}

Then, in the directory of this file:

${block(`kubectl apply -k kubernetes\nkubectl rollout status deployment/${spec.name}`)}

A kustomization rolls out a change of a ConfigMap, and not one of a Secret. After a change of the registry's configuration:

${block(`kubectl rollout restart deployment/${spec.name}`)}

${
  s3
    ? 'The images are in the bucket, so there may be as many replicas as you like.'
    : 'The images are on a claim of 10 GiB for one node, so there is one replica; with `storage: s3` there may be more.'
} The probes run \`sh\`,
\`wget\` and \`grep\` in the containers, which the images of Alpine and those built from packages have.

Podman plays the same Deployment, with the secrets of the .kube Quadlet:

${block(`podman kube play --configmap kubernetes/configmaps.yaml --publish ${spec.address.port}:8443 kubernetes/deployment.yaml`)}
`;
}
