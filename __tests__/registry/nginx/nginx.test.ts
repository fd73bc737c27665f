import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { nginxConf } from '../../../src/registry/nginx/nginx.js';
import { passwordsConf, tokensConf } from '../../../src/registry/nginx/principals.js';
import { type Access, FAST_PATHS, PATHS } from '../../../src/registry/spec/registry-spec.js';
import { requires, toolPath } from '../../tools.js';
import { inDirectory, podFor } from '../fakes.js';
import { expectGolden } from '../golden.js';
import { selfSigned } from '../tls.js';

const directives = nginxConf(podFor())
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '' && !line.startsWith('#'));

const all = (name: string) => directives.filter((line) => line.startsWith(`${name} `));

test('nginx.conf is as it was', () => expectGolden(import.meta.url, 'nginx.conf', nginxConf(podFor())));

test.each([
  ['reader', { reader: 'guest', anonymousPull: false }],
  ['anonymous', { reader: undefined, anonymousPull: true }],
])('nginx.conf with %s is as it was', (name, change) =>
  expectGolden(
    import.meta.url,
    `nginx-${name}.conf`,
    nginxConf(podFor({ access: { kind: 'basic', writer: 'c.i', ...change } })),
  ),
);

test('nginx.conf with all that makes it fast is as it was', () =>
  expectGolden(
    import.meta.url,
    'nginx-fast.conf',
    nginxConf(
      podFor({
        fastPaths: FAST_PATHS,
        access: { kind: 'basic', writer: 'ci', reader: undefined, anonymousPull: false, checkedBy: 'nginx' },
      }),
    ),
  ));

describe('nginx.conf', () => {
  test('listens with TLS, and for probes on the loopback address', () => {
    expect(all('listen')).toEqual(['listen 127.0.0.1:8081;', 'listen 8443 ssl;']);
    expect(all('ssl_protocols')).toEqual(['ssl_protocols TLSv1.2 TLSv1.3;']);
  });

  test('passes on to the pod’s own loopback address only', () => {
    expect(all('server').filter((line) => line !== 'server {')).toEqual(['server 127.0.0.1:5000;']);
    for (const line of all('proxy_pass')) expect(line).toMatch(/^proxy_pass http:\/\/registry\/?;$/);
  });

  // Each of them is what a push of many layers or of a large one stands or falls with.
  test.each([
    'client_max_body_size 0;',
    'proxy_request_buffering off;',
    'proxy_http_version 1.1;',
    'proxy_set_header Host $public_host;',
    'proxy_set_header X-Forwarded-Proto $scheme;',
    'proxy_set_header X-Forwarded-Host "";',
    'proxy_set_header Forwarded "";',
    'proxy_max_temp_file_size 0;',
  ])('says %s', (directive) => {
    expect(directives).toContain(directive);
  });

  test('writes below /tmp only', () => {
    const written = directives.filter((line) => /_temp_path |^pid /.test(line));
    expect(written).toHaveLength(6);
    for (const line of written) expect(line).toMatch(/ \/tmp\/[a-z_.]+;$/);
  });

  // The slim variant of the official image has no others.
  test('needs no dynamic module', () => {
    const fast = nginxConf(podFor({ fastPaths: FAST_PATHS }));
    expect(fast).not.toMatch(/^\s*(?:load_module|js_|geoip_|xslt_|xml_entities|image_filter|acme_)/m);
  });

  test('its own answers are JSON as a registry has it', () => {
    const bodies = [...nginxConf(podFor()).matchAll(/return (\d+) '([^']*)';/g)];
    expect(bodies.map(([, status]) => status)).toEqual(['404', '400', '502']);
    for (const [, , body] of bodies) {
      expect(JSON.parse(body ?? '')).toEqual({
        errors: [{ code: expect.any(String), message: expect.any(String) }],
      });
    }
  });

  test('every block is closed, and every directive ends', () => {
    const braces = directives.flatMap((line) => (line.endsWith('{') ? [1] : line === '}' ? [-1] : []));
    expect(braces.reduce((sum, one) => sum + one, 0)).toBe(0);
    for (const line of directives) expect(line).toMatch(/[;{}]$/);
  });

  const users = { writer: 'c.i', reader: 'guest' };
  const principal = { authorization: 'YTpi', token: 'ab' };
  const principals = { writer: principal, reader: principal, anonymous: principal };
  test.each<[string, Access]>([
    ['no login', { kind: 'none' }],
    ['a reader', { kind: 'basic', ...users, anonymousPull: false }],
    ['anonymous pulls', { kind: 'basic', ...users, anonymousPull: true }],
    ['passwords at nginx', { kind: 'basic', ...users, anonymousPull: false, checkedBy: 'nginx' }],
    ['both', { kind: 'basic', ...users, anonymousPull: true, checkedBy: 'nginx' }],
  ])('no expression on what a client sends captures anything, with %s', (_name, access) => {
    const mirrors = [{ upstream: 'docker.io', authenticated: false, path: undefined }];
    const conf = nginxConf(podFor({ access, mirrors, fastPaths: FAST_PATHS }));
    const texts = [conf, tokensConf(principals), passwordsConf(principals)].join('');
    const expressions = texts
      .split('\n')
      .filter((line) => /^\s*("?~|if .* !?~|location ~|rewrite)/.test(line));
    const capturing = expressions.filter((line) => /(?<!\\)\((?!\?[:i])/.test(line.replace(/^\s*if \(/, '')));
    // The registry's own digest becomes a path.
    expect(capturing.map((line) => line.trim())).toEqual([expect.stringMatching(/^"~\^20\[06\] sha256:/)]);
    expect(texts).not.toMatch(/\$\d/);
  });

  requires('nginx').test.each([[[]], [FAST_PATHS]])('nginx itself takes it, with %j', (fastPaths) =>
    inDirectory(async (directory) => {
      await mkdir(join(directory, 'tls'));
      await selfSigned(join(directory, 'tls'), 'tls');
      const text = nginxConf(podFor({ fastPaths }))
        .replaceAll('/tmp/', `${directory}/`)
        .replaceAll('/dev/stdout', join(directory, 'log'))
        .replaceAll(PATHS.tls, join(directory, 'tls'))
        // There may be no such user here, and only root may become one.
        .replace(/user nginx.*;/, '');
      await writeFile(join(directory, 'nginx.conf'), text);
      const argv = ['-t', '-q', '-p', directory, '-c', join(directory, 'nginx.conf')];
      expect(spawnSync(toolPath('nginx'), argv, { encoding: 'utf8' })).toMatchObject({
        status: 0,
        stderr: '',
      });
    }),
  );
});
