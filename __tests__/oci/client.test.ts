import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Address } from '../../src/oci/address.js';
import { plainHttp, registryClient } from '../../src/oci/client.js';
import { waitUntilReady } from '../../src/registry/run/ready.js';
import { makeCertificate, type ServerCertificate } from '../../src/registry/secrets/certificate.js';
import { inDirectory, thrownBy, unusedPort, withServer } from '../registry/fakes.js';
import { selfSigned } from '../registry/tls.js';

let made: ServerCertificate;
beforeAll(() =>
  inDirectory(async (directory) => {
    made = await makeCertificate('localhost', join(directory, 'tls'));
  }),
);

const at = (port: number, host = '127.0.0.1'): Address => ({ host, port, bind: '127.0.0.1' });
const tls = () => ({ cert: made.chain, key: made.key });

async function withClient<T>(
  port: number,
  options: { readonly ca?: string; readonly login?: string; readonly host?: string },
  work: (client: ReturnType<typeof registryClient>) => Promise<T>,
): Promise<T> {
  const client = registryClient(at(port, options.host), options.ca ?? made.ca, options.login);
  try {
    return await work(client);
  } finally {
    client.close();
  }
}

describe('registryClient', () => {
  test('gives status, headers and body', () =>
    withServer(
      tls(),
      (path) => ({ status: 203, headers: { 'x-path': path }, body: 'bödy' }),
      (port) =>
        withClient(port, {}, async (client) => {
          const answer = await client.get('/v2/_catalog?n=1000');
          expect(answer).toMatchObject({ status: 203, body: 'bödy' });
          expect(answer.headers['x-path']).toBe('/v2/_catalog?n=1000');
        }),
    ));

  test.each([
    ['with the login', 'bG9naW4=', {}, { authorization: 'Basic bG9naW4=', accept: undefined }],
    ['anonymous', 'bG9naW4=', { anonymous: true }, { authorization: undefined, accept: undefined }],
    ['where there is no login', undefined, {}, { authorization: undefined, accept: undefined }],
    [
      'with an accept header',
      'bG9naW4=',
      { accept: 'a/b' },
      { authorization: 'Basic bG9naW4=', accept: 'a/b' },
    ],
  ])('a request %s', async (_, login, options, wanted) => {
    let seen: Readonly<Record<string, unknown>> = {};
    await withServer(
      tls(),
      (_path, headers) => {
        seen = headers;
        return {};
      },
      (port) =>
        withClient(port, login === undefined ? {} : { login }, (client) => client.get('/v2/', options)),
    );
    expect({ authorization: seen.authorization, accept: seen.accept }).toEqual(wanted);
  });

  test('a redirect is not followed', () =>
    withServer(
      tls(),
      () => ({ status: 302, headers: { location: 'https://127.0.0.1:1/' } }),
      (port) => withClient(port, {}, async (client) => expect((await client.get('/v2/')).status).toBe(302)),
    ));

  test('nobody there', async () => {
    const port = await unusedPort();
    expect(await thrownBy(() => withClient(port, {}, (client) => client.get('/v2/')))).toMatchObject({
      code: 'ECONNREFUSED',
    });
  });

  test('a certificate of another CA is refused', () =>
    inDirectory(async (directory) => {
      const other = await makeCertificate('localhost', join(directory, 'tls'));
      await withServer(
        tls(),
        () => ({}),
        async (port) => {
          const error = await thrownBy(() =>
            withClient(port, { ca: other.ca }, (client) => client.get('/v2/')),
          );
          expect(error).toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
        },
      );
    }));

  test('a certificate for another name is refused', () =>
    inDirectory(async (directory) => {
      await selfSigned(directory, 'other', { names: 'DNS:elsewhere.example' });
      const [cert, key] = await Promise.all(
        ['other.crt', 'other.key'].map((name) => readFile(join(directory, name), 'utf8')),
      );
      await withServer(
        { cert, key },
        () => ({}),
        async (port) => {
          const error = await thrownBy(() =>
            withClient(port, { ca: cert ?? '' }, (client) => client.get('/v2/')),
          );
          expect(error).toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
        },
      );
    }));
});

describe('plainHttp', () => {
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
      async (port) => expect(await plainHttp(at(port), '/v2/')).toBe(400),
    ));

  test('gives the code where a TLS port hangs up', () =>
    withServer(
      tls(),
      () => ({}),
      async (port) => {
        expect(await plainHttp(at(port), '/v2/')).toBe('ECONNRESET');
      },
    ));

  test('gives the code where nobody is there', async () => {
    expect(await plainHttp(at(await unusedPort()), '/v2/')).toBe('ECONNREFUSED');
  });
});

describe('waitUntilReady', () => {
  const never = () => {
    throw new Error('nobody is to be told of a wait this short');
  };

  /** Answers with one status after the other, and with the last one from then on. */
  const oneAfterTheOther = (statuses: readonly number[]) => {
    let asked = 0;
    return () => ({ status: statuses[Math.min(asked++, statuses.length - 1)] ?? 500 });
  };

  test.each([
    ['200 at once', [200]],
    ['502, then 200', [502, 502, 200]],
    ['401, then 200', [401, 200]],
  ])('%s is ready', (_, statuses) =>
    withServer(tls(), oneAfterTheOther(statuses), (port) =>
      withClient(port, {}, async (client) => {
        expect(await waitUntilReady(client, 30, never)).toMatchObject({
          ready: true,
          lastSeen: 'status 200',
        });
      }),
    ),
  );

  test('with the login where one is asked for', () => {
    const answer = (_: string, { authorization }: Readonly<Record<string, unknown>>) => ({
      status: authorization === 'Basic bG9naW4=' ? 200 : 401,
    });
    return withServer(tls(), answer, async (port) => {
      await withClient(port, { login: 'bG9naW4=' }, async (client) => {
        expect(await waitUntilReady(client, 30, never)).toMatchObject({ ready: true });
      });
      await withClient(port, { login: 'd3Jvbmc=' }, async (client) => {
        expect(await waitUntilReady(client, 0, never)).toMatchObject({
          ready: false,
          lastSeen: 'status 401',
        });
      });
    });
  });

  test('refused, then up', async () => {
    const port = await unusedPort();
    await withClient(port, {}, async (client) => {
      let refused: () => void;
      const once = new Promise<void>((resolve) => {
        refused = resolve;
      });
      const watched = {
        ...client,
        get: (path: string) =>
          client.get(path).catch((thrown) => {
            refused();
            throw thrown;
          }),
      };
      const waiting = waitUntilReady(watched, 30, async () => 'wait');
      await once;
      await withServer(
        tls(),
        () => ({}),
        async () => expect(await waiting).toMatchObject({ ready: true }),
        { port },
      );
    });
  });

  test.each([
    [
      '502',
      'status 502',
      () =>
        withServer(
          tls(),
          () => ({ status: 502 }),
          (port) => withClient(port, {}, (client) => waitUntilReady(client, 0, never)),
        ),
    ],
    [
      'nobody there',
      'ECONNREFUSED',
      async () => withClient(await unusedPort(), {}, (client) => waitUntilReady(client, 0, never)),
    ],
  ])('at the limit it tells what it last saw: %s', async (_, lastSeen, wait) => {
    expect(await wait()).toMatchObject({ ready: false, lastSeen });
  });

  test('an error without a code is told by its words', async () => {
    const client = { get: () => Promise.reject(new Error('no answer within 10 s')), close: () => undefined };
    expect(await waitUntilReady(client, 0, never)).toMatchObject({
      ready: false,
      lastSeen: 'no answer within 10 s',
    });
  });

  describe('while it takes long', () => {
    // A clock that goes on by 1.5 s each time that somebody looks at it.
    const withClock = async <T>(work: () => Promise<T>): Promise<T> => {
      let now = 0;
      const clock = jest.spyOn(Date, 'now').mockImplementation(() => {
        now += 1500;
        return now;
      });
      try {
        return await work();
      } finally {
        clock.mockRestore();
      }
    };
    const silent = { get: async () => ({ status: 502, headers: {}, body: '' }), close: () => undefined };

    test('somebody is told about every two seconds what was last seen', () =>
      withClock(async () => {
        const told: [number, string][] = [];
        const { waited } = await waitUntilReady(silent, 9, async (sofar, lastSeen) => {
          told.push([sofar, lastSeen]);
          return 'wait';
        });
        expect(told).toEqual([3000, 4500, 6000].map((sofar) => [sofar, 'status 502']));
        expect(waited).toBe(9000);
      }));

    test('who says that it is hopeless ends the wait', () =>
      withClock(async () => {
        expect(await waitUntilReady(silent, 600, async () => 'hopeless')).toEqual({
          ready: false,
          waited: 3000,
          lastSeen: 'status 502',
        });
      }));
  });
});
