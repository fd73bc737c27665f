import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { whyUnreachable } from '../../../src/registry/images/reach.js';
import { makeCertificate } from '../../../src/registry/secrets/certificate.js';
import { inDirectory, listening, unusedPort, withServer } from '../fakes.js';

describe('whyUnreachable', () => {
  test('nobody there', async () => {
    expect(await whyUnreachable(`127.0.0.1:${await unusedPort()}`)).toMatch(/^ECONN/);
  });

  // Only podman knows which certificates it is told to trust, and which registries may go without.
  test('a registry whose certificate only podman trusts', () =>
    inDirectory(async (directory) => {
      const { chain, key } = await makeCertificate('localhost', join(directory, 'tls'));
      await withServer(
        { cert: chain, key },
        () => ({}),
        async (port) => {
          expect(await whyUnreachable(`127.0.0.1:${port}`)).toBeUndefined();
        },
      );
    }));

  test('a registry whose certificate is signed by itself', () =>
    inDirectory(async (directory) => {
      const { ca, chain, key } = await makeCertificate('localhost', join(directory, 'tls'));
      await withServer(
        { cert: `${chain}${ca}`, key },
        () => ({}),
        async (port) => {
          expect(await whyUnreachable(`127.0.0.1:${port}`)).toBeUndefined();
        },
      );
    }));

  test('a proxy that nobody answers for, and one that only Go programs support', async () => {
    const proxy = `127.0.0.1:${await unusedPort()}`;
    const through = (address: string) =>
      whyUnreachable('quay.io', (name) => (name === 'https_proxy' ? address : undefined));
    expect(await through(proxy)).toBe(`the proxy http://${proxy} cannot be reached: ECONNREFUSED`);
    expect(await through(`socks5://${proxy}`)).toBeUndefined();
  });

  test('a port that hangs up at once', () =>
    listening('127.0.0.1', async (port, server) => {
      server.on('connection', (socket) => socket.destroy());
      expect(await whyUnreachable(`127.0.0.1:${port}`)).toMatch(/^ECONN/);
    }));
});
