import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  certificateDirectories,
  distributionBundle,
  hostCertificates,
  rootsFor,
} from '../../src/oci/ca-certificates.js';
import { fakeHost } from '../fakes.js';
import { inDirectory } from '../registry/fakes.js';

const pem = (word: string) => `-----BEGIN CERTIFICATE-----\n${word}\n-----END CERTIFICATE-----`;

/** A host with certificates in every place that Go reads, and in some that it does not. */
const FILES = {
  '/etc/pki/tls/certs/ca-bundle.crt': `# comment\n${pem('bundle')}\n${pem('shared')}`,
  '/etc/ssl/cert.pem': pem('later bundle'),
  '/etc/ssl/certs/one.pem': pem('single'),
  '/etc/ssl/certs/shared.pem': pem('shared'),
  '/etc/ssl/certs/README': 'nothing',
  '/etc/ssl/certs/0a775a30.0': pem('link'),
  '/house.pem': pem('house'),
  '/first/a.crt': pem('a'),
  '/second/0a775a30.0': pem('b'),
};

describe('hostCertificates', () => {
  test.each<[what: string, variables: Record<string, string>, words: readonly string[]]>([
    ['the first bundle and all directories', {}, ['bundle', 'shared', 'single']],
    [
      'SSL_CERT_FILE replaces the bundle',
      { SSL_CERT_FILE: '/house.pem' },
      ['house', 'single', 'shared', 'bundle'],
    ],
    [
      'SSL_CERT_DIR replaces the directories',
      { SSL_CERT_DIR: '/first:/second' },
      ['bundle', 'shared', 'a', 'b'],
    ],
    ['both', { SSL_CERT_FILE: '/house.pem', SSL_CERT_DIR: '/second' }, ['house', 'b']],
    [
      'empty variables count as not set',
      { SSL_CERT_FILE: '', SSL_CERT_DIR: '' },
      ['bundle', 'shared', 'single'],
    ],
    ['what cannot be read is skipped', { SSL_CERT_FILE: '/gone', SSL_CERT_DIR: '/gone:/first' }, ['a']],
  ])('%s', async (_, variables, words) => {
    expect(await hostCertificates(fakeHost({ files: FILES, variables }))).toEqual(words.map(pem));
  });

  test('a host without any', async () => {
    expect(await hostCertificates(fakeHost())).toEqual([]);
    expect(await distributionBundle(fakeHost())).toBeUndefined();
  });
});

test.each<[named: string | undefined, own: readonly string[]]>([
  [undefined, ['/h/.config/containers/certs.d']],
  ['/h/.config', ['/h/.config/containers/certs.d']],
  ['/x', ['/x/containers/certs.d', '/h/.config/containers/certs.d']],
])('XDG_CONFIG_HOME %s: the directories of this user', (named, own) => {
  const all = [...own, '/etc/containers/certs.d', '/etc/docker/certs.d'];
  expect(certificateDirectories(() => named, '/h')).toEqual(all);
});

test('of the directories for certificates the first that there is holds', () =>
  inDirectory(async (directory) => {
    const pem = (word: string) => `-----BEGIN CERTIFICATE-----\n${word}\n-----END CERTIFICATE-----`;
    for (const [parent, name, word] of [
      ['b', 'ca.crt', 'right'],
      ['b', 'client.cert', 'not a CA'],
      ['c', 'ca.crt', 'too late'],
    ] as const) {
      await mkdir(join(directory, parent, 'r:5000'), { recursive: true });
      await writeFile(join(directory, parent, 'r:5000', name), pem(word));
    }
    const directories = ['a', 'b', 'c'].map((name) => join(directory, name));
    expect(await rootsFor('r:5000', directories)).toEqual([pem('right')]);
    expect(await rootsFor('other', directories)).toEqual([]);
  }));
