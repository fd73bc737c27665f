import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { clusterCerts } from '../../src/trust/cluster-certs.js';
import { inDirectory } from '../registry/fakes.js';
import { AUTH } from './context.js';

test('the directory for nodes can be copied anywhere', () =>
  inDirectory(async (directory) => {
    const address = { host: '172.17.0.1', port: 8443, bind: '172.17.0.1' };
    const credentials = { username: 'ci', password: 'hunter2' };
    const certs = await clusterCerts({ address, ca: 'CA\n', credentials, directory });
    const read = (name: string) => readFile(join(certs, '172.17.0.1:8443', name), 'utf8');
    expect(await read('ca.crt')).toBe('CA\n');
    const hosts = await read('hosts.toml');
    expect(hosts).toContain('  ca = "ca.crt"\n');
    expect(hosts).toContain(`Basic ${AUTH}`);
    expect(hosts).not.toContain(directory);
  }));
