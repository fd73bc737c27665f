import { afterAll, beforeAll, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { boot, describeInMachine, restart, shell } from '../e2e/lab.js';
import { listening } from '../registry/fakes.js';

describeInMachine('a machine with a network of its own', () => {
  let machine: Machine;

  beforeAll(async () => {
    machine = await boot({ suite: 'trixie', flavour: 'ready' }, 'network');
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  test(
    'a port that is taken on the host is free in it, also after a reboot',
    () =>
      listening('127.0.0.1', async (port) => {
        // 7: nobody listens there.
        const refused = `set +e; curl -s -m 5 http://127.0.0.1:${port}/; [ $? = 7 ]`;
        await shell(machine, refused);
        machine = await restart(machine);
        await shell(machine, refused);
      }),
    120_000,
  );

  test('it reaches what the host reaches', async () => {
    await shell(machine, 'getent hosts deb.debian.org; ip route get 192.0.2.1 | grep -q eth0');
  });
});
