import { describe, expect, test } from '@jest/globals';
import { readInputs } from '../../../src/actions/registry/inputs.js';
import { UserError } from '../../../src/platform/errors.js';
import { chooseHost, type Surroundings } from '../../../src/registry/run/choose-address.js';
import type { DockerDaemon } from '../../../src/trust/docker-daemon.js';
import { inputsWith } from '../../actions/action-file.js';
import { recordingLog } from '../../fakes.js';
import { thrownBy } from '../fakes.js';

const BRIDGE: DockerDaemon = { kind: 'here', bridge: '172.17.0.1' };
const BRIDGELESS: DockerDaemon = { kind: 'here', bridge: undefined };
const NONE: DockerDaemon = { kind: 'none', why: 'is not there' };
const OWN = { 'tls-cert': '/c', 'tls-key': '/k' };

async function choose(set: Readonly<Record<string, string>>, daemon: DockerDaemon, root = true) {
  const log = recordingLog();
  const around: Surroundings = { docker: async () => daemon, mayActAsRoot: async () => root };
  return { ...(await chooseHost(readInputs(inputsWith(set)), log, around)), warned: log.lines.length };
}

describe('chooseHost', () => {
  test.each<
    [what: string, set: Record<string, string>, daemon: DockerDaemon, root: boolean, expected: string]
  >([
    ['no docker', {}, NONE, true, '127.0.0.1 on 127.0.0.1'],
    ['docker', {}, BRIDGE, true, '172.17.0.1 on 172.17.0.1'],
    ['docker that cannot be given a CA', {}, BRIDGE, false, '127.0.0.1 on 127.0.0.1'],
    ['docker by name', { trust: 'docker' }, BRIDGE, true, '172.17.0.1 on 172.17.0.1'],
    ['docker for kind', { trust: 'kind,env' }, BRIDGE, true, '172.17.0.1 on 172.17.0.1'],
    ['docker that is not asked for', { trust: 'env' }, BRIDGE, true, '127.0.0.1 on 127.0.0.1'],
    ['docker without a bridge', {}, BRIDGELESS, true, '127.0.0.1 on 127.0.0.1, warned'],
    ['docker and a certificate of the caller', OWN, BRIDGE, true, '127.0.0.1 on 127.0.0.1, warned'],
    ['a host', { host: 'localhost' }, BRIDGE, true, 'localhost on 127.0.0.1'],
    ['a host of another address', { host: '192.0.2.9' }, NONE, true, '192.0.2.9 on 192.0.2.9'],
    ['a bind', { bind: '192.0.2.9' }, BRIDGE, true, '192.0.2.9 on 192.0.2.9'],
    ['the whole network', { bind: '0.0.0.0' }, BRIDGE, true, '172.17.0.1 on 0.0.0.0'],
    ['the whole network without docker', { bind: '0.0.0.0' }, NONE, true, '127.0.0.1 on 0.0.0.0'],
  ])('%s', async (_, set, daemon, root, expected) => {
    const { host, bind, warned } = await choose(set, daemon, root);
    expect(`${host} on ${bind}${warned > 0 ? ', warned' : ''}`).toBe(expected);
  });

  test.each([
    [{ host: '192.0.2.9', bind: '127.0.0.1' }, /leads to 192\.0\.2\.9, and "bind" is 127\.0\.0\.1/],
    [{ host: 'registry.invalid' }, /cannot resolve.*\/etc\/hosts/],
  ])('%p is refused', async (set, message) => {
    const error = await thrownBy(() => choose(set, NONE));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toMatch(message);
  });
});
