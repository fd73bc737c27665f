import { resourceNameFault } from './names.js';
import { quoted } from './quoted.js';

/** What is wrong with `Volume=` (`GenVolumeMounts` in `pkg/specgen/volumes.go`, `ValidateVolumeCtrDir`). */
export function volumeFault(value: string): string | undefined {
  const parts = value.split(':');
  if (parts.length > 3) return `${quoted(value)} is no SOURCE:PATH:OPTIONS`;
  const path = parts.at(parts.length === 1 ? 0 : 1) ?? '';
  if (!path.startsWith('/')) return `${quoted(path)} is no absolute path in the container`;
  const source = parts.length === 1 ? '' : (parts[0] ?? '');
  // Without one it is a volume that has no name; a path has rules of its own.
  if (source === '' || /^[.~]|\//.test(source)) return undefined;
  return resourceNameFault(source);
}

/** What is wrong with one `Sysctl=` (`ValidateSysctls`). */
export function sysctlFault(value: string): string | undefined {
  return value.includes('=') ? undefined : `${quoted(value)} is no NAME=VALUE`;
}
