import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { nginxConf } from '../../../src/registry/nginx/nginx.js';
import { PATHS } from '../../../src/registry/spec/registry-spec.js';
import { requires, toolPath } from '../../tools.js';
import { inDirectory, podFor } from '../fakes.js';
import { expectGolden } from '../golden.js';
import { selfSigned } from '../tls.js';

const mirrors = ['docker.io', 'registry.example:5000'].map((upstream) => ({
  upstream,
  authenticated: false,
  path: undefined,
}));
const pod = podFor({ mirrors });
const text = nginxConf(pod);

test('nginx.conf with caches is as it was', () => expectGolden(import.meta.url, 'nginx-mirrors.conf', text));

test('without caches there is nothing of them', () => {
  expect(nginxConf(podFor())).not.toContain('mirror');
});

test('each cache has its name cut off, goes before the registry, and takes no push', () => {
  const locations = [...text.matchAll(/location \^~ (\S+) \{([\s\S]*?)\n {8}\}/g)];
  expect(locations.map(([, path]) => path)).toEqual([
    '/v2/mirror/docker.io/',
    '/v2/mirror/registry.example_5000/',
    '/v2/mirror/',
  ]);
  for (const [, , body] of locations) expect(body).toContain('if ($operation != read)');
  expect(locations[1]?.[2]).toContain('proxy_pass http://mirror-registry-example-port-5000/v2/;');
  expect(text).toContain('server 127.0.0.1:5002;');
});

test('answers of its own are JSON as a registry has it', () => {
  const bodies = [...text.matchAll(/return (\d+) '([^']*)';/g)].map(([, status, body]) => [
    status,
    JSON.parse(body ?? '').errors[0].code,
  ]);
  expect(bodies).toEqual(
    expect.arrayContaining([
      ['405', 'UNSUPPORTED'],
      ['404', 'NAME_UNKNOWN'],
      ['502', 'UNAVAILABLE'],
    ]),
  );
});

requires('nginx').test('nginx itself takes it', () =>
  inDirectory(async (directory) => {
    await mkdir(join(directory, 'tls'));
    await selfSigned(join(directory, 'tls'), 'tls');
    const own = text
      .replaceAll('/tmp/', `${directory}/`)
      .replaceAll(PATHS.tls, join(directory, 'tls'))
      .replaceAll('/dev/stdout', join(directory, 'log'))
      .replace('user nginx;', '');
    await writeFile(join(directory, 'nginx.conf'), own);
    const argv = ['-t', '-q', '-p', directory, '-c', join(directory, 'nginx.conf')];
    expect(spawnSync(toolPath('nginx'), argv, { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  }),
);
