import { isAbsolute, join } from 'node:path';

/**
 * The directory of this user's configuration files. A path in XDG_CONFIG_HOME that is not absolute is ignored.
 * Source: XDG Base Directory Specification.
 */
export function configHome(variable: (name: string) => string | undefined, home: string): string {
  const named = variable('XDG_CONFIG_HOME') ?? '';
  return isAbsolute(named) ? join(named) : join(home, '.config');
}
