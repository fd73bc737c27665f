import { UserError } from '../../platform/errors.js';

/**
 * Pods and containers share their names with podman: the pod `podman-registry-a-nginx` of a registry "a-nginx" would be
 * the nginx of the registry "a".
 * @param others names of the registries that this user has beside it
 * @throws UserError naming the one that is in the way
 */
export function assertDistinctName(name: string, others: readonly string[]): void {
  const other = others.find((one) => isContainerOf(name, one) || isContainerOf(one, name));
  if (other === undefined) return;
  throw new UserError(
    `input "name" is "${name}", and this user has a registry "${other}", one's pod being called as a container of the other; allowed: a name that does not differ by -registry, -nginx, -infra, -service, -watch, -recover or -mirror-… alone`,
  );
}

function isContainerOf(name: string, other: string): boolean {
  return (
    name.startsWith(`${other}-`) &&
    /^(registry|nginx|infra|service|watch|recover|mirror-.*)$/.test(name.slice(other.length + 1))
  );
}
