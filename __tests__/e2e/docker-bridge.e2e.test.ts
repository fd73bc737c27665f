import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Machine } from '../../src/machine/machine.js';
import { boot, describeInMachine, shell } from './lab.js';
import { Step, type StepResult } from './step.js';

// The bridge that every hosted runner has. Without rules its containers reach nothing but the host, which is enough.
// Not a service of the machine's, whose own services may not make a bridge.
const DAEMON = `
systemd-run --quiet --unit=test-containerd containerd
until [ -S /run/containerd/containerd.sock ]; do sleep 0.1; done
setsid dockerd --containerd=/run/containerd/containerd.sock --group=runner --bip=172.17.0.1/16 --iptables=false --ip6tables=false --ip-forward=false \
  --storage-driver=vfs > /run/dockerd.log 2>&1 < /dev/null &
timeout 30 sh -c 'until docker version > /dev/null 2>&1; do sleep 0.1; done' ||
  { tail -20 /run/dockerd.log; exit 1; }
`;

describeInMachine('a host with a Docker daemon, without any input', () => {
  let machine: Machine;
  let step: Step;
  let main: StepResult;
  let address: string;

  beforeAll(async () => {
    machine = await boot({ suite: 'sid', flavour: 'clients' }, 'docker-bridge');
    await shell(machine, DAEMON, { user: 'root' });
    step = new Step(machine, '/home/runner/_test', { XDG_RUNTIME_DIR: '/run/user/1001' });
    main = await step.main();
    address = main.outputs.get('registry') ?? '';
    await shell(
      machine,
      `mkdir ctx; echo hi > ctx/f; tar -C ctx -c f | docker import - ${address}/by/docker:1`,
    );
  }, 900_000);

  afterAll(() => machine?.stop(), 60_000);

  const docker = (command: string) =>
    machine.run(['sh', '-c', command], {
      user: 'runner',
      env: Object.fromEntries(main.environment),
      timeout: 60,
    });

  test('the registry is at the address of the bridge, and the proof went through there', () => {
    expect(main.shown).not.toMatch(/::(error|warning)::/);
    expect(main.exitCode).toBe(0);
    expect(address).toMatch(/^172\.17\.0\.1:/);
    expect(main.outputs.get('digest')).toMatch(/^sha256:/);
  });

  test('docker pushes and pulls', async () => {
    const pushed = await docker(`docker push -q ${address}/by/docker:1`);
    expect([pushed.exitCode, pushed.stderr]).toEqual([0, '']);
    expect((await docker(`docker pull -q ${address}/by/docker:1`)).exitCode).toBe(0);
  });

  test('docker checks TLS there: without the CA it takes nothing', async () => {
    const ca = `/etc/docker/certs.d/${address}/ca.crt`;
    await shell(machine, `sudo mv ${ca} ${ca}.aside`);
    const refused = await docker(`docker pull -q ${address}/by/docker:1`);
    await shell(machine, `sudo mv ${ca}.aside ${ca}`);
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stderr).toMatch(/x509: certificate signed by unknown authority/);
  });

  test('post takes it all back', async () => {
    const post = await step.post(main);
    expect(post.exitCode).toBe(0);
    expect(post.shown).not.toContain('::warning::');
    expect(await shell(machine, 'find /etc/docker ~/.docker -type f 2> /dev/null || true')).toBe('');
  });
});
