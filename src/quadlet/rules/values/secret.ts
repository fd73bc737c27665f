import { quoted } from './quoted.js';

/** Validates `Secret=` of a container: NAME[,OPTION=VALUE]… (`parseSecrets` in `pkg/specgenutil/specgen.go`). */
export function secretFault(value: string): string | undefined {
  const parts = value.split(',');
  if (parts.length === 1) return undefined;
  let named = !(parts[0] ?? '').includes('=') && parts.shift() !== '';
  let type: string | undefined;
  let mountOnly: string | undefined;
  for (const part of parts) {
    const [, name = '', text = ''] = /^([^=]*)=(.*)$/.exec(part) ?? [];
    if (!part.includes('=')) return `${quoted(part)} is not OPTION=VALUE`;
    switch (name) {
      case 'source':
        named = text !== '';
        break;
      case 'target':
        break;
      case 'type':
        if (type !== undefined) return 'Secret= has more than one type=';
        if (text !== 'mount' && text !== 'env') return `${quoted(text)} is neither mount nor env`;
        type = text;
        break;
      case 'mode':
        if (!/^[0-7]+$/.test(text)) return `${quoted(text)} is not an octal mode such as 0400`;
        mountOnly = name;
        break;
      case 'uid':
      case 'gid':
      case 'UID':
      case 'GID':
        if (!/^\d+$/.test(text)) return `${quoted(text)} is not a numeric ID`;
        mountOnly = name;
        break;
      default:
        return `${quoted(name)} is not one of source, type, target, mode, uid, gid`;
    }
  }
  if (!named) return 'Secret= does not name a secret';
  return type === 'env' && mountOnly !== undefined
    ? `${mountOnly}= in Secret= requires type=mount`
    : undefined;
}
