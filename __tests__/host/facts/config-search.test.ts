import { expect, test } from '@jest/globals';
import { userRegistriesDirectory } from '../../../src/host/facts/config-search.js';
import { userConfigDirectory } from '../../../src/host/facts/home.js';
import { fakeHost } from '../../fakes.js';

/** Where podman looks for containers.conf, and where for registries.conf and certs.d. */
test.each<[version: string | undefined, variables: Record<string, string>, conf: string, registries: string]>(
  [
    ['5.8.6', {}, '/home/runner/.config/containers', '/home/runner/.config/containers'],
    ['5.8.6', { XDG_CONFIG_HOME: '/x' }, '/x/containers', '/home/runner/.config/containers'],
    ['5.8.6', { HOME: '/h', XDG_CONFIG_HOME: '/x' }, '/x/containers', '/h/.config/containers'],
    ['6.0.0', {}, '/home/runner/.config/containers', '/home/runner/.config/containers'],
    ['6.0.0', { HOME: '/h' }, '/h/.config/containers', '/h/.config/containers'],
    ['6.0.0', { HOME: '/h', XDG_CONFIG_HOME: '/x/' }, '/x/containers', '/x/containers'],
    ['6.1.1', { XDG_CONFIG_HOME: 'x' }, '/home/runner/.config/containers', '/home/runner/.config/containers'],
    [undefined, { XDG_CONFIG_HOME: '/x' }, '/x/containers', '/home/runner/.config/containers'],
  ],
)('Podman %s with %j', async (version, variables, conf, registries) => {
  const host = fakeHost({
    variables,
    programs: version === undefined ? [] : ['podman'],
    answer: () => ({ stdout: `podman version ${version}\n` }),
  });
  expect([userConfigDirectory(host), await userRegistriesDirectory(host)]).toEqual([conf, registries]);
});
