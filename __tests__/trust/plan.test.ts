import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/platform/errors.js';
import { TRUST_TARGETS, type TrustClient, type TrustTarget } from '../../src/trust/client.js';
import { CLIENTS, installTrust, planTrust, trustedBy } from '../../src/trust/plan.js';
import { fakeHost } from '../fakes.js';
import { inDirectory, thrownBy } from '../registry/fakes.js';
import { contextOn } from './context.js';

const client = (target: TrustTarget, auto: boolean, why?: string): TrustClient => ({
  target,
  title: target === 'podman' ? undefined : target,
  auto,
  prepare: async () => (why === undefined ? async () => ({ caBundle: target }) : { why }),
});
const CATALOGUE = [
  client('podman', true),
  client('docker', true, 'is not there'),
  client('system', false),
  client('env', true),
];
const plan = (asked?: readonly TrustTarget[]) => planTrust(asked, '127.0.0.1', fakeHost(), CATALOGUE);

test('every target has a client', () => {
  expect(CLIENTS.map(({ target }) => target).toSorted()).toEqual(TRUST_TARGETS.toSorted());
});

describe('planTrust', () => {
  test('auto is those that are found without system, and says why not the others', async () => {
    const { clients, skipped } = await plan();
    expect(clients.map(({ target }) => target)).toEqual(['podman', 'env']);
    expect(skipped).toEqual(['docker is not there']);
  });

  test('podman is always served', async () => {
    const { clients, skipped } = await plan(['system']);
    expect(clients.map(({ target }) => target)).toEqual(['podman', 'system']);
    expect(skipped).toEqual([]);
  });

  test('one that was asked for and cannot be served is refused', async () => {
    const error = await thrownBy(() => plan(['docker']));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toMatch(
      /^input "trust": cannot set up docker, which is not there; remove docker or use "auto"$/,
    );
  });
});

test.each<[asked: TrustTarget[], loggedIn: boolean]>([
  [['env'], true],
  [['system'], false],
])('installTrust for %p: is the docker command logged in? %p', (asked, loggedIn) =>
  inDirectory(async (directory) => {
    const host = fakeHost();
    const outputs = await installTrust(await plan(asked), contextOn(host, directory));
    expect(outputs).toEqual({ caBundle: asked[0] });
    expect(host.variables.has('DOCKER_CONFIG')).toBe(loggedIn);
  }),
);

test.each<[asked: TrustTarget[], words: string[]]>([
  [['podman'], []],
  [['podman', 'system', 'env'], ['system, env']],
])('the summary names those of %j beside podman: %j', async (asked, words) => {
  expect(trustedBy(await plan(asked))).toEqual(words);
});

test('each client but podman has a title', () => {
  expect(CLIENTS.flatMap(({ target, title }) => (title === undefined ? [target] : []))).toEqual(['podman']);
});
