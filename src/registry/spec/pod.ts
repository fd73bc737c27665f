import { dirname } from 'node:path';
import { fittingPaths } from './fast-paths.js';
import { mirrorContainers } from './mirrors.js';
import { nginxProbes, registryProbes } from './probes.js';
import {
  type Access,
  checksPasswords,
  NGINX_PORT,
  NGINX_PROBE_PORT,
  PATHS,
  type PodChoices,
  type PodContainer,
  REGISTRY_PORT,
  type RegistryPod,
  type Storage,
} from './registry-spec.js';
import { storageParts } from './storage-parts.js';

/** Describes the pod. Pure: the same choices give the same pod. */
export function describePod(choices: PodChoices): RegistryPod {
  const { name, address, access, mapping, mirrors = [], fragments = {}, fastPaths = [] } = choices;
  const storage = choices.storage ?? { kind: 'directory', path: undefined };
  const paths = fittingPaths(fastPaths, storage, fragments);
  return {
    name,
    address,
    access,
    storage,
    mirrors,
    fragments,
    fastPaths: paths,
    mapping,
    containers: [
      registryContainer(choices.registryImage, access, storage),
      nginxContainer(choices.nginxImage, access, paths.includes('blobs')),
      ...mirrorContainers({ mirrors, access }, choices.registryImage),
    ],
  };
}

function registryContainer(image: string, access: Access, storage: Storage): PodContainer {
  const parts = storageParts(storage, PATHS.certificates, PATHS.data);
  const hasCertificates = access.kind === 'token' || (storage.kind === 's3' && storage.roots !== undefined);
  return {
    name: 'registry',
    image,
    // Takes the same form with the official images of 2 and 3 and with ghcr.io's, whose entry points differ.
    args: ['serve', PATHS.registryConfig],
    environment: {
      // Distribution 3 sends traces to localhost:4318 unless it is told not to.
      OTEL_TRACES_EXPORTER: 'none',
      ...parts.environment,
    },
    mounts: [
      { kind: 'secret', path: dirname(PATHS.registryConfig), secret: 'registry' },
      ...(hasCertificates
        ? [{ kind: 'config', path: PATHS.certificates, config: 'certificates' } as const]
        : []),
      ...(checksPasswords(access) ? [{ kind: 'secret', path: PATHS.access, secret: 'access' } as const] : []),
      ...parts.mounts,
    ],
    probes: registryProbes(REGISTRY_PORT),
  };
}

function nginxContainer(image: string, access: Access, sendsBlobs: boolean): PodContainer {
  return {
    name: 'nginx',
    image,
    command: ['nginx', '-c', PATHS.nginxConfig],
    environment: {},
    mounts: [
      { kind: 'config', path: dirname(PATHS.nginxConfig), config: 'nginx' },
      { kind: 'secret', path: PATHS.tls, secret: 'tls' },
      ...(access.kind === 'basic' && (access.anonymousPull || access.checkedBy === 'nginx')
        ? [{ kind: 'secret', path: PATHS.access, secret: 'access' } as const]
        : []),
      ...(sendsBlobs ? [{ kind: 'data', path: PATHS.data, data: 'data', readOnly: true } as const] : []),
    ],
    publishes: NGINX_PORT,
    probes: nginxProbes(NGINX_PROBE_PORT),
  };
}
