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

/** Validates one `Sysctl=` (`ValidateSysctls`). */
export function sysctlFault(value: string): string | undefined {
  return value.includes('=') ? undefined : `${quoted(value)} is not NAME=VALUE`;
}
