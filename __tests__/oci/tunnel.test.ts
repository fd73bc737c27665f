import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { outsideConnections } from '../../src/oci/connections.js';
import { ProxyError, TunnelAgent } from '../../src/oci/tunnel.js';
import { exchange, readText, TimeoutError } from '../../src/platform/http.js';
import { makeCertificate } from '../../src/registry/secrets/certificate.js';
import { inDirectory, thrownBy, unusedPort, withServer } from '../registry/fakes.js';

/** A proxy that connects every name to one port of this host, or answers as it is told. */
async function withProxy<T>(
  target: number,
  answer: string | undefined,
  work: (url: URL, seen: string[]) => Promise<T>,
): Promise<T> {
  const seen: string[] = [];
  const server: Server = createServer();
  server.on('connect', (request, socket, head) => {
    seen.push(`${request.url} ${request.headers['proxy-authorization'] ?? '-'}`);
    socket.on('error', () => undefined);
    if (answer !== undefined) return void socket.end(answer);
    const upstream = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(new URL(`http://me:p%40ss@127.0.0.1:${(server.address() as AddressInfo).port}`), seen);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const LOGIN = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;

test('requests go through the proxy, and its server is verified', () =>
  inDirectory(async (directory) => {
    const { ca, chain, key } = await makeCertificate('registry.test', join(directory, 'tls'));
    await withServer(
      { cert: chain, key },
      () => ({ body: 'hello' }),
      (port) =>
        withProxy(port, undefined, async (proxy, seen) => {
          const agent = new TunnelAgent(proxy, { ca, keepAlive: true });
          const get = async (name: string, transport = agent) =>
            (
              await readText(
                await exchange({ url: new URL(`https://${name}/`) }, { agent: transport, timeout: 5000 }),
              )
            ).body;
          expect(await get('registry.test')).toBe('hello');
          expect(await get('registry.test')).toBe('hello');
          // One connection for both.
          expect(seen).toEqual([`registry.test:443 ${LOGIN}`]);
          const error = (await thrownBy(() => get('other.test'))) as NodeJS.ErrnoException;
          expect(error.code).toBe('ERR_TLS_CERT_ALTNAME_INVALID');
          agent.destroy();
        }),
    );
  }));

describe('a proxy that makes no connection', () => {
  const ask = (proxy: URL, timeout?: number) => {
    const agent = new TunnelAgent(proxy, {}, timeout);
    return thrownBy(() => exchange({ url: new URL('https://registry.test/') }, { agent, timeout: 5000 }));
  };
  test.each([
    ['HTTP/1.1 403 Forbidden\r\n\r\nno', /^the proxy http:\/\/127\.0\.0\.1:\d+ answers 403 Forbidden$/],
    [
      'HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n',
      /answers 407 Proxy Authentication/,
    ],
    ['HTTP/1.1 503 Service Unavailable\r\n\r\n', /answers 503/],
    ['nonsense\r\n\r\n', /cannot be reached: HPE_/],
    ['', /cannot be reached: ECONNRESET/],
  ])('%j', (answer, message) =>
    withProxy(1, answer, async (proxy) => {
      const error = await ask(proxy);
      expect(error).toBeInstanceOf(ProxyError);
      expect(error.message).toMatch(message);
      expect(error.message).not.toMatch(/me|ss@/);
    }),
  );

  test('nobody there', async () => {
    const error = await ask(new URL(`http://127.0.0.1:${await unusedPort()}`));
    expect(error).toMatchObject({
      code: 'ECONNREFUSED',
      message: expect.stringContaining('cannot be reached'),
    });
  });

  test('silence', async () => {
    const silent = createServer().on('connect', () => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const error = await ask(new URL(`http://127.0.0.1:${(silent.address() as AddressInfo).port}`), 50);
    expect(error).toBeInstanceOf(TimeoutError);
    silent.closeAllConnections();
    silent.close();
  });
});

describe('connections to sources', () => {
  const to = (host: string, variables: Record<string, string>) =>
    outsideConnections((name) => variables[name], '/nowhere').to(host);
  test.each([
    ['quay.io', { HTTPS_PROXY: 'http://p:3128' }, true],
    ['quay.io', { HTTPS_PROXY: 'http://p:3128', NO_PROXY: 'quay.io' }, false],
    ['quay.io', {}, false],
  ])('to %s with %j', async (host, variables, isTunnel) => {
    expect((await to(host, variables)) instanceof TunnelAgent).toBe(isTunnel);
  });
  test('a proxy of another kind is an error', async () => {
    await expect(to('quay.io', { HTTPS_PROXY: 'socks5://p:1080' })).rejects.toThrow(
      'the proxy socks5://p:1080 is not an HTTP proxy',
    );
  });
});
