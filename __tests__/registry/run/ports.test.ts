import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../../src/platform/errors.js';
import { candidatePorts, freePort, onFreePort, PortTaken } from '../../../src/registry/run/ports.js';
import { recordingLog } from '../../fakes.js';
import { listening, thrownBy, unusedPort } from '../fakes.js';

describe('candidatePorts', () => {
  test.each([
    ['auto begins at 8443', 'auto' as const, 1024, 8443, 8642, 200],
    ['auto begins where the kernel allows it', 'auto' as const, 9000, 9000, 9199, 200],
    ['auto ends with the last port', 'auto' as const, 65500, 65500, 65535, 36],
    ['a chosen port is the only one', 9443, 1024, 9443, 9443, 1],
    ['a chosen port may be the lowest one', 1024, 1024, 1024, 1024, 1],
    ['a low port is fine where the kernel allows it', 80, 80, 80, 80, 1],
  ])('%s', (_, choice, lowest, first, last, count) => {
    const ports = candidatePorts(choice, lowest);
    expect([ports[0], ports.at(-1), ports.length]).toEqual([first, last, count]);
  });

  test('a chosen port that is too low is refused with both remedies', async () => {
    const error = await thrownBy(() => candidatePorts(443, 1024));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain('input "port" is 443');
    expect(error.message).toContain('use 1024 to 65535, auto, or run: ');
    expect(error.message).toContain('sudo sysctl net.ipv4.ip_unprivileged_port_start=443');
  });
});

describe('freePort', () => {
  test.each(['127.0.0.1', '0.0.0.0'])('gives a free port for bind %s', async (bind) => {
    const port = await unusedPort();
    expect(await freePort([port], bind)).toBe(port);
  });

  test.each(['127.0.0.1', '::1', '0.0.0.0', '::'])('steps over a port that is taken on %s', async (ip) => {
    const next = await unusedPort();
    await listening(ip, async (taken) => {
      expect(await freePort([taken, next], '127.0.0.1')).toBe(next);
    });
  });

  test.each(['127.0.0.1', '127.0.0.2', '::1'])(
    'bind 0.0.0.0 steps over a port that is taken on %s',
    async (ip) => {
      const next = await unusedPort();
      await listening(ip, async (taken) => {
        expect(await freePort([taken, next], '0.0.0.0')).toBe(next);
      });
    },
  );

  test('an address that is not asked for may be taken', async () => {
    await listening('127.0.0.9', async (port) => {
      expect(await freePort([port], '127.0.0.1')).toBe(port);
    });
  });

  test('leaves the port free', async () => {
    const port = await unusedPort();
    await freePort([port], '127.0.0.1');
    await listening('127.0.0.1', async (taken) => expect(taken).toBe(port), port);
  });

  test('a chosen port that is taken is refused by its number', async () => {
    await listening('127.0.0.1', async (taken) => {
      const error = await thrownBy(() => freePort([taken], '127.0.0.1'));
      expect(error).toBeInstanceOf(UserError);
      expect(error.message).toContain(`input "port" is ${taken}`);
      expect(error.message).toContain('use auto, or a free port');
    });
  });

  test('where all are taken the first and the last are named', async () => {
    await listening('127.0.0.1', (one) =>
      listening('127.0.0.1', async (other) => {
        const error = await thrownBy(() => freePort([one, other], '127.0.0.1'));
        expect(error).toBeInstanceOf(UserError);
        expect(error.message).toContain(`from ${one} to ${other}`);
      }),
    );
  });

  test('an address that this host does not have is a wrong "bind"', async () => {
    const port = await unusedPort();
    const error = await thrownBy(() => freePort([port], '198.51.100.77'));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain('input "bind" is 198.51.100.77');
    expect(error.message).toContain('0.0.0.0');
  });
});

describe('onFreePort', () => {
  /** Starts on ports of which the first ones are taken when they are used. */
  async function start(ports: readonly number[], taken: readonly number[]) {
    const log = recordingLog();
    const happened: string[] = [];
    const started = onFreePort(ports, '127.0.0.1', log, async (port) => {
      happened.push(`start ${port}`);
      if (!taken.includes(port)) return port;
      return new PortTaken(
        async () => new Error(`${port} is taken`),
        async () => void happened.push(`remove ${port}`),
      );
    });
    return { port: await started.catch((thrown: Error) => thrown.message), happened, lines: log.lines };
  }

  test('tries the next port, without what the one before left', async () => {
    const [first, second] = [await unusedPort(), await unusedPort()];
    expect(await start([first, second], [first])).toEqual({
      port: second,
      happened: [`start ${first}`, `remove ${first}`, `start ${second}`],
      lines: [`info: another process took port ${first}; trying the next one`],
    });
  });

  test('passes over a port that another process listens on', () =>
    listening('127.0.0.1', async (busy) => {
      const free = await unusedPort();
      expect(await start([busy, free], [])).toEqual({ port: free, happened: [`start ${free}`], lines: [] });
    }));

  test('leaves what the last one made for those who look for the cause', async () => {
    const port = await unusedPort();
    expect(await start([port], [port])).toEqual({
      port: `${port} is taken`,
      happened: [`start ${port}`],
      lines: [],
    });
  });
});
