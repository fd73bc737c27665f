import { describe, expect, test } from '@jest/globals';
import { loginsOf } from '../../src/oci/auth-file.js';
import { parseChallenge } from '../../src/oci/challenge.js';
import { ignoresProxy } from '../../src/oci/connections.js';
import { readManifest } from '../../src/oci/descriptors.js';
import { fits } from '../../src/oci/platforms.js';
import { RegistryError, retryAfter } from '../../src/oci/registry-error.js';
import { patiently } from '../../src/oci/retry.js';
import { atMost, oneByOne } from '../../src/platform/limit-concurrency.js';
import { explainSeeding, seedingError } from '../../src/seed/explain.js';
import { readWishes } from '../../src/seed/requests.js';

describe('parseChallenge', () => {
  const bearer = { scheme: 'bearer', realm: 'https://a/t', service: 'b c', scope: 'repository:x:pull,push' };
  test.each([
    ['Basic realm="x"', { scheme: 'basic' }],
    ['basic', { scheme: 'basic' }],
    ['Bearer realm="https://a/t",service="b c",scope="repository:x:pull,push"', bearer],
    ['bearer realm="https://a/t", service="b c", scope="repository:x:pull,push"', bearer],
    ['Basic realm="x", Bearer realm="https://a/t",service="b c",scope="repository:x:pull,push"', bearer],
    [
      'Bearer realm=https://a/t',
      { scheme: 'bearer', realm: 'https://a/t', service: undefined, scope: undefined },
    ],
    ['Bearer service="x"', undefined],
    ['Digest realm="x"', undefined],
    [undefined, undefined],
  ])('%s', (header, wanted) => {
    expect(parseChallenge(header)).toEqual(wanted);
  });
});

describe('loginsOf', () => {
  const logins = loginsOf({
    auths: {
      'https://index.docker.io/v1/': { auth: 'hub' },
      'quay.io': { auth: 'quay' },
      'quay.io/team': { auth: 'team' },
      'https://old.example': { auth: 'old' },
      'empty.example': {},
      'acr.example': { identitytoken: 'T' },
    },
    credHelpers: { 'ecr.example': 'ecr-login' },
  });
  test.each([
    ['docker.io', 'library/alpine', 'hub'],
    ['quay.io', 'other/app', 'quay'],
    ['quay.io', 'team/app', 'team'],
    ['quay.io', 'teams/app', 'quay'],
    ['old.example', 'x', 'old'],
    ['empty.example', 'x', undefined],
    ['ghcr.io', 'x', undefined],
  ])('%s/%s', (registry, repository, basic) => {
    expect(logins.of(registry, repository)?.basic).toBe(basic);
  });
  test('an identity token, and a helper', () => {
    expect(logins.of('acr.example', 'x')?.identityToken).toBe('T');
    expect([logins.helperOf('ecr.example'), logins.helperOf('quay.io')]).toEqual(['ecr-login', undefined]);
  });
});

describe('fits', () => {
  test.each([
    ['linux', 'amd64', undefined, 'linux/amd64', true],
    ['linux', 'arm64', 'v8', 'linux/arm64', true],
    ['linux', 'arm64', undefined, 'linux/arm64/v8', true],
    ['linux', 'arm', 'v7', 'linux/arm/v6', false],
    ['linux', 'arm', undefined, 'linux/arm/v7', false],
    ['windows', 'amd64', undefined, 'linux/amd64', false],
  ])('%s/%s/%s and %s', (os, architecture, variant, wish, wanted) => {
    expect(fits({ os, architecture, ...(variant ? { variant } : {}) }, wish)).toBe(wanted);
  });
});

describe('readManifest', () => {
  const read = (content: unknown, mediaType = 'application/vnd.oci.image.manifest.v1+json') =>
    readManifest({ bytes: Buffer.from(JSON.stringify(content)), mediaType, digest: 'sha256:x' });
  test.each([
    ['of another type', {}, 'application/vnd.docker.distribution.manifest.v1+prettyjws', 'is not copied'],
    ['no object', 'text', undefined, 'is not JSON'],
    ['layers that are no list', { layers: {} }, undefined, 'no list'],
    [
      'an entry with a path for a digest',
      { layers: [{ digest: '../../x', size: 1 }] },
      undefined,
      'without a digest',
    ],
    [
      'an entry with no size',
      { config: { digest: `sha256:${'a'.repeat(64)}` } },
      undefined,
      'without a digest',
    ],
  ])('refuses one %s', (_, content, mediaType, words) => {
    expect(() => read(content, mediaType)).toThrow(words);
  });
});

describe('patiently', () => {
  const failing = (errors: unknown[]) => {
    let tries = 0;
    const work = async () => {
      const error = errors[tries++];
      if (error !== undefined) throw error;
      return tries;
    };
    return work;
  };
  const status = (code: number, passes: boolean, after?: number) =>
    new RegistryError('x', 'h', code, after, passes);
  const network = (code: string) => Object.assign(new Error(code), { code });

  test.each([
    ['a busy registry', [status(503, true), status(429, true, 0)], 3],
    ['a broken connection', [network('ECONNRESET')], 2],
  ])('tries again after %s', async (_, errors, tries) => {
    expect(await patiently(failing(errors), [0, 0])).toBe(tries);
  });
  test.each([
    ['what is not there', [status(404, false)]],
    ['a name that does not exist', [network('ENOTFOUND')]],
    ['a certificate that is not trusted', [network('SELF_SIGNED_CERT_IN_CHAIN')]],
    ['a registry that wants more patience than a job has', [status(429, true, 3_600_000)]],
    ['what does not pass', [status(503, true), status(503, true), status(503, true)]],
  ])('gives up at %s', async (_, errors) => {
    await expect(patiently(failing(errors), [0, 0])).rejects.toBe(errors.at(-1));
  });
});

test.each([
  ['7', 7000],
  ['0', 0],
  ['Thu, 01 Jan 1970 00:00:05 GMT', 5000],
  ['soon', undefined],
  [undefined, undefined],
])('Retry-After %s', (header, wanted) => {
  expect(retryAfter(header, 0)).toBe(wanted);
});

test.each([
  ['20.11.0', 'http://proxy', true],
  ['24.4.1', 'http://proxy', true],
  ['24.5.0', 'http://proxy', false],
  ['26.0.0', 'http://proxy', false],
  ['20.11.0', undefined, false],
])('Node %s and the proxy %s', (version, proxy, wanted) => {
  expect(ignoresProxy((name) => (name === 'HTTPS_PROXY' ? proxy : undefined), version)).toBe(wanted);
});

test('no more than so many at once, and all of them in the end', async () => {
  let [running, most, done] = [0, 0, 0];
  const turn = atMost(3);
  const work = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
    if (++done % 4 === 0) throw new Error('fails');
  };
  await Promise.allSettled(Array.from({ length: 20 }, () => turn(work)));
  expect([most, done]).toEqual([3, 20]);
});

test('one by one where the name is the same, after a failure too', async () => {
  const order: string[] = [];
  const turn = oneByOne();
  const work = (word: string) => async () => {
    order.push(`${word}(`);
    await new Promise((resolve) => setImmediate(resolve));
    order.push(`${word})`);
    if (word === 'a') throw new Error('fails');
  };
  await Promise.allSettled([turn('x', work('a')), turn('x', work('b'))]);
  expect(order).toEqual(['a(', 'a)', 'b(', 'b)']);
});

describe('explainSeeding', () => {
  const [image] = readWishes([{ source: 'quay.io/a/b:1', name: undefined }]) as [
    ReturnType<typeof readWishes>[number],
  ];
  const from = (status: number, host = 'quay.io') =>
    new RegistryError('said', host, status, undefined, false);
  const network = (code: string) => Object.assign(new Error(code), { code });
  test.each([
    ['no rights', from(401), undefined, 'podman login quay.io'],
    ['a helper', from(401), 'ecr-login', 'docker-credential-ecr-login, which is not asked'],
    ['too much', from(429), undefined, 'seed-parallel'],
    ['our own', from(403, 'own:1'), undefined, 'may not push'],
    [
      'a full disk',
      new RegistryError('500 no space left on device', 'own:1', 500, undefined, true),
      undefined,
      'disk',
    ],
    ['a strange CA', network('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), undefined, 'certs.d/quay.io/ca.crt'],
    ['another name', network('ERR_TLS_CERT_ALTNAME_INVALID'), undefined, 'certs.d/quay.io/ca.crt'],
    ['no such host', network('ENOTFOUND'), undefined, 'finds no address'],
    ['no way there', network('ECONNREFUSED'), undefined, 'HTTPS_PROXY'],
    ['no TLS', network('EPROTO'), undefined, 'speaks no TLS'],
  ])('%s', (_, thrown, helper, words) => {
    expect(explainSeeding(image, thrown, 'own:1', helper).remedy).toContain(words);
  });

  test('one message for all of them', () => {
    const failure = { source: 'quay.io/a/b:1', cause: 'gone\naway', remedy: 'look' };
    expect(seedingError([failure], 3).message).toBe(
      '1 of 3 images could not be seeded; the other 2 are in the registry:\n  quay.io/a/b:1: gone away; what to do: look',
    );
  });
});
