/** The keys that name what podman creates, and the name space that each shares. */
export const NAME_KEYS: Readonly<Record<string, { readonly key: string; readonly space: string }>> = {
  '.container': { key: 'ContainerName', space: 'containers and pods' },
  '.pod': { key: 'PodName', space: 'containers and pods' },
  '.volume': { key: 'VolumeName', space: 'volumes' },
  '.network': { key: 'NetworkName', space: 'networks' },
};
