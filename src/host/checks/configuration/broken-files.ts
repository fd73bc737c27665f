import { check, EVERYTHING, error, ok, type Verdict } from '../../check.js';
import { containersConf } from '../../facts/containers-conf.js';
import { registriesConf } from '../../facts/registries-conf.js';
import { storageConf } from '../../facts/storage-conf.js';
import type { BrokenFile } from '../../facts/toml.js';
import { byHand } from '../../remedy.js';

/** Podman reads its configuration first and exits if that fails. */
export const brokenFiles = check<readonly BrokenFile[]>({
  id: 'RP065',
  title: 'configuration files',
  phase: 'host',
  reads:
    'containers.conf, storage.conf and registries.conf of this user and of the system, with their drop-ins and the files that CONTAINERS_CONF and similar variables name.',
  cause:
    'A configuration file is not valid TOML, or a variable such as CONTAINERS_CONF names a missing one, so podman does not start.',
  cure: 'Correct the reported line, or remove the file; unset a variable that names a missing file.',
  signatures: [
    /[Ff]ailed to (?:obtain podman configuration|decode the keys).*toml: line \d+/,
    /CONTAINERS_(?:CONF|CONF_OVERRIDE) file: (?:f?stat|faccessat) \S+: no such file or directory/,
    /(?:decode configuration|loading (?:drop-in )?registries configuration|Failed to read) .*toml: line \d+/,
  ],
  sources: ['containers.conf(5)', 'containers-storage.conf(5)', 'containers-registries.conf(5)'],
  read: async (host) => {
    const [containers, storage, registries] = await Promise.all([
      containersConf(host),
      storageConf(host),
      registriesConf(host),
    ]);
    return [...containers.broken, ...storage.broken, ...registries.broken];
  },
  judge: judgeBrokenFiles,
});

function judgeBrokenFiles(broken: readonly BrokenFile[]): Verdict {
  if (broken.length === 0) return ok('all are readable');
  return error(
    EVERYTHING,
    broken.map(({ path, problem }) => `${path}, ${problem}`).join('; '),
    byHand(broken.map(adviceFor).join(' ')),
  );
}

function adviceFor({ path, namedBy }: BrokenFile): string {
  return namedBy === undefined ? `Correct or remove ${path}.` : `Create ${path}, or unset ${namedBy}.`;
}
