import type { VmRecipe } from '../vm/recipe.js';

/** The formats of the artifacts, by the headings of their README. */
export const FORMATS = {
  kube: { heading: 'As a .kube Quadlet', unit: 'registry.service' },
  pod: { heading: 'As .pod', unit: 'registry-pod.service' },
  classic: { heading: 'As a classic unit', unit: 'registry.service' },
} as const;

export type Format = keyof typeof FORMATS;

/** A runner, and the machine that stands for it. */
export interface Runner {
  readonly name: string;
  /** The exact version of Podman. */
  readonly podman: string;
  /** Where that comes from: its Go module, or the packages of the recipe. */
  readonly source: 'module' | 'package';
  readonly recipe: VmRecipe;
  /** What this Podman supports. */
  readonly formats: readonly Format[];
}

const EXPERIMENTAL = `
sed -n 's/ sid / experimental /p' /etc/apt/sources.list > /etc/apt/sources.list.d/experimental.list
apt-get -q update > /dev/null
export DEBIAN_FRONTEND=noninteractive
apt-get -q install --yes --no-install-recommends --target-release=experimental podman netavark buildah > /dev/null
`;

// With the policy enforced from the boot on, the commands from the host are denied their files: `setenforce 1` comes later.
const ENFORCING = `
sed -i 's/^SELINUX=.*/SELINUX=enforcing/' /etc/selinux/config
`;

const TRIXIE: VmRecipe = { name: 'debian', suite: 'trixie' };

export const RUNNERS: readonly Runner[] = [
  {
    name: 'ubuntu-22.04',
    podman: '3.4.4',
    source: 'module',
    recipe: { name: 'podman-3', suite: 'bookworm', packages: ['containernetworking-plugins'] },
    formats: ['classic'],
  },
  { name: 'ubuntu-24.04', podman: '4.9.3', source: 'module', recipe: TRIXIE, formats: ['kube'] },
  { name: 'debian-13', podman: '5.4.2', source: 'package', recipe: TRIXIE, formats: ['kube', 'pod'] },
  {
    name: 'debian-13-selinux',
    podman: '5.4.2',
    source: 'package',
    recipe: {
      ...{ name: 'selinux', suite: 'trixie', script: ENFORCING },
      packages: ['selinux-policy-default', 'selinux-utils', 'policycoreutils'],
      kernelParameters: ['security=selinux', 'selinux=1', 'enforcing=0'],
    },
    formats: ['kube', 'pod'],
  },
  { name: 'ubuntu-26.04', podman: '5.7.0', source: 'module', recipe: TRIXIE, formats: ['kube', 'pod'] },
  {
    name: 'debian-sid',
    podman: '5.8.6',
    source: 'package',
    recipe: { name: 'debian', suite: 'sid' },
    formats: ['kube', 'pod'],
  },
  {
    name: 'fedora',
    podman: '6.1.1',
    source: 'package',
    recipe: { name: 'experimental', suite: 'sid', script: EXPERIMENTAL },
    formats: ['kube', 'pod'],
  },
];
