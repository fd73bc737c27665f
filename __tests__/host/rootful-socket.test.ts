import { expect, test } from '@jest/globals';
import { listenAsRoot } from '../../src/host/rootful-socket.js';
import { type FakeHostParts, fakeHost, memoryJournal } from '../fakes.js';

const NAME = 'podman-registry-1a2b3c4d';
const SCOPE = {
  directory: `/work/_temp/${NAME}`,
  job: NAME,
  user: { name: 'runner', home: '/home/runner' },
};
const FIT: FakeHostParts = { programs: ['podman'], files: { '/run/systemd/system': '' } };

test('systemd listens for this user, and each change is noted before', async () => {
  const host = fakeHost(FIT);
  const journal = memoryJournal(SCOPE);
  const { path } = await listenAsRoot({ name: NAME, host, journal });
  expect(path).toBe(`/run/${NAME}/podman.sock`);
  expect(journal.records.map(({ kind }) => kind)).toEqual(['remove-empty', 'rootful-socket', 'kept']);
  const [argv = []] = host.happened.flatMap((one) => ('root' in one ? [one.root] : []));
  expect(argv).toEqual(
    expect.arrayContaining([
      `--unit=${NAME}`,
      `--socket-property=SocketUser=${host.user.uid}`,
      '--socket-property=SocketMode=0600',
    ]),
  );
  expect(argv.slice(-3)).toEqual(['system', 'service', '--time=0']);
});

test.each<[string, FakeHostParts, RegExp]>([
  ['podman', { ...FIT, programs: [] }, /"socket" is "rootful": podman is not installed/],
  ['systemd', { ...FIT, files: {} }, /systemd is not process 1/],
  ['sudo', { ...FIT, sudo: false }, /cannot use sudo without a password; as root, run: systemctl start/],
  [
    'the installed podman',
    { ...FIT, variables: { CONTAINERS_CONF_OVERRIDE: `/work/_temp/${NAME}/containers.conf` } },
    /root uses the installed Podman; do not set "podman-archive"/,
  ],
])('without %s it is an error, and nothing changes', async (_, parts, message) => {
  const host = fakeHost(parts);
  const journal = memoryJournal(SCOPE);
  await expect(listenAsRoot({ name: NAME, host, journal })).rejects.toThrow(message);
  expect([journal.records, host.happened.filter((one) => 'root' in one)]).toEqual([[], []]);
});
