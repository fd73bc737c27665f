import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { env, joinBundles } from '../../src/trust/env.js';
import { type FakeHostParts, fakeHost } from '../fakes.js';
import { inDirectory } from '../registry/fakes.js';
import { contextOn } from './context.js';

const ROOTS = '/etc/ssl/certs/ca-certificates.crt';
const PUBLIC = '-----BEGIN CERTIFICATE-----\npublic';

test('joinBundles ends each one', () => expect(joinBundles('a', 'b\n\n')).toBe('a\nb\n'));

describe('env', () => {
  const install = (parts: FakeHostParts) =>
    inDirectory(async (directory) => {
      const host = fakeHost({ ...parts, files: { [ROOTS]: PUBLIC, ...parts.files } });
      const found = await env.prepare(host, '127.0.0.1');
      if (typeof found !== 'function') throw new Error(found.why);
      const context = contextOn(host, directory);
      const { caBundle } = await found(context);
      const text = async (name: string) => readFile(host.variables.get(name) ?? '', 'utf8');
      return {
        host,
        records: context.journal.records,
        isMain: caBundle === join(directory, 'ca-bundle.crt'),
        bundles: {
          SSL_CERT_FILE: await text('SSL_CERT_FILE'),
          CURL_CA_BUNDLE: await text('CURL_CA_BUNDLE'),
          REQUESTS_CA_BUNDLE: await text('REQUESTS_CA_BUNDLE'),
          NODE_EXTRA_CA_CERTS: await text('NODE_EXTRA_CA_CERTS'),
        },
      };
    });

  const withRoots = `${PUBLIC}\nCA\n`;
  const plain = {
    SSL_CERT_FILE: withRoots,
    CURL_CA_BUNDLE: withRoots,
    REQUESTS_CA_BUNDLE: withRoots,
    NODE_EXTRA_CA_CERTS: 'CA\n',
  };

  test('the public roots stay, and Node has its own', async () => {
    const { bundles, isMain, records } = await install({});
    expect(bundles).toEqual(plain);
    expect(isMain).toBe(true);
    expect(records).toMatchObject([
      { kind: 'variable', name: 'SSL_CERT_FILE', before: ROOTS },
      { kind: 'variable', name: 'CURL_CA_BUNDLE', before: '' },
      { kind: 'variable', name: 'REQUESTS_CA_BUNDLE', before: '' },
      { kind: 'variable', name: 'NODE_EXTRA_CA_CERTS', before: '' },
    ]);
  });

  test.each(Object.keys(plain))('%s of the job stays, for its programs alone', async (name) => {
    const { bundles, records } = await install({
      variables: { [name]: '/mine' },
      files: { '/mine': 'mine' },
    });
    expect(bundles).toEqual({ ...plain, [name]: 'mine\nCA\n' });
    expect(records).toContainEqual(expect.objectContaining({ name, before: '/mine' }));
  });

  test.each<[what: string, parts: FakeHostParts, wanted: string | undefined]>([
    ['without ko', {}, undefined],
    ['with ko', { programs: ['ko'] }, '172.17.0.1:8443'],
    [
      'with ko that pushes elsewhere',
      { programs: ['ko'], variables: { KO_DOCKER_REPO: 'ghcr.io/x' } },
      'ghcr.io/x',
    ],
  ])('%s', async (_, parts, wanted) => {
    const { host, records } = await install(parts);
    expect(host.variable('KO_DOCKER_REPO')).toBe(wanted);
    const isOurs = wanted === '172.17.0.1:8443';
    expect(records.some((one) => 'name' in one && one.name === 'KO_DOCKER_REPO')).toBe(isOurs);
  });

  test('one that cannot be read counts as not set, and is told of', async () => {
    const { bundles, host } = await install({ variables: { CURL_CA_BUNDLE: '/mine' } });
    expect(bundles).toEqual(plain);
    expect(host.log.lines).toEqual([expect.stringMatching(/^warning: ignored CURL_CA_BUNDLE=\/mine: /)]);
  });

  test('without public roots it is not served, because the bundles would replace those of the programs', async () => {
    expect(await env.prepare(fakeHost(), '127.0.0.1')).toEqual({
      why: expect.stringContaining('ca-certificates'),
    });
  });
});
