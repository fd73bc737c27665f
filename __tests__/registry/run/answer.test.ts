import { join } from 'node:path';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ownRegistryClient } from '../../../src/oci/clients.js';
import type { RegistryClient } from '../../../src/oci/registry-client.js';
import { waitUntilReady } from '../../../src/registry/run/answer.js';
import { makeCertificate, type ServerCertificate } from '../../../src/registry/secrets/certificate.js';
import { inDirectory, unusedPort, withServer } from '../fakes.js';

let made: ServerCertificate;
beforeAll(() =>
  inDirectory(async (directory) => {
    made = await makeCertificate('localhost', join(directory, 'tls'));
  }),
);

const tls = () => ({ cert: made.chain, key: made.key });

async function withClient<T>(
  port: number,
  password: string | undefined,
  work: (client: RegistryClient) => Promise<T>,
): Promise<T> {
  const served = {
    address: { host: '127.0.0.1', port, bind: '127.0.0.1' },
    access: { kind: 'basic' },
  } as const;
  const client = ownRegistryClient(
    served,
    made.ca,
    password === undefined ? undefined : { username: 'job', password },
  );
  try {
    return await work(client);
  } finally {
    client.close();
  }
}

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
      withClient(port, undefined, async (client) => {
        expect(await waitUntilReady(client, 30, never)).toMatchObject({
          ready: true,
          lastSeen: 'status 200',
        });
      }),
    ),
  );

  test('with the login where one is asked for', () => {
    const basic = `Basic ${Buffer.from('job:secret').toString('base64')}`;
    const answer = (_: string, { authorization }: Readonly<Record<string, unknown>>) => ({
      status: authorization === basic ? 200 : 401,
    });
    return withServer(tls(), answer, async (port) => {
      await withClient(port, 'secret', async (client) => {
        expect(await waitUntilReady(client, 30, never)).toMatchObject({ ready: true });
      });
      await withClient(port, 'wrong', async (client) => {
        expect(await waitUntilReady(client, 0, never)).toMatchObject({
          ready: false,
          lastSeen: 'status 401',
        });
      });
    });
  });

  test('refused, then up', async () => {
    const port = await unusedPort();
    await withClient(port, undefined, async (client) => {
      let refused: () => void;
      const once = new Promise<void>((resolve) => {
        refused = resolve;
      });
      const watched = {
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
          (port) => withClient(port, undefined, (client) => waitUntilReady(client, 0, never)),
        ),
    ],
    [
      'nobody there',
      'ECONNREFUSED',
      async () => withClient(await unusedPort(), undefined, (client) => waitUntilReady(client, 0, never)),
    ],
  ])('at the limit it tells what it last saw: %s', async (_, lastSeen, wait) => {
    expect(await wait()).toMatchObject({ ready: false, lastSeen });
  });

  test('an error without a code is told by its words', async () => {
    const client = { get: () => Promise.reject(new Error('no answer within 10 s')) };
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
    const silent = { get: async () => ({ status: 502, headers: {}, body: '' }) };

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
