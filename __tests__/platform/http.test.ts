import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { probe, readAll } from '../../src/platform/http.js';
import { inDirectory, listening, unusedPort, withServer } from '../registry/fakes.js';
import { selfSigned } from '../registry/tls.js';

describe('probe', () => {
  const at = (port: number, scheme = 'http') => new URL(`${scheme}://127.0.0.1:${port}/v2/`);
  const serving = async (answer: RequestListener, work: (port: number) => Promise<void>) => {
    const server = createServer(answer);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await work((server.address() as AddressInfo).port);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  };

  test('gives the status where somebody answers', () =>
    serving(
      (_, outgoing) => void outgoing.writeHead(400).end('this port speaks TLS only'),
      async (port) => expect(await probe(at(port), 5000)).toBe(400),
    ));

  test('gives the code where a TLS port hangs up', () =>
    inDirectory(async (directory) => {
      await selfSigned(directory, 'own', { names: 'DNS:elsewhere.example' });
      const [cert, key] = await Promise.all(
        ['own.crt', 'own.key'].map((name) => readFile(join(directory, name), 'utf8')),
      );
      await withServer(
        { cert, key },
        () => ({ status: 401 }),
        async (port) => {
          expect(await probe(at(port), 5000)).toBe('ECONNRESET');
          // Whatever its certificate says.
          expect(await probe(at(port, 'https'), 5000)).toBe(401);
        },
      );
    }));

  test('gives words where nothing comes in time', () =>
    listening('127.0.0.1', async (port, server) => {
      const sockets: Socket[] = [];
      server.on('connection', (socket) => sockets.push(socket));
      expect(await probe(at(port), 50)).toBe(`no answer within 0 s from 127.0.0.1:${port}`);
      for (const socket of sockets) socket.destroy();
    }));

  test('gives the code where nobody is there', async () => {
    expect(await probe(at(await unusedPort()), 5000)).toBe('ECONNREFUSED');
  });
});

test('an answer that is longer than the limit is refused', async () => {
  const body = () => Readable.from([Buffer.from('abc'), Buffer.from('def')]);
  expect((await readAll(body(), 6)).toString()).toBe('abcdef');
  await expect(readAll(body(), 5)).rejects.toThrow('longer than 5 bytes');
});
