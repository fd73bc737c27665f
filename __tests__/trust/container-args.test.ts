import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { run } from '../../src/platform/exec.js';
import { containerArgs } from '../../src/trust/container-args.js';
import { inDirectory } from '../registry/fakes.js';
import { AUTH } from './context.js';

const CREDENTIALS = { username: 'ci', password: 'hunter2' };
const at = (host: string) => ({ host, port: 8443, bind: host });

describe('containerArgs', () => {
  test('mounts the CA and a login for this registry alone', () =>
    inDirectory(async (directory) => {
      const given = { address: at('172.17.0.1'), caFile: '/job/ca.crt', credentials: CREDENTIALS, directory };
      const { containerArgs: args, kanikoArgs } = await containerArgs(given);
      const login = join(directory, 'container-auth.json');
      expect(args.split(' ')).toEqual([
        '--mount',
        'type=bind,source=/job/ca.crt,target=/etc/containers/certs.d/172.17.0.1:8443/ca.crt,readonly',
        '--mount',
        `type=bind,source=${login},target=/run/podman-registry/auth.json,readonly`,
        '--env',
        'REGISTRY_AUTH_FILE=/run/podman-registry/auth.json',
        '--mount',
        'type=bind,source=/job/ca.crt,target=/kaniko/ssl/certs/podman-registry.crt,readonly',
        '--mount',
        `type=bind,source=${login},target=/kaniko/.docker/config.json,readonly`,
      ]);
      expect(args).not.toMatch(/hunter2/);
      expect(kanikoArgs).toBe('--registry-certificate=172.17.0.1:8443=/kaniko/ssl/certs/podman-registry.crt');
      expect(JSON.parse(await readFile(login, 'utf8'))).toEqual({
        auths: { '172.17.0.1:8443': { auth: AUTH } },
      });
      expect((await stat(login)).mode & 0o777).toBe(0o600);
    }));

  test('a loopback address is the same one only in the network of the host', () =>
    inDirectory(async (directory) => {
      const given = { address: at('127.0.0.1'), caFile: '/job/ca.crt', credentials: undefined, directory };
      expect((await containerArgs(given)).containerArgs).toMatch(/^--network host --mount /);
      expect(await readFile(join(directory, 'container-auth.json'), 'utf8')).toBe('{"auths":{}}');
    }));

  test('a shell reads each of them as one word', () =>
    inDirectory(async (directory) => {
      const given = {
        address: at('172.17.0.1'),
        caFile: "/my job's/ca.crt",
        credentials: undefined,
        directory,
      };
      const { containerArgs: args } = await containerArgs(given);
      const words = await run(['sh', '-c', `printf '%s\\n' ${args}`], { timeout: 10 });
      expect(words.split('\n')[1]).toMatch(/^type=bind,source=\/my job's\/ca\.crt,target=/);
    }));
});
