import { createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { ContainerState } from '../../../src/podman/podman.js';
import { warnIfGone } from '../../../src/registry/diagnostics/still-running.js';
import { recordingLog } from '../../fakes.js';

const state = (name: string, change: Partial<ContainerState> = {}): ContainerState => ({
  name: `p-${name}`,
  isInfra: name === 'infra',
  state: 'running',
  exitCode: 0,
  restarts: 0,
  ...change,
});
const INNER = [state('registry'), state('nginx')];

async function saidOf(address: string, podStates: () => Promise<ContainerState[]>): Promise<string[]> {
  const log = recordingLog();
  await warnIfGone(address, 'p', { podman: { podStates }, log });
  return log.lines;
}

describe('post', () => {
  test.each<[what: string, states: readonly ContainerState[], said: string]>([
    ['the infra container', [state('infra', { state: 'exited', exitCode: 137 }), ...INNER], 'exit code 137'],
    [
      'the port forwarder',
      [state('infra'), ...INNER],
      'the port forwarder (pasta, slirp4netns or rootlessport)',
    ],
  ])('warns of a registry that died before the job ended: %s', async (_, states, said) => {
    // Nobody listens at this port.
    const lines = await saidOf('127.0.0.1:1', async () => [...states]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^warning: the registry at 127\.0\.0\.1:1 died before the job ended/);
    expect(lines[0]).toContain(said);
  });

  test('says so even where podman has no answer', async () => {
    const lines = await saidOf('127.0.0.1:1', () => Promise.reject(new Error('no podman')));
    expect(lines).toEqual(['warning: the registry at 127.0.0.1:1 died before the job ended: no podman']);
  });

  test('is silent where the pod has been removed', async () => {
    expect(await saidOf('127.0.0.1:1', async () => [])).toEqual([]);
  });

  test('is silent where the port takes connections, and where main did not come so far', async () => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const never = () => Promise.reject(new Error('is not asked'));
    for (const one of [`127.0.0.1:${port}`, '', 'localhost:1', '127.0.0.1:1\n']) {
      expect(await saidOf(one, never)).toEqual([]);
    }
    await new Promise((resolve) => server.close(resolve));
  });
});
