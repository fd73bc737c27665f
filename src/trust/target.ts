/** The clients of a job that can be made to trust the registry, each in its own way. */
export const TRUST_TARGETS = [
  'podman',
  'docker',
  'buildkit',
  'containerd',
  'kind',
  'k3s',
  'system',
  'env',
] as const;

export type TrustTarget = (typeof TRUST_TARGETS)[number];
