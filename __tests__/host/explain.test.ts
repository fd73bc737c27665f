import { describe, expect, test } from '@jest/globals';
import { conditions } from '../../src/host/checks/index.js';
import { HostUnfitError } from '../../src/host/examine.js';
import { conditionsBehind, explainCheck, explainFailure } from '../../src/host/explain.js';
import { byHand } from '../../src/host/remedy.js';
import type { CheckResult } from '../../src/host/run-checks.js';
import { UserError } from '../../src/platform/errors.js';
import { CommandError } from '../../src/platform/exec.js';

const failure = (stderr: string) =>
  new CommandError(['podman', 'run'], { exitCode: 125, stdout: '', stderr }, 60);

/** What podman, buildah and skopeo were seen to say, and the check that it belongs to. */
const SAID: readonly (readonly [string, string])[] = [
  ['RP012', 'Error: failed to open 2048 locks in /libpod_rootless_lock_1001: numerical result out of range'],
  ['RP013', 'Error: crun: unknown version specified: OCI runtime error'],
  [
    'RP014',
    'Error: command required for rootless mode with multiple IDs: exec: "newuidmap": executable file not found in $PATH',
  ],
  [
    'RP015',
    'time="2026" level=error msg="running `/usr/bin/newuidmap 12 0 1001 1 1 100000 65536`: newuidmap: write to uid_map failed: Operation not permitted\\n"\nError: cannot set up namespace using "/usr/bin/newuidmap": should have setuid or have filecaps setuid: exit status 1',
  ],
  [
    'RP017',
    'Error: building local pause image: finding catatonit binary: could not find "catatonit" in one of []',
  ],
  [
    'RP020',
    'time="2026" level=warning msg="Using rootless single mapping into the namespace. This might break some images. Check /etc/subuid and /etc/subgid for adding sub*ids if not using a network user"\nError: copying system image: potentially insufficient UIDs or GIDs available in user namespace (requested 0:42 for /etc/gshadow)',
  ],
  ['RP020', 'cannot find UID/GID for user runner: no subuid ranges found for user "runner" in /etc/subuid'],
  ['RP022', 'newuidmap: write to uid_map failed: Invalid argument'],
  [
    'RP026',
    'newuidmap: Target process 12 is owned by a different user: uid:1001 pw_uid:1001 st_uid:1001, gid:27 pw_gid:1001 st_gid:27',
  ],
  ['RP027', 'Error: cannot re-exec process to join the existing user namespace'],
  ['RP030', 'user namespaces are not enabled in /proc/sys/user/max_user_namespaces'],
  ['RP031', 'cannot clone: Permission denied'],
  ['RP033', 'Error: crun: create keyring `410742b2`: Disk quota exceeded: OCI runtime error'],
  [
    'RP033',
    'runc create failed: unable to join session keyring: unable to create session key: disk quota exceeded: OCI runtime error',
  ],
  ['RP041', 'Error: XDG_RUNTIME_DIR directory "/run/user/0" is not owned by the current user'],
  ['RP043', 'Failed to connect to user scope bus via local transport: No such file or directory'],
  [
    'RP045',
    'time="2026" level=warning msg="The cgroupv2 manager is set to systemd but there is no systemd user session available"',
  ],
  [
    'RP047',
    'Error: crun: cgroups in hybrid mode not supported, drop all controllers from cgroupv1: OCI runtime error',
  ],
  [
    'RP050',
    'User-selected graph driver "overlay" overwritten by graph driver "vfs" from database - delete libpod local files',
  ],
  ['RP055', 'Error: writing blob: write /var/tmp/x: no space left on device'],
  [
    'RP058',
    'Error: current system boot ID differs from cached boot ID; an unhandled reboot has occurred. Please delete directories "/tmp/a" and "/tmp/b" and re-run Podman',
  ],
  ['RP055', 'Error: write /x: disk quota exceeded'],
  ['RP059', 'Error: mkdir /var/lib/containers/storage/libpod: permission denied'],
  [
    'RP086',
    'Error: a BoltDB database exists but is no longer being used. BoltDB support was removed in the Podman 6.0 release.',
  ],
  ['RP086', 'Error: the BoltDB database backend was removed in Podman 6.0 - please comment out'],
  ['RP060', 'Error: open /etc/containers/policy.json: no such file or directory'],
  [
    'RP061',
    'Error: short-name "nginx" did not resolve to an alias and no unqualified-search registries are defined',
  ],
  ['RP062', 'Error: loading registries configuration: registries.conf must be in v2 format but is in v1'],
  ['RP063', 'tls: failed to verify certificate: x509: certificate signed by unknown authority'],
  [
    'RP070',
    'Error: could not find pasta, the network namespace can\'t be configured: exec: "pasta": executable file not found in $PATH',
  ],
  ['RP093', 'Error: pasta failed with exit code 1:\nExternal interface not usable'],
  [
    'RP093',
    "Error: pasta failed with exit code 1:\nCouldn't set IPv4 route(s) in guest: Network is unreachable",
  ],
  ['RP071', 'Error: pasta failed with exit code 1:\nFailed to open() /dev/net/tun: Permission denied'],
  ['RP073', 'Error: netavark: unable to execute nft: No such file or directory (os error 2)'],
  [
    'RP075',
    "Error: rootlessport cannot expose privileged port 443, you can add 'net.ipv4.ip_unprivileged_port_start=443'",
  ],
  ['RP076', 'Error: cannot listen on the TCP port: listen tcp4 127.0.0.1:8443: bind: address already in use'],
];

test.each(SAID)('%s is behind: %s', (id, words) => {
  expect(conditionsBehind(words)[0]?.id).toBe(id);
});

describe('the message', () => {
  test("has the command's own words, and under them id, cause and remedy", () => {
    const text = explainFailure(failure('Error: crun: cgroups in hybrid mode not supported\n'));
    expect(text).toMatch(
      /^podman run: exit code 125\nError: crun: cgroups in hybrid mode not supported\nRP047 .*: .*\n {2}what to do: ./,
    );
  });

  test('finds a cause that stands above the last words', () => {
    const stderr = `newuidmap: write to uid_map failed: Invalid argument\n${'later\n'.repeat(20)}`;
    expect(explainFailure(failure(stderr))).toContain('RP022');
  });

  test('of a user’s mistake that quotes podman is explained too', () => {
    expect(
      explainFailure(
        new UserError('the image x cannot be pulled: x509: certificate signed by unknown authority'),
      ),
    ).toContain('RP063');
  });

  test.each([
    ['words that point nowhere', failure('Error: no such image x\n')],
    ['a bug of ours', new TypeError('no space left on device')],
  ])('of %s is as it was', (_, thrown) => {
    expect(explainFailure(thrown)).not.toContain('what to do:');
  });
});

test('a host that is not fit is explained by its own results alone', () => {
  const obstacle: CheckResult = {
    id: 'RP092',
    title: 'test container',
    state: 'error',
    found: 'crun: cgroups in hybrid mode not supported',
    hinders: ['pod'],
    remedy: byHand('Read it.'),
  };
  const thrown = new HostUnfitError([obstacle], 'runner', 'Try it.');
  expect(thrown).toBeInstanceOf(UserError);
  expect(thrown.message).toBe('rootless Podman cannot work on this host: RP092');
  expect(explainFailure(thrown)).toBe(
    'rootless Podman cannot work on this host:\nRP092 test container: crun: cgroups in hybrid mode not supported\n  what to do: Read it.\n\nTry it.',
  );
});

test('every check has an id of its own, in the form that people search for, and can be explained', () => {
  const ids = conditions.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^RP\d{3}$/.test(id))).toEqual([]);
  for (const { id, reads, cause, cure, sources } of conditions) {
    for (const sentence of [reads, cause, cure]) expect([id, sentence.length > 10]).toEqual([id, true]);
    expect([id, sources.length > 0]).toEqual([id, true]);
  }
});

test.each(conditions.map(({ id, title }) => [id, title]))('%s has its page', (id, title) => {
  expect(explainCheck(id.toLowerCase(), conditions, 'docs/checks')).toMatch(new RegExp(`^# ${id} `));
  expect(explainCheck(id, conditions, 'docs/checks')).toContain(title);
});

test('a bundle without its pages tells the cause and what to do', () => {
  const [first] = conditions;
  const text = explainCheck(first?.id ?? '', conditions, '/nowhere');
  expect(text).toContain(first?.cause);
  expect(text).toContain(first?.cure);
});

test('an id that no check has is an error that names those that there are', () => {
  expect(() => explainCheck('RP999', conditions, 'docs/checks')).toThrow(UserError);
  expect(() => explainCheck('RP999', conditions, 'docs/checks')).toThrow(/the IDs are RP001 to RP09\d/);
});
