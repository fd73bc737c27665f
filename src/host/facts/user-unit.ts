import type { Host } from '../host.js';
import { userSession } from './user-session.js';

/**
 * The file of a unit that comes with a package, for the systemd of a user. Source: systemd.unit(5), "Unit File Load Path"
 * @returns nothing where there is none, or it is masked
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
    const masked = facts.kind === 'character-device' || facts.size === 0;
    return masked ? undefined : `${place}/${name}`;
  }
  return undefined;
}
