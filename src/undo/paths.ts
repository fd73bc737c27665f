import { normalize } from 'node:path';

/** The name of a job, its directory and its pod: `podman-registry-1a2b3c4d`. */
export const JOB_NAME = /^podman-registry-[0-9a-f]{8}$/;

/** A registry as certs.d directories are named for it: `127.0.0.1:8443`. */
export const REGISTRY_NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?:[0-9]{1,5}$/;

/** The AppArmor profile that lets podman create user namespaces. */
export const APPARMOR_PROFILE = '/etc/apparmor.d/podman-registry-podman';

/** The configuration of each registry for k3s. */
export const K3S_CERTS = '/var/lib/rancher/k3s/agent/etc/containerd/certs.d';

/** The configuration of each registry for containerd, including that of Kind nodes. */
export const CONTAINERD_CERTS = '/etc/containerd/certs.d';

/** Where the kernel lists its handlers. Source: Documentation/admin-guide/binfmt-misc.rst of Linux. */
export const BINFMT = '/proc/sys/fs/binfmt_misc';

/** The handler for an architecture that a job registers, without dots, which sysctl(8) would replace. */
export function handlerName(architecture: string): string {
  return `podman-registry-${architecture}`;
}

export const DOCKER_CERTS = '/etc/docker/certs.d';

/** The directory for a CA of the system store, for each program that updates the store. */
export const CA_ANCHORS = {
  'update-ca-certificates': '/usr/local/share/ca-certificates',
  'update-ca-trust': '/etc/pki/ca-trust/source/anchors',
} as const;

/** Java's store of Debian's ca-certificates-java, which copies the CAs of the system there. */
export const JAVA_STORE = '/etc/ssl/certs/java/cacerts';

const CLIENT_FILE = /^(?:hosts\.toml|(?:ca|podman-registry-[0-9a-f]{8})\.crt)$/;
const JOB_CA = /^podman-registry-[0-9a-f]{8}\.crt$/;

type Segment = string | RegExp;

/** Every file that this action ever writes as root. */
const ROOT_FILES: readonly (readonly Segment[])[] = [
  segments(APPARMOR_PROFILE),
  ...[DOCKER_CERTS, CONTAINERD_CERTS, K3S_CERTS].map((certs) => [
    ...segments(certs),
    REGISTRY_NAME,
    CLIENT_FILE,
  ]),
  ['run', JOB_NAME, 'podman.sock'],
  ...Object.values(CA_ANCHORS).map((anchors) => [...segments(anchors), JOB_CA]),
];

/** Whether this action writes the file as root. */
export function isRootFile(path: string): boolean {
  const parts = segments(path);
  return isPlainPath(path) && ROOT_FILES.some((file) => file.length === parts.length && leads(file, parts));
}

/** Whether it is a parent directory of a file that this action writes as root. */
export function isRootDirectory(path: string): boolean {
  const parts = segments(path);
  return isPlainPath(path) && ROOT_FILES.some((file) => file.length > parts.length && leads(file, parts));
}

function segments(path: string): string[] {
  return path.split('/').slice(1);
}

function leads(file: readonly Segment[], parts: readonly string[]): boolean {
  return parts.every((part, index) => {
    const expected = file[index];
    return typeof expected === 'string' ? expected === part : expected?.test(part) === true;
  });
}

// PATH_MAX of Linux.
const LONGEST = 4096;

/** An absolute path without `..`, doubled slashes and control characters, and not the root itself. */
export function isPlainPath(path: string): boolean {
  return (
    path.startsWith('/') &&
    path.length > 1 &&
    path.length < LONGEST &&
    !path.endsWith('/') &&
    normalize(path) === path &&
    isPrintable(path)
  );
}

/** Whether a text has no control characters, and no line separators that a log may treat as the end of a line. */
export function isPrintable(text: string): boolean {
  return !/[\p{Cc}\u2028\u2029]/u.test(text);
}

/** Whether a path is below a directory. */
export function isBelow(path: string, directory: string): boolean {
  return isPlainPath(path) && path.startsWith(`${directory}/`);
}
