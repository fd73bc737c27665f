import { describe, expect, test } from '@jest/globals';
import { containersConf } from '../../../src/host/facts/containers-conf.js';
import { userConfigDirectory } from '../../../src/host/facts/home.js';
import { fakeHost } from '../../fakes.js';

const USR = '/usr/share/containers/containers.conf';
const ETC = '/etc/containers/containers.conf';
const OWN = '/home/runner/.config/containers/containers.conf';
const line = (value: string) => `[engine]\nruntime = "${value}"\n`;

describe("the user's configuration of podman", () => {
  test.each<[Record<string, string>, string]>([
    [{}, '/home/runner/.config/containers'],
    [{ HOME: '/home/me' }, '/home/me/.config/containers'],
    [{ HOME: '/home/me', XDG_CONFIG_HOME: '/xdg' }, '/xdg/containers'],
    [{ XDG_CONFIG_HOME: '' }, '/home/runner/.config/containers'],
  ])('with %j', (variables, expected) => {
    expect(userConfigDirectory(fakeHost({ variables }))).toBe(expected);
  });
});

describe('containers.conf', () => {
  test.each<[string, Record<string, string>, Record<string, string>, string | undefined]>([
    ['nothing at all', {}, {}, undefined],
    ['the package alone', { [USR]: line('usr') }, {}, USR],
    ["the administrator's", { [USR]: line('usr'), [ETC]: line('etc') }, {}, ETC],
    ["the user's", { [USR]: line('usr'), [ETC]: line('etc'), [OWN]: line('own') }, {}, OWN],
    [
      'a drop-in over its file',
      { [ETC]: line('etc'), [`${ETC}.d/a.conf`]: line('a') },
      {},
      `${ETC}.d/a.conf`,
    ],
    [
      "the user's file over a drop-in of the system",
      { [`${ETC}.d/z.conf`]: line('z'), [OWN]: line('own') },
      {},
      OWN,
    ],
    [
      'the later of two drop-ins',
      { [`${OWN}.d/10.conf`]: line('10'), [`${OWN}.d/9.conf`]: line('9') },
      {},
      `${OWN}.d/9.conf`,
    ],
    ['a drop-in with another ending', { [`${OWN}.d/a.conf.bak`]: line('a') }, {}, undefined],
    ['another key', { [ETC]: line('etc'), [OWN]: '[engine]\nother = 1\n' }, {}, ETC],
    ['another table', { [ETC]: line('etc'), [OWN]: '[containers]\nruntime = "x"\n' }, {}, ETC],
    [
      'one that CONTAINERS_CONF names, alone',
      { [OWN]: line('own'), '/job.conf': '[engine]\n' },
      { CONTAINERS_CONF: '/job.conf' },
      undefined,
    ],
    [
      'one that CONTAINERS_CONF_OVERRIDE names, over all',
      { [`${OWN}.d/z.conf`]: line('z'), '/last.conf': line('last') },
      { CONTAINERS_CONF_OVERRIDE: '/last.conf' },
      '/last.conf',
    ],
  ])('%s', async (_, files, variables, expected) => {
    const conf = await containersConf(fakeHost({ files, variables }));
    expect(conf.get('engine', 'runtime')?.path).toBe(expected);
    expect(conf.broken).toEqual([]);
  });

  const SIX = 'podman version 6.0.2\n';
  test.each<[string, string, Record<string, string>, string | undefined]>([
    ['only the first main file', SIX, { [ETC]: '[containers]\n', [USR]: line('usr') }, undefined],
    ['drop-ins of the distribution', SIX, { [`${USR}.d/a.conf`]: line('a') }, `${USR}.d/a.conf`],
    ['which Podman 5 does not read', 'podman version 5.8.6\n', { [`${USR}.d/a.conf`]: line('a') }, undefined],
    [
      'a drop-in by its name, not by its directory',
      SIX,
      { [`${OWN}.d/a.conf`]: line('a'), [`${ETC}.d/b.conf`]: line('b') },
      `${ETC}.d/b.conf`,
    ],
    [
      'the drop-in of the user instead of that of the system',
      SIX,
      { [`${OWN}.d/a.conf`]: line('a'), [`${ETC}.d/a.conf`]: line('b') },
      `${OWN}.d/a.conf`,
    ],
    [
      'that of the user id instead of that of all users',
      SIX,
      {
        '/etc/containers/containers.rootless.conf.d/1001/a.conf': line('a'),
        '/etc/containers/containers.rootless.conf.d/a.conf': line('b'),
      },
      '/etc/containers/containers.rootless.conf.d/1001/a.conf',
    ],
    ['no main file for users', SIX, { '/etc/containers/containers.rootless.conf': line('a') }, undefined],
    [
      'which Podman 5.7 reads',
      'podman version 5.7.0\n',
      { '/etc/containers/containers.rootless.conf': line('a') },
      '/etc/containers/containers.rootless.conf',
    ],
    [
      'and Podman 5.6 does not',
      'podman version 5.6.2\n',
      { '/etc/containers/containers.rootless.conf': line('a') },
      undefined,
    ],
  ])('with Podman 6 has %s', async (_, stdout, files, expected) => {
    const conf = await containersConf(fakeHost({ files, programs: ['podman'], answer: () => ({ stdout }) }));
    expect(conf.get('engine', 'runtime')?.path).toBe(expected);
  });

  test('has values as TOML has them', async () => {
    const files = { [ETC]: '[containers]\npids_limit = 0\nulimits = ["nofile=1:2"]\n' };
    const conf = await containersConf(fakeHost({ files }));
    expect(conf.get('containers', 'pids_limit')).toEqual({ value: 0, path: ETC });
    expect(conf.get('containers', 'ulimits')?.value).toEqual(['nofile=1:2']);
    expect(conf.get('containers', 'constructor')).toBeUndefined();
  });

  test('that is no TOML is named, and the others count', async () => {
    const conf = await containersConf(
      fakeHost({ files: { [ETC]: '[engine]\n\n[oops\n', [USR]: line('usr') } }),
    );
    expect(conf.get('engine', 'runtime')?.value).toBe('usr');
    expect(conf.broken).toEqual([{ path: ETC, problem: expect.stringMatching(/^line 3: /) }]);
  });
});
