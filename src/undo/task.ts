import { BINFMT, handlerName, JAVA_STORE } from './paths.js';
import type { Undo } from './step.js';

/** What undoing a step does, to follow "could not". Pure. */
export function taskOf(step: Undo): string {
  switch (step.kind) {
    case 'pod':
      return `remove the pod ${step.name}`;
    case 'image':
      return `remove the image ${step.reference}`;
    case 'pause-images':
      return "remove podman's own pause image";
    case 'remove':
      return `remove ${step.path}`;
    case 'remove-empty':
      return `remove the empty directories ${step.paths.join(', ')}`;
    case 'restore':
      return step.copy === undefined ? `remove ${step.path}` : `restore ${step.path} from ${step.copy}`;
    case 'variable':
      return `reset the variable ${step.name}`;
    case 'put-back':
      return step.aside === undefined
        ? `remove the storage ${step.path}`
        : `move the storage ${step.aside} back to ${step.path}`;
    case 'kept':
      return `keep ${step.what}`;
    case 'podman-socket':
      return 'stop podman.socket';
    case 'podman-service':
      return 'end podman system service';
    case 'podman-bundle':
      return 'remove the Podman of the job';
    case 'lingering':
      return `disable lingering for ${step.user}`;
    case 'sysctl':
      return `set ${step.name} to 0`;
    case 'apparmor-profile':
      return 'unload the AppArmor profile of podman';
    case 'tun-device':
      return 'remove /dev/net/tun';
    case 'tun-directory':
      return 'remove /dev/net';
    case 'mode':
      return `set the mode of ${step.path} to ${step.mode}`;
    case 'fuse-module':
      return 'unload the kernel module fuse';
    case 'binfmt':
      return `remove ${BINFMT}/${handlerName(step.architecture)}`;
    case 'binfmt-mount':
      return `unmount ${BINFMT}`;
    case 'binfmt-module':
      return 'unload the kernel module binfmt_misc';
    case 'subids':
      return 'restore the subordinate IDs in /etc/subuid and /etc/subgid';
    case 'ca-store':
      return `update the system CA store with ${step.program}`;
    case 'java-store':
      return `remove the CA of the job from ${JAVA_STORE}`;
    case 'k3s-registry':
      return `remove the registry ${step.registry} from k3s`;
    case 'kind-node':
      return `remove the registry ${step.registry} from the Kind node ${step.node}`;
    case 'trial-container':
      return `remove the container ${step.name}`;
    case 'rootful-socket':
      return `stop ${step.name}.socket and ${step.name}.service`;
    case 'unfinished-registry':
      return `remove the unfinished registry "${step.name}"`;
  }
}
