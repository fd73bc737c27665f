import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { boot, describeInMachine, shell } from './lab.js';
import { type Snapshot, snapshot } from './snapshot.js';
import { Step } from './step.js';

const TEST_DIRECTORY = '/home/runner/_test';

describeInMachine('wrong use ends before anything is changed, in one sentence', () => {
  let machine: Machine;
  let step: Step;
  let before: Snapshot;

  beforeAll(async () => {
    machine = await boot({ suite: 'trixie', flavour: 'ready' }, 'wrong-use');
    step = new Step(machine, TEST_DIRECTORY, { XDG_RUNTIME_DIR: '/run/user/1001' });
    await shell(
      machine,
      `podman unshare true; podman info > /dev/null
       openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=x -addext subjectAltName=DNS:other.test \\
         -keyout key.pem -out cert.pem 2> /dev/null
       touch unreadable.pem; chmod 0 unreadable.pem
       systemd-run --user -q --unit=taken -- perl -MIO::Socket::INET -e \\
         'my $s = IO::Socket::INET->new(LocalAddr => "127.0.0.1:18999", Listen => 1) or die; sleep 10000'
       until ss -Hltn sport = :18999 | grep -q 18999; do sleep 0.05; done`,
    );
    before = await snapshot(machine, TEST_DIRECTORY);
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  test.each<[Record<string, string>, RegExp]>([
    [{ port: 'abc' }, /^::error::input "port" is "abc"; use auto, or a number from 1 to 65535$/],
    [{ port: '80' }, /^::error::input "port" is 80, which .*; use 1024 to 65535, auto, or run: sudo sysctl /],
    [
      { port: '18999' },
      /^::error::input "port" is 18999, which is already in use .*; use auto, or a free port/,
    ],
    [{ setup: 'maybe' }, /^::error::input "setup" is "maybe"; use auto, check or off$/],
    [{ host: 'a b' }, /^::error::input "host" is "a b"; use auto, a lowercase DNS name/],
    [{ host: 'x;y' }, /^::error::input "host" is "x;y"; use auto, a lowercase DNS name/],
    [
      { host: 'no-such-host.invalid' },
      /^::error::input "host" is "no-such-host.invalid", which does not resolve .*; use /,
    ],
    [
      { bind: '192.0.2.1' },
      /^::error::input "bind" is 192.0.2.1, which is not an address of this host; use /,
    ],
    [
      { 'tls-cert': '/home/runner/unreadable.pem', 'tls-key': '/home/runner/key.pem' },
      /^::error::input "tls-cert" is \/home\/runner\/unreadable.pem, which cannot be read \(EACCES\); /,
    ],
    [
      { 'tls-cert': '/home/runner/cert.pem', 'tls-key': '/home/runner/key.pem' },
      /^::error::input "tls-cert" is .*, which is for DNS:other.test; it must cover the input "host", 127.0.0.1$/,
    ],
    ...(
      [
        [
          '/proc/self',
          'which is on a proc file system, where nothing can be stored; use a directory on a disk',
        ],
        ['/sys/fs/cgroup/x', 'which is on a cgroup2? file system, .*'],
        ['/etc', 'in which this user cannot create files \\(EACCES\\); use a directory of this user, .*'],
        ['/etc/x/y', 'and in /etc this user cannot create files \\(EACCES\\); use .*'],
        ['/etc/shadow', 'which is not a directory; use another path, or remove it'],
        ['/', 'which is the root of the file system; use a directory below it'],
        ['/tmp/a\\nb', 'which contains a control character or a line break; use .*'],
      ] as const
    ).flatMap(([path, words]) =>
      ['quadlet-dir', ...(path === '/proc/self' ? ['image-cache', 'storage-path'] : [])].map(
        (input): [Record<string, string>, RegExp] => [
          { [input]: path.replace('\\n', '\n') },
          new RegExp(`^::error::input "${input}" is "${path.replace('\\n', '\\\\n')}", ${words}$`),
        ],
      ),
    ),
    [
      { 'registry-config': '/dev/zero' },
      /^::error::input "registry-config" is \/dev\/zero, which .*; give the path of a file$/,
    ],
    [
      { 'tls-cert': '/proc/self/environ', 'tls-key': '/home/runner/key.pem' },
      /^::error::input "tls-cert" is \/proc\/self\/environ, which is on a proc file system; give the path of a PEM file$/,
    ],
  ])('%j', async (inputs, sentence) => {
    const main = await step.main(inputs);
    expect(main.exitCode).toBe(1);
    expect(main.log.trim()).toMatch(sentence);
    expect(main.log.trim().split('\n')).toHaveLength(1);
    expect(main.state.has('directory')).toBe(false);
    expect((await step.post(main)).exitCode).toBe(0);
    expect(await snapshot(machine, TEST_DIRECTORY)).toEqual(before);
  });

  test.each<[Record<string, string>, RegExp]>([
    [
      { 'registry-image': '127.0.0.1:18998/no/such:1' },
      /::error::input "registry-image" is 127.0.0.1:18998\/no\/such:1, which is not .* could not be pulled; check the name/,
    ],
    [
      { 'image-source': 'local' },
      /::error::input "(registry|nginx)-image" is .*, which is not in this user's storage; .*podman pull/,
    ],
    [
      { images: 'localhost/nobody-built-this:1' },
      /::error::input "images" contains .*nobody-built-this:1, which is not in/,
    ],
  ])('an image that is not there, %j: nothing is changed, and nothing is left', async (inputs, sentence) => {
    const main = await step.main(inputs);
    expect(main.exitCode).toBe(1);
    expect(main.log).toMatch(sentence);
    const { home, directories, ...rest } = await snapshot(machine, TEST_DIRECTORY);
    // Until post, the job keeps others from changing the host under its feet.
    const others = (lines: readonly string[] = []) => lines.filter((line) => !line.includes('/.local/state'));
    expect({ ...rest, home: others(home), directories: others(directories) }).toEqual(before);
    expect((await step.post(main)).exitCode).toBe(0);
    expect(await snapshot(machine, TEST_DIRECTORY)).toEqual(before);
  });

  test('a registry that does not come up: says which container is to blame, and shows its log', async () => {
    await shell(
      machine,
      `mkdir -p broken && cd broken && mkdir -p root && cp /usr/bin/cat root/
       for l in $(ldd /usr/bin/cat | grep -o '/[^ ]*\\.so[^ ]*'); do mkdir -p root$(dirname $l); cp -L $l root$l; done
       printf 'FROM scratch\\nCOPY root/ /\\nENTRYPOINT ["/cat","--no-such-option"]\\n' > Containerfile
       podman build -q -t docker.io/library/registry:broken . && cd && rm -r broken`,
    );
    const main = await step.main({ 'registry-image': 'docker.io/library/registry:broken' });
    expect(main.exitCode).toBe(1);
    expect(main.shown).toMatch(
      /::error::https:\S+ did not answer within 2 s: container registry failed: restarted \d+ times/,
    );
    expect(main.shown).toContain("unrecognized option '--no-such-option'");
    expect((await step.post(main)).exitCode).toBe(0);
    await shell(machine, 'podman rmi docker.io/library/registry:broken');
    expect(await snapshot(machine, TEST_DIRECTORY)).toEqual(before);
  }, 60_000);
});
