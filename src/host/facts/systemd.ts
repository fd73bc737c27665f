import { configHome } from '../../platform/config-home.js';
import { parseIni } from '../../platform/ini.js';
import type { Host, PathFacts } from '../host.js';
import { userSession } from './user-session.js';

/** In order of precedence: a drop-in hides those of the same name in later directories. */
const DIRECTORIES = ['/etc/systemd', '/run/systemd', '/usr/local/lib/systemd', '/usr/lib/systemd'];

/** A configuration file of a systemd service, with its drop-ins. */
interface SystemdConf {
  /** The effective value, or nothing. */
  get(key: string): string | undefined;
  /** The default in a comment of the packaged file. */
  shippedDefault(key: string): string | undefined;
}

/**
 * Reads the section of a file such as logind.conf(5). Source: "Configuration Directories and Precedence": the
 * first main file, then every drop-in in the order of the names; a later assignment wins.
 */
export async function systemdConf(host: Host, name: string, section: string): Promise<SystemdConf> {
  const mains = await Promise.all(DIRECTORIES.map((directory) => host.read(`${directory}/${name}`)));
  const dropIns = new Map<string, string>();
  for (const directory of DIRECTORIES) {
    for (const file of await host.list(`${directory}/${name}.d`)) {
      if (file.endsWith('.conf') && !dropIns.has(file)) dropIns.set(file, `${directory}/${name}.d/${file}`);
    }
  }
  const sorted = [...dropIns].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, path]) => path);
  const main = mains.find((text) => text !== undefined) ?? '';
  const texts = [main, ...(await Promise.all(sorted.map((path) => host.read(path))))];
  const values: Record<string, unknown> = {};
  for (const text of texts) Object.assign(values, (await parseIni(text ?? ''))[section]);
  return {
    get: (key) => (Object.hasOwn(values, key) ? String(values[key]) : undefined),
    shippedDefault: (key) => new RegExp(`^#${key}=(.*)$`, 'm').exec(main)?.[1]?.trim(),
  };
}

/**
 * The packaged file of a user unit. Source: systemd.unit(5), "Unit File Load Path"
 * @returns nothing if it is missing or masked
 */
export async function userUnit(host: Host, name: string): Promise<string | undefined> {
  const { directory } = await userSession(host);
  const config = configHome(host.variable, host.user.home);
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
