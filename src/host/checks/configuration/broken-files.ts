import { check, EVERYTHING, error, ok, type Verdict } from '../../check.js';
import { containersConf } from '../../facts/containers-conf.js';
import { registriesConf } from '../../facts/registries-conf.js';
import { storageConf } from '../../facts/storage-conf.js';
import type { BrokenFile } from '../../facts/toml.js';
import { byHand } from '../../remedy.js';

/** Podman reads its configuration before anything else, and ends where it cannot. */
export const brokenFiles = check<readonly BrokenFile[]>({
  id: 'RP065',
  title: 'configuration files',
  phase: 'host',
  reads:
    'containers.conf, storage.conf and registries.conf of this user and of the system, with their drop-ins.',
  cause: 'A file of the configuration is not TOML, and podman does not start with it.',
  cure: 'Correct the line that is named, or remove the file.',
  signatures: [
    /[Ff]ailed to (?:obtain podman configuration|decode the keys).*toml: line \d+/,
    /(?:decode configuration|loading (?:drop-in )?registries configuration|Failed to read) .*toml: line \d+/,
  ],
  sources: ['containers.conf(5)', 'containers-storage.conf(5)', 'containers-registries.conf(5)'],
  read: async (host) => {
    const [containers, storage, registries] = await Promise.all([
      containersConf(host),
      storageConf(host),
      registriesConf(host),
    ]);
    return [
      ...containers.broken,
      ...(storage.broken === undefined ? [] : [storage.broken]),
      ...registries.broken,
    ];
  },
  judge: judgeBrokenFiles,
});

function judgeBrokenFiles(broken: readonly BrokenFile[]): Verdict {
  if (broken.length === 0) return ok('all can be read');
  return error(
    EVERYTHING,
    broken.map(({ path, problem }) => `${path}, ${problem}`).join('; '),
    byHand(`Correct or remove ${broken.map(({ path }) => path).join(', ')}.`),
  );
}
