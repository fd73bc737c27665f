import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readInputs } from '../../../src/actions/registry/inputs.js';
import { UserError } from '../../../src/platform/errors.js';
import { checkAgainstHost } from '../../../src/registry/run/preflight.js';
import { inputsWith } from '../../actions/action-file.js';
import { recordingLog } from '../../fakes.js';
import { inDirectory, listening, thrownBy, unusedPort } from '../fakes.js';
import { selfSigned } from '../tls.js';

const check = (set: Readonly<Record<string, string>>) =>
  checkAgainstHost(readInputs(inputsWith(set)), recordingLog());

describe('checkAgainstHost', () => {
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
