import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { TrustClient } from '../../src/trust/client.js';
import { containerd } from '../../src/trust/containerd.js';
import { docker } from '../../src/trust/docker.js';
import { k3s } from '../../src/trust/k3s.js';
import { kind } from '../../src/trust/kind.js';
import { writeCa } from '../../src/trust/root-files.js';
import { system } from '../../src/trust/system.js';
import { type FakeHostParts, fakeHost, rootCommands } from '../fakes.js';
import { inDirectory } from '../registry/fakes.js';
import { contextOn } from './context.js';

const SOCKET = '/run/containerd/containerd.sock';
const NAME = '172.17.0.1';
// `test -e` as root: none but what a test says.
const nothingThere = (argv: readonly string[]) => {
  if (argv[0] === 'test') throw new Error('no');
};

describe('who is not served', () => {
  test.each<[what: string, client: TrustClient, parts: FakeHostParts, name: string, why: RegExp]>([
    [
      'no daemon',
      docker,
      { variables: { DOCKER_HOST: 'unix:///no.sock' } },
      NAME,
      /no daemon that this user can reach/,
    ],
    [
      'a daemon elsewhere',
      docker,
      { variables: { DOCKER_HOST: 'tcp://x:1' } },
      NAME,
      /only a daemon on a Unix socket of this host/,
    ],
    ['no containerd', containerd, {}, NAME, /does not run/],
    ['containerd without root', containerd, { files: { [SOCKET]: '' }, sudo: false }, NAME, /needs root/],
    ['no k3s', k3s, {}, NAME, /is not installed/],
    ['k3s without root', k3s, { programs: ['k3s'], sudo: false }, NAME, /needs root/],
    ['k3s that never ran', k3s, { programs: ['k3s'], asRoot: nothingThere }, NAME, /not been started/],
    ['no kind', kind, {}, NAME, /is not installed/],
    ['kind at a loopback address', kind, { programs: ['kind'] }, '127.0.0.1', /set "host" to an address/],
    ['no store', system, {}, NAME, /neither update-ca-certificates nor update-ca-trust/],
    ['the store without root', system, { programs: ['update-ca-trust'], sudo: false }, NAME, /needs root/],
  ])('%s', async (_, client, parts, name, why) => {
    expect(await client.prepare(fakeHost(parts), name)).toEqual({ why: expect.stringMatching(why) });
  });
});

async function install(client: TrustClient, parts: FakeHostParts, given = {}) {
  return inDirectory(async (directory) => {
    const host = fakeHost({ asRoot: nothingThere, ...parts });
    const found = await client.prepare(host, NAME);
    if (typeof found !== 'function') throw new Error(found.why);
    const context = contextOn(host, directory, given);
    const outputs = await found(context);
    const without = (text: string) => text.replaceAll(directory, 'JOB');
    return {
      outputs,
      directory,
      installs: rootCommands(host)
        .filter((one) => !one.startsWith('test '))
        .map(without),
      undo: context.journal.records,
      commands: host.happened.flatMap((one) => ('run' in one ? [without(one.run.join(' '))] : [])),
    };
  });
}

test('containerd gets the CA and a hosts.toml that only root reads, because it holds the login', async () => {
  const { installs, undo } = await install(containerd, { files: { [SOCKET]: '' } });
  const at = `/etc/containerd/certs.d/${NAME}:8443`;
  expect(installs).toEqual([
    `install -D --mode=644 JOB/trust/placed${at}/ca.crt ${at}/ca.crt`,
    `install -D --mode=600 JOB/trust/placed${at}/hosts.toml ${at}/hosts.toml`,
  ]);
  expect(undo).toContainEqual({ kind: 'restore', as: 'root', path: `${at}/hosts.toml` });
});

test('without a login everybody may read it', async () => {
  const { installs } = await install(containerd, { files: { [SOCKET]: '' } }, { credentials: undefined });
  expect(installs[1]).toContain('--mode=644');
});

test('k3s gets the same in the directory of its own containerd', async () => {
  const asRoot = (argv: readonly string[]) => {
    if (argv[0] === 'test' && String(argv[2]).includes('certs.d')) throw new Error('no');
  };
  const { installs, undo } = await install(k3s, { programs: ['k3s'], asRoot });
  expect(installs[1]).toContain(`/var/lib/rancher/k3s/agent/etc/containerd/certs.d/${NAME}:8443/hosts.toml`);
  expect(undo[0]).toEqual({ kind: 'k3s-registry', registry: `${NAME}:8443` });
});

test('a hosts.toml of before is kept, and comes back', async () => {
  const at = `/etc/containerd/certs.d/${NAME}:8443/hosts.toml`;
  const { installs, undo, directory } = await install(containerd, {
    files: { [SOCKET]: '', [at]: 'THEIRS' },
  });
  expect(installs.slice(1)).toEqual([
    `cp --archive ${at} JOB/trust/before${at}`,
    `install -D --mode=600 JOB/trust/placed${at} ${at}`,
  ]);
  expect(undo.at(-1)).toEqual({
    kind: 'restore',
    as: 'root',
    path: at,
    copy: `${directory}/trust/before${at}`,
  });
});

test('the store of the system is made anew, and again after the CA has gone', async () => {
  const { installs, undo } = await install(system, { programs: ['update-ca-certificates'] });
  expect(installs.at(-1)).toBe('update-ca-certificates');
  // Post goes from the end to the beginning.
  expect(undo.slice(0, 2)).toEqual([
    { kind: 'java-store', job: 'podman-registry-1a2b3c4d' },
    { kind: 'ca-store', program: 'update-ca-certificates' },
  ]);
  expect(undo.at(-1)).toMatchObject({
    kind: 'restore',
    path: '/usr/local/share/ca-certificates/podman-registry-1a2b3c4d.crt',
  });
});

describe('kind', () => {
  test('no engine is asked for nodes while the host is only looked at', async () => {
    const asked: string[] = [];
    const host = fakeHost({
      programs: ['kind', 'docker', 'podman'],
      answer: (argv) => {
        asked.push(argv.join(' '));
        return {};
      },
    });
    expect(typeof (await kind.prepare(host, NAME))).toBe('function');
    expect(asked).toEqual([]);
  });

  const nodes: FakeHostParts = {
    programs: ['kind', 'docker', 'podman'],
    answer: (argv) =>
      argv[1] === 'ps' ? { stdout: argv[0] === 'docker' ? 'kind-worker\n' : 'kind-worker\nother\n' } : {},
  };

  test('every node is given the files once, by its own engine', async () => {
    const { commands, undo, outputs } = await install(kind, nodes);
    const at = `/etc/containerd/certs.d/${NAME}:8443`;
    const from = `JOB/kind/certs.d/${NAME}:8443`;
    expect(commands.filter((one) => !one.includes(' ps '))).toEqual(
      ['docker', 'podman'].flatMap((engine) => {
        const node = engine === 'docker' ? 'kind-worker' : 'other';
        return [
          `${engine} exec ${node} mkdir -p ${at}`,
          `${engine} cp ${from}/ca.crt ${node}:${at}/ca.crt`,
          `${engine} cp ${from}/hosts.toml ${node}:${at}/hosts.toml`,
        ];
      }),
    );
    expect(undo[0]).toEqual({
      kind: 'kind-node',
      engine: 'docker',
      node: 'kind-worker',
      registry: `${NAME}:8443`,
    });
    expect(outputs.kindConfig).toMatch(/kind\/cluster\.yaml$/);
  });
});

describe('writeCa', () => {
  test('beside a ca.crt of somebody else', () =>
    inDirectory(async (directory) => {
      const certs = `/etc/docker/certs.d/${NAME}:8443`;
      const host = fakeHost({ files: { [join(certs, 'ca.crt')]: 'THEIRS' }, asRoot: nothingThere });
      const context = contextOn(host, join(directory, 'job'));
      expect(await writeCa(certs, context)).toBe(join(certs, 'podman-registry-1a2b3c4d.crt'));
      expect(context.journal.records.at(-1)).toEqual({
        kind: 'restore',
        as: 'root',
        path: join(certs, 'podman-registry-1a2b3c4d.crt'),
      });
      const placed = join(directory, 'job/trust/placed', certs, 'podman-registry-1a2b3c4d.crt');
      expect(await readFile(placed, 'utf8')).toBe('CA\n');
    }));
});
