import type { MountedSecret } from '../spec/containers.js';
import type { PlacedRegistry, RegistrySpec } from '../spec/registry-spec.js';
import { OBJECTS } from './kube-yaml.js';
import { type KubernetesChoices, serviceName } from './kubernetes.js';
import { secretKeys } from './mounted-files.js';

/** The commands that create the Secrets from files in the current directory. */
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

/** The README section about the Kubernetes manifests. */
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
kustomization, which creates the ConfigMaps. They refer to Secrets, which you create from the files above; the certificate
must cover the names that clients use: ${names.map((name) => `\`${name}\``).join(', ')}:

${block(kubectlSecrets(spec))}

Then, in the directory of this file:

${block(`kubectl apply -k kubernetes\nkubectl rollout status deployment/${spec.name}`)}

A kustomization rolls out a changed ConfigMap, but not a changed Secret. After a change of the registry's configuration:

${block(`kubectl rollout restart deployment/${spec.name}`)}

${
  s3
    ? 'The images are in the bucket, so any number of replicas works.'
    : 'The images are on a claim of 10 GiB for one node, so there is one replica; `storage: s3` allows more.'
} The probes run \`sh\`,
\`wget\` and \`grep\` in the containers; images based on Alpine and images built from packages include them.

Podman can play the same Deployment with the secrets of the .kube Quadlet:

${block(`podman kube play --configmap kubernetes/configmaps.yaml --publish ${spec.address.port}:8443 kubernetes/deployment.yaml`)}
`;
}
