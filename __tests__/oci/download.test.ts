import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { outsideConnections } from '../../src/oci/connections.js';
import { openDownload } from '../../src/oci/download.js';
import { makeCertificate } from '../../src/registry/secrets/certificate.js';
import { inDirectory, thrownBy } from '../registry/fakes.js';
import { withRegistry } from '../seed/fake-registry.js';

const text = async (body: Readable) => Buffer.concat(await body.toArray()).toString();

/** A server that answers by path. */
const served = (work: (get: (path: string, proxy?: string) => Promise<string>) => Promise<void>) =>
  inDirectory(async (directory) => {
    const { ca, chain, key } = await makeCertificate('localhost', join(directory, 'tls'));
    const caFile = join(directory, 'ca.crt');
    await writeFile(caFile, ca);
    await withRegistry({ cert: chain, key }, async (registry) => {
      const moved: Record<string, string> = {
        '/a': '/file',
        '/elsewhere': `https://localhost:${registry.host.split(':')[1]}/file`,
        '/plain': 'http://127.0.0.1/file',
        '/loop': '/loop',
      };
      registry.meddle = ({ url = '' }, outgoing) => {
        const location = moved[url.replace(/\?.*/, '')];
        if (location) outgoing.writeHead(302, { location }).end();
        else if (url === '/file') outgoing.end('content');
        else outgoing.writeHead(404).end();
        return true;
      };
      const get = async (path: string, proxy?: string) => {
        const variables: Record<string, string | undefined> = { SSL_CERT_FILE: caFile, HTTPS_PROXY: proxy };
        const connections = outsideConnections((name) => variables[name], directory);
        const host = proxy ? 'registry.test' : `localhost:${registry.host.split(':')[1]}`;
        try {
          return await text(await openDownload(new URL(`https://${host}${path}`), connections));
        } finally {
          connections.close();
        }
      };
      await work(get);
    });
  });

describe('a download', () => {
  test('follows redirects, also to another host', () =>
    served(async (get) => {
      expect(await get('/file')).toBe('content');
      expect(await get('/a')).toBe('content');
      expect(await get('/elsewhere')).toBe('content');
    }));

  test.each([
    ['/none?token=secret', /^cannot download https:\/\/localhost:\d+\/none: localhost:\d+ answers 404$/],
    ['/plain', /it redirects to 127\.0\.0\.1 without TLS/],
    ['/loop', /more than 5 redirects/],
  ])('of %s fails', (path, problem) =>
    served(async (get) => {
      expect((await thrownBy(() => get(path))).message).toMatch(problem);
    }),
  );

  test('uses the proxy of the connections', () =>
    served(async (get) => {
      expect((await thrownBy(() => get('/file', 'socks5://127.0.0.1:1'))).message).toMatch(
        /^cannot download https:\/\/registry\.test\/file: the proxy socks5:\/\/127\.0\.0\.1:1 is not an HTTP proxy/,
      );
    }));
});
