import { expect, test } from '@jest/globals';
import { storageConf } from '../../../src/host/facts/storage-conf.js';
import { fakeHost } from '../../fakes.js';

const ETC = '/etc/containers/storage.conf';
const OWN = '/home/runner/.config/containers/storage.conf';
const DEFAULT = '/home/runner/.local/share/containers/storage';
const SETTINGS =
  '[storage]\ndriver = "vfs"\ngraphroot = "/data/$USER"\nrunroot = "/run/$UID"\n[storage.options.overlay]\nmount_program = "/usr/bin/f"\n';
const PATH = '[storage]\nrootless_storage_path = "/path"\n';

/** Driver, store, run root and mount program as podman uses them. */
test.each<[string, string, Record<string, string>, (string | undefined)[]]>([
  ['Podman 5 and the system', '5.8.6', { [ETC]: SETTINGS }, ['vfs', DEFAULT, undefined, undefined]],
  [
    'Podman 6 and the system',
    '6.0.2',
    { [ETC]: SETTINGS },
    ['vfs', '/data/runner', '/run/1001', '/usr/bin/f'],
  ],
  ['Podman 5 and the user', '5.4.2', { [OWN]: SETTINGS }, ['vfs', '/data/runner', '/run/1001', '/usr/bin/f']],
  [
    'Podman 5 and a drop-in',
    '5.8.6',
    { [`${OWN}.d/a.conf`]: SETTINGS },
    [undefined, DEFAULT, undefined, undefined],
  ],
  [
    'Podman 6 and a drop-in',
    '6.0.2',
    { [OWN]: PATH, [`${OWN}.d/a.conf`]: '[storage]\ndriver = "overlay2"\n' },
    ['overlay', '/path', undefined, undefined],
  ],
  [
    'Podman 6 with both paths',
    '6.0.2',
    { [ETC]: `${SETTINGS}`, [`${ETC}.d/a.conf`]: PATH },
    ['vfs', '/data/runner', '/run/1001', '/usr/bin/f'],
  ],
  [
    'Podman 6 and the file of a user that replaces that of the system',
    '6.0.2',
    { [ETC]: SETTINGS, [OWN]: '[storage]\n' },
    [undefined, DEFAULT, undefined, undefined],
  ],
])('%s', async (_, version, files, expected) => {
  const answer = () => ({ stdout: `podman version ${version}\n` });
  const conf = await storageConf(
    fakeHost({ files, programs: ['podman'], variables: { USER: 'runner' }, answer }),
  );
  expect([conf.driver, conf.graphRoot, conf.runRoot, conf.mountProgram?.value]).toEqual(expected);
});
