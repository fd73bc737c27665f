import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { writePrivate } from '../../../src/platform/files.js';
import { registryConfig } from '../../../src/registry/config/distribution.js';
import { configFiles } from '../../../src/registry/emit/mounted-files.js';
import { writePodFiles } from '../../../src/registry/run/files.js';
import { inDirectory, podFor } from '../fakes.js';

const secrets = {
  tls: { 'tls.crt': 'CRT', 'tls.key': 'KEY' },
  access: { htpasswd: 'HTPASSWD' },
  http: { 'http-secret': 'HTTP' },
};

async function modes(directory: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    found[relative(directory, path)] = ((await stat(path)).mode & 0o777).toString(8);
  }
  return found;
}

describe('writePodFiles', () => {
  test('only the containers that connect to other hosts have the proxy', () =>
    inDirectory(async (parent) => {
      const variables: Record<string, string> = { https_proxy: 'http://me:hunter2@p:3128', NO_PROXY: 'a' };
      const mirrors = [{ upstream: 'docker.io', authenticated: false, path: undefined }];
      const pod = { ...podFor(), mirrors };
      const contents = { ...secrets, 'upstream-trust': { 'upstream-ca.crt': 'CA' } };
      const manifest = await writePodFiles(
        pod,
        contents,
        join(parent, 'pod'),
        'Never',
        (name) => variables[name],
      );
      const { containers } = parse(await readFile(manifest, 'utf8')).spec;
      const proxied = containers.filter(({ env }: { env: { name: string }[] }) =>
        env.some(({ name }) => name === 'HTTPS_PROXY'),
      );
      expect(proxied).toMatchObject([
        {
          name: 'mirror-docker-io',
          env: expect.arrayContaining([
            { name: 'HTTPS_PROXY', value: 'http://me:hunter2@p:3128' },
            { name: 'NO_PROXY', value: 'a,host.containers.internal,host.docker.internal' },
          ]),
        },
      ]);
      expect((await modes(parent))['pod/pod.yaml']).toBe('600');
    }));

  test('lays out what the manifest mounts, for this user only', () =>
    inDirectory(async (parent) => {
      const directory = join(parent, 'pod');
      const manifest = await writePodFiles(podFor(), secrets, directory);
      const found = await modes(directory);
      expect(found).toMatchObject({
        data: '700',
        nginx: '700',
        'nginx/nginx.conf': '600',
        registry: '700',
        'registry/config.yml': '600',
        tls: '700',
        'tls/tls.crt': '600',
        'tls/tls.key': '600',
        access: '700',
        'access/htpasswd': '600',
        [relative(directory, manifest)]: '600',
      });
      expect(new Set(Object.values(found))).toEqual(new Set(['600', '700']));
      expect((await stat(directory)).mode & 0o777).toBe(0o700);
      for (const { hostPath } of parse(await readFile(manifest, 'utf8')).spec.volumes) {
        expect((await stat(hostPath.path)).isDirectory()).toBe(true);
      }
    }));

  test('opens what is mounted where the containers are not the user, and nothing else', () =>
    inDirectory(async (parent) => {
      const directory = join(parent, 'pod');
      const pod = podFor({ mapping: { kind: 'mode', mode: 'nomap' } });
      const found = await writePodFiles(pod, secrets, directory).then(() => modes(directory));
      expect(found).toEqual({
        data: '777',
        nginx: '755',
        'nginx/nginx.conf': '644',
        registry: '755',
        'registry/config.yml': '644',
        tls: '755',
        'tls/tls.crt': '644',
        'tls/tls.key': '644',
        access: '755',
        'access/htpasswd': '644',
        'pod.yaml': '600',
      });
      expect((await stat(directory)).mode & 0o777).toBe(0o700);
    }));

  test('data in a directory of the caller’s: it is mounted, and none is made', () =>
    inDirectory(async (directory) => {
      const pod = podFor({ storage: { kind: 'directory', path: '/srv/data' } });
      const manifest = await writePodFiles(pod, secrets, directory);
      const { volumes } = parse(await readFile(manifest, 'utf8')).spec;
      expect(volumes.find(({ name }: { name: string }) => name === 'data').hostPath.path).toBe('/srv/data');
      expect(Object.keys(await modes(directory))).not.toContain('data');
    }));

  test('writes the texts as they are', () =>
    inDirectory(async (directory) => {
      await writePodFiles(podFor(), secrets, directory);
      const text = (path: string) => readFile(join(directory, path), 'utf8');
      expect(await text('tls/tls.key')).toBe('KEY');
      expect(await text('access/htpasswd')).toBe('HTPASSWD');
      expect(await text('nginx/nginx.conf')).toBe(configFiles(podFor())['nginx/nginx.conf']);
      expect(await text('registry/config.yml')).toBe(registryConfig(podFor(), () => 'HTTP'));
    }));

  test('a second time, for another port, it writes the new manifest', () =>
    inDirectory(async (directory) => {
      await writePodFiles(podFor(), secrets, directory);
      const manifest = await writePodFiles(
        podFor({ address: { host: 'h', bind: '127.0.0.1', port: 9999 } }),
        secrets,
        directory,
      );
      expect(parse(await readFile(manifest, 'utf8')).spec.containers[1].ports[0].hostPort).toBe(9999);
    }));
});

test('writePrivate makes the directories on the way, for this user only', () =>
  inDirectory(async (directory) => {
    await writePrivate(join(directory, 'a/b/c'), 'text');
    expect(await modes(directory)).toEqual({ a: '700', 'a/b': '700', 'a/b/c': '600' });
    expect(await readFile(join(directory, 'a/b/c'), 'utf8')).toBe('text');
  }));
