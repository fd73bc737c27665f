import type { Host, PathFacts } from '../host.js';
import { userSession } from './user-session.js';

/**
 * The packaged file of a user unit. Source: systemd.unit(5), "Unit File Load Path"
 * @returns nothing if it is missing or masked
 */
export async function userUnit(host: Host, name: string): Promise<string | undefined> {
  const { directory } = await userSession(host);
  const config = host.variable('XDG_CONFIG_HOME') || `${host.user.home}/.config`;
  const own = [
    `${config}/systemd/user`,
    '/etc/systemd/user',
    `${directory}/systemd/user`,
    '/run/systemd/user',
  ];
  for (const place of [...own, '/usr/local/lib/systemd/user', '/usr/lib/systemd/user', '/lib/systemd/user']) {
    const facts = await host.stat(`${place}/${name}`);
    if (facts === undefined) continue;
    return isMasked(facts) ? undefined : `${place}/${name}`;
  }
  return undefined;
}

/**
 * Whether a systemd file is masked: empty, or a link to /dev/null. Source: systemd.unit(5), systemd.generator(7)
 */
export function isMasked({ kind, size }: PathFacts): boolean {
  return kind === 'character-device' || size === 0;
}
