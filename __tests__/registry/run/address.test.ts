import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadInputs } from '../../../src/actions/registry/inputs.js';
import { UserError } from '../../../src/platform/errors.js';
import { type AddressTools, chooseAddress, chooseHost } from '../../../src/registry/run/address.js';
import type { DockerDaemon } from '../../../src/trust/docker.js';
import { inputsWith } from '../../actions/action-file.js';
import { recordingLog } from '../../fakes.js';
import { inDirectory, listening, thrownBy, unusedPort } from '../fakes.js';
import { selfSigned } from '../tls.js';

const BRIDGE: DockerDaemon = { kind: 'here', bridge: '172.17.0.1' };
const BRIDGELESS: DockerDaemon = { kind: 'here', bridge: undefined };
const NONE: DockerDaemon = { kind: 'none', why: 'is not there' };
const OWN = { 'tls-cert': '/c', 'tls-key': '/k' };

async function choose(set: Readonly<Record<string, string>>, daemon: DockerDaemon, root = true) {
  const log = recordingLog();
  const tools: AddressTools = { docker: async () => daemon, mayActAsRoot: async () => root };
  return { ...(await chooseHost(loadInputs(inputsWith(set)), log, tools)), warned: log.lines.length };
}

describe('chooseHost', () => {
  test.each<
    [what: string, set: Record<string, string>, daemon: DockerDaemon, root: boolean, expected: string]
  >([
    ['no docker', {}, NONE, true, '127.0.0.1 on 127.0.0.1'],
    ['docker', {}, BRIDGE, true, '172.17.0.1 on 172.17.0.1'],
    ['docker that cannot be given a CA', {}, BRIDGE, false, '127.0.0.1 on 127.0.0.1'],
    ['docker by name', { trust: 'docker' }, BRIDGE, true, '172.17.0.1 on 172.17.0.1'],
    ['docker for kind', { trust: 'kind,env' }, BRIDGE, true, '172.17.0.1 on 172.17.0.1'],
    ['docker that is not asked for', { trust: 'env' }, BRIDGE, true, '127.0.0.1 on 127.0.0.1'],
    ['docker without a bridge', {}, BRIDGELESS, true, '127.0.0.1 on 127.0.0.1, warned'],
    ['docker and a certificate of the caller', OWN, BRIDGE, true, '127.0.0.1 on 127.0.0.1, warned'],
    ['a host', { host: 'localhost' }, BRIDGE, true, 'localhost on 127.0.0.1'],
    ['a host of another address', { host: '192.0.2.9' }, NONE, true, '192.0.2.9 on 192.0.2.9'],
    ['a bind', { bind: '192.0.2.9' }, BRIDGE, true, '192.0.2.9 on 192.0.2.9'],
    ['the whole network', { bind: '0.0.0.0' }, BRIDGE, true, '172.17.0.1 on 0.0.0.0'],
    ['the whole network without docker', { bind: '0.0.0.0' }, NONE, true, '127.0.0.1 on 0.0.0.0'],
  ])('%s', async (_, set, daemon, root, expected) => {
    const { host, bind, warned } = await choose(set, daemon, root);
    expect(`${host} on ${bind}${warned > 0 ? ', warned' : ''}`).toBe(expected);
  });

  test.each([
    [{ host: '192.0.2.9', bind: '127.0.0.1' }, /resolves to 192\.0\.2\.9, but "bind" is 127\.0\.0\.1/],
    [{ host: 'registry.invalid' }, /does not resolve.*\/etc\/hosts/],
  ])('%p is refused', async (set, message) => {
    const error = await thrownBy(() => choose(set, NONE));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toMatch(message);
  });
});

const check = (set: Readonly<Record<string, string>>) =>
  chooseAddress(loadInputs(inputsWith(set)), recordingLog());

describe('chooseAddress', () => {
  test('auto gives the ports from the first free one on', async () => {
    const { ports, certificate } = await check({});
    expect(ports.length).toBeGreaterThan(0);
    expect(ports).toEqual(ports.map((_, index) => (ports[0] ?? 0) + index));
    expect(ports[0]).toBeGreaterThanOrEqual(8443);
    expect(certificate).toBeUndefined();
  });

  test('auto steps over a port that is taken', async () => {
    const [free = 0] = (await check({})).ports;
    await listening('127.0.0.1', async () => expect((await check({})).ports).not.toContain(free), free);
  });

  test('a chosen port is the only one', async () => {
    const port = await unusedPort();
    expect((await check({ port: String(port) })).ports).toEqual([port]);
  });

  test('a chosen port that is taken is refused', () =>
    listening('127.0.0.1', async (port) => {
      const error = await thrownBy(() => check({ port: String(port) }));
      expect(error).toBeInstanceOf(UserError);
      expect(error.message).toContain(`input "port" is ${port}`);
    }));

  test('a bind of another host is refused', async () => {
    const error = await thrownBy(() => check({ bind: '198.51.100.77' }));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain('input "bind" is 198.51.100.77');
  });

  test('bind 0.0.0.0 has free ports', async () => {
    expect((await check({ bind: '0.0.0.0' })).ports.length).toBeGreaterThan(0);
  });

  // RFC 6761: this domain leads nowhere.
  test('a host that cannot be resolved is refused, with what would help', async () => {
    const error = await thrownBy(() => check({ host: 'registry.invalid' }));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain('input "host" is "registry.invalid"');
    expect(error.message).toContain('/etc/hosts');
  });

  test('localhost is resolved', async () => {
    await expect(check({ host: 'localhost' })).resolves.toBeDefined();
  });

  test('the own certificate is read', () =>
    inDirectory(async (directory) => {
      await selfSigned(directory, 'own');
      const path = (name: string) => join(directory, name);
      const { certificate } = await check({ 'tls-cert': path('own.crt'), 'tls-key': path('own.key') });
      expect(certificate?.chain).toBe(await readFile(path('own.crt'), 'utf8'));
    }));

  test('an own certificate that does not cover the host is refused', () =>
    inDirectory(async (directory) => {
      await selfSigned(directory, 'own', { names: 'DNS:elsewhere' });
      const path = (name: string) => join(directory, name);
      const error = await thrownBy(() => check({ 'tls-cert': path('own.crt'), 'tls-key': path('own.key') }));
      expect(error).toBeInstanceOf(UserError);
      expect(error.message).toContain('it must cover the input "host", 127.0.0.1');
    }));
});
