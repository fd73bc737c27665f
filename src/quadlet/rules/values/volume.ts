import { resourceNameFault } from './names.js';
import { quoted } from './quoted.js';

/** Validates `Volume=` (`GenVolumeMounts` in `pkg/specgen/volumes.go`, `ValidateVolumeCtrDir`). */
export function volumeFault(value: string): string | undefined {
  const parts = value.split(':');
  if (parts.length > 3) return `${quoted(value)} is not SOURCE:PATH:OPTIONS`;
  const path = parts.at(parts.length === 1 ? 0 : 1) ?? '';
  if (!path.startsWith('/')) return `${quoted(path)} is not an absolute path in the container`;
  const source = parts.length === 1 ? '' : (parts[0] ?? '');
  // An empty source is an anonymous volume; PQ122 checks paths.
  if (source === '' || /^[.~]|\//.test(source)) return undefined;
  return resourceNameFault(source);
}

const SYSCTLS = /^(?:net\.|fs\.mqueue\.|kernel\.(?:msg(?:max|mnb|mni)|sem|shm(?:all|max|mni|_rmid_forced))=)/;

/** Validates one `Sysctl=`: a parameter of a namespace of the container (`ValidateSysctls`). */
export function sysctlFault(value: string): string | undefined {
  if (!value.includes('=')) return `${quoted(value)} is not NAME=VALUE`;
  if (/^\s|\s$|\s=|=\s/.test(value)) return `${quoted(value)} has white space around a part`;
  return SYSCTLS.test(value)
    ? undefined
    : `${quoted(value)} applies to the whole host, and podman rejects it; set it on the host`;
}
