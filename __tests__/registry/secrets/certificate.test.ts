import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ownRegistryClient } from '../../../src/oci/clients.js';
import { UserError } from '../../../src/platform/errors.js';
import { makeCertificate, type ServerCertificate } from '../../../src/registry/secrets/certificate.js';
import {
  type CertificateFiles,
  readCertificate,
  validateTokenCertificates,
  validateTokenKeys,
} from '../../../src/registry/secrets/own-certificate.js';
import { inDirectory, thrownBy, withServer } from '../fakes.js';
import { encrypted, issuedBy, selfSigned } from '../tls.js';

const DAY = 24 * 60 * 60 * 1000;

describe('makeCertificate', () => {
  let made: ServerCertificate;
  let [leaf, ca]: X509Certificate[] = [];
  let left: string[] = [];

  beforeAll(async () => {
    await inDirectory(async (directory) => {
      made = await makeCertificate('registry.example', join(directory, 'scratch'));
      left = await readdir(directory);
    });
    [leaf, ca] = [new X509Certificate(made.chain), new X509Certificate(made.ca)];
  });

  test('leaves nothing on the disk', () => {
    expect(left).toEqual([]);
  });

  test.each([
    [
      'registry.example',
      'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, DNS:registry.example',
    ],
    ['localhost', 'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1'],
    ['127.0.0.1', 'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1'],
    ['10.1.2.3', 'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, IP Address:10.1.2.3'],
  ])('for the host %s the names are %s', async (host, names) => {
    await inDirectory(async (directory) => {
      const { chain } = await makeCertificate(host, join(directory, 'scratch'));
      expect(new X509Certificate(chain).subjectAltName).toBe(names);
    });
  });

  test.each([
    ['the leaf', () => leaf],
    ['the CA', () => ca],
  ])('%s is valid now, for seven days', (_, certificate) => {
    const [from, to] = [new Date(certificate()?.validFrom ?? 0), new Date(certificate()?.validTo ?? 0)];
    expect(from.getTime()).toBeLessThanOrEqual(Date.now());
    expect(to.getTime() - from.getTime()).toBe(7 * DAY);
  });

  test('the CA is one, and may sign leaves only', () => {
    expect(ca?.ca).toBe(true);
    const text = execFileSync('openssl', ['x509', '-noout', '-text'], { input: made.ca, encoding: 'utf8' });
    expect(text).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0/);
    expect(text).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign/);
  });

  test('the leaf is none, and is for servers only', () => {
    expect(leaf?.ca).toBe(false);
    const text = execFileSync('openssl', ['x509', '-noout', '-text'], {
      input: made.chain,
      encoding: 'utf8',
    });
    expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
    expect(text).toMatch(/Extended Key Usage:\s+TLS Web Server Authentication\n/);
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature\n/);
    expect(text).toContain('NIST CURVE: P-256');
  });

  test('the CA has issued the leaf, and the key is the leaf’s own', () => {
    expect(ca && leaf?.verify(ca.publicKey)).toBe(true);
    expect(ca && leaf?.checkIssued(ca)).toBe(true);
    expect(leaf?.checkPrivateKey(createPrivateKey(made.key))).toBe(true);
    expect(ca?.checkPrivateKey(createPrivateKey(made.key))).toBe(false);
  });

  test('the two serial numbers differ, which some clients insist on', () => {
    expect(leaf?.serialNumber).not.toBe(ca?.serialNumber);
  });

  test('openssl’s own check accepts the chain for the host', async () => {
    await inDirectory(async (directory) => {
      const [caFile, leafFile] = [join(directory, 'ca.crt'), join(directory, 'leaf.crt')];
      await Promise.all([writeFile(caFile, made.ca), writeFile(leafFile, made.chain)]);
      const said = execFileSync(
        'openssl',
        [
          'verify',
          '-x509_strict',
          '-purpose',
          'sslserver',
          '-verify_hostname',
          'registry.example',
          '-CAfile',
          caFile,
          leafFile,
        ],
        { encoding: 'utf8' },
      );
      expect(said).toContain('OK');
    });
  });

  test('two jobs have nothing in common', async () => {
    await inDirectory(async (directory) => {
      const other = await makeCertificate('registry.example', join(directory, 'scratch'));
      expect(other.key).not.toBe(made.key);
      expect(other.ca).not.toBe(made.ca);
    });
  });

  /** Makes a certificate while `script` stands in for openssl; in it $REAL is the real one. */
  async function withOpenssl<T>(directory: string, script: string, work: () => Promise<T>): Promise<T> {
    const real = execFileSync('sh', ['-c', 'command -v openssl'], { encoding: 'utf8' }).trim();
    const bin = join(directory, 'bin');
    await mkdir(bin);
    await writeFile(join(bin, 'openssl'), `#!/bin/sh\nREAL=${real}\n${script}\n`, { mode: 0o755 });
    const path = process.env.PATH;
    process.env.PATH = `${bin}:${path}`;
    try {
      return await work();
    } finally {
      process.env.PATH = path;
    }
  }

  test('while the keys lie on the disk only this user can read them', () =>
    inDirectory(async (directory) => {
      const seen = join(directory, 'seen');
      const script = `stat -c '%a %n' . *.key >> ${seen}\nexec $REAL "$@"`;
      await withOpenssl(directory, script, () => makeCertificate('localhost', join(directory, 'scratch')));
      const lines = new Set((await readFile(seen, 'utf8')).trim().split('\n'));
      expect([...lines].toSorted()).toEqual(['600 ca.key', '600 leaf.key', '700 .']);
    }));

  test('where openssl fails its own words are told, and the keys are gone', () =>
    inDirectory(async (directory) => {
      const scratch = join(directory, 'scratch');
      const script = 'case "$1" in x509) echo "no such thing" >&2; exit 3;; esac\nexec $REAL "$@"';
      const error = await thrownBy(() =>
        withOpenssl(directory, script, () => makeCertificate('localhost', scratch)),
      );
      expect(error.message).toMatch(/^openssl x509 .*exit code 3\nno such thing$/s);
      expect(error.message).not.toContain('PRIVATE KEY');
      expect((await thrownBy(() => access(scratch))).message).toContain('ENOENT');
    }));

  test('where one of two commands fails the other one has ended before the directory is removed', () =>
    inDirectory(async (directory) => {
      const ended = join(directory, 'ended');
      const script = `case "$*" in *-x509*) exit 3;; esac\nsleep 0.3; "$REAL" "$@"; touch ${ended}`;
      const error = await thrownBy(() =>
        withOpenssl(directory, script, () => makeCertificate('localhost', join(directory, 'scratch'))),
      );
      expect(error.message).toContain('exit code 3');
      await access(ended);
    }));
});

describe('a handshake with the certificate that was made', () => {
  let made: ServerCertificate;
  beforeAll(() =>
    inDirectory(async (directory) => {
      made = await makeCertificate('registry.example', join(directory, 'scratch'));
    }),
  );

  const status = async (host: string, port: number, ca: string) => {
    const client = ownRegistryClient(
      { address: { host, port, bind: '127.0.0.1' }, access: { kind: 'none' } },
      ca,
      undefined,
    );
    try {
      return (await client.get('/v2/')).status;
    } finally {
      client.close();
    }
  };

  test.each(['127.0.0.1', 'localhost'])('%s is accepted', (host) =>
    withServer(
      { cert: made.chain, key: made.key },
      () => ({}),
      async (port) => {
        expect(await status(host, port, made.ca)).toBe(200);
      },
    ),
  );

  test('a host that it is not for is refused', () =>
    withServer(
      { cert: made.chain, key: made.key },
      () => ({}),
      async (port) => {
        expect(await thrownBy(() => status('127.0.0.2', port, made.ca))).toMatchObject({
          code: 'ERR_TLS_CERT_ALTNAME_INVALID',
        });
      },
      { ip: '127.0.0.2' },
    ));

  test('the CA of another job is refused', () =>
    inDirectory(async (directory) => {
      const other = await makeCertificate('localhost', join(directory, 'scratch'));
      await withServer(
        { cert: made.chain, key: made.key },
        () => ({}),
        async (port) => {
          expect(
            (await thrownBy(() => status('localhost', port, other.ca))) as NodeJS.ErrnoException,
          ).toMatchObject({
            code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
          });
        },
      );
    }));
});

describe('readCertificate', () => {
  let directory: string;
  let free: () => void = () => undefined;
  const path = (name: string) => join(directory, name);
  const files = (certificate: string, key: string, ca?: string): CertificateFiles => ({
    certificate: path(certificate),
    key: path(key),
    ca: ca === undefined ? undefined : path(ca),
  });

  beforeAll(async () => {
    await new Promise<void>((ready, failed) => {
      inDirectory(async (made) => {
        directory = made;
        await Promise.all([
          selfSigned(made, 'own'),
          selfSigned(made, 'other'),
          selfSigned(made, 'ca', { names: '', subject: '/CN=Example CA/O=Example' }),
          selfSigned(made, 'nameless', { names: '', subject: '/CN=localhost' }),
          writeFile(join(made, 'text.pem'), 'not a certificate\n'),
          writeFile(join(made, 'empty.pem'), ''),
        ]);
        await Promise.all([issuedBy(made, 'ca', 'leaf'), encrypted(made, 'own.key', 'locked.key')]);
        const whole = await readFile(join(made, 'own.crt'), 'utf8');
        const damaged = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
        await writeFile(join(made, 'damaged.crt'), `${whole}${damaged}`);
        ready();
        await new Promise<void>((done) => {
          free = done;
        });
      }).catch(failed);
    });
  });
  afterAll(() => free());

  test('a self-signed one is its own CA', async () => {
    const text = await readFile(path('own.crt'), 'utf8');
    expect(await readCertificate(files('own.crt', 'own.key'), 'localhost')).toEqual({
      chain: text,
      ca: text,
      key: await readFile(path('own.key'), 'utf8'),
      warnings: [],
    });
  });

  test('one that a CA issued comes with that CA', async () => {
    const { chain, ca } = await readCertificate(files('leaf.crt', 'leaf.key', 'ca.crt'), '127.0.0.1');
    expect(chain).toBe(await readFile(path('leaf.crt'), 'utf8'));
    expect(ca).toBe(await readFile(path('ca.crt'), 'utf8'));
  });

  test('a chain leads to the root over what stands between, in any order', async () => {
    await issuedBy(directory, 'ca', 'between', 'basicConstraints=critical,CA:TRUE');
    await issuedBy(directory, 'between', 'far');
    const [far, between, other] = await Promise.all(
      ['far.crt', 'between.crt', 'other.crt'].map((name) => readFile(path(name), 'utf8')),
    );
    await writeFile(path('far-chain.crt'), `${far}${other}${between}`);
    await expect(
      readCertificate(files('far-chain.crt', 'far.key', 'ca.crt'), 'localhost'),
    ).resolves.toBeDefined();
    const error = await thrownBy(() => readCertificate(files('far.crt', 'far.key', 'ca.crt'), 'localhost'));
    expect(error.message).toMatch(/^input "tls-ca" is .*ca\.crt, which did not issue .*far\.crt/);
  });

  test('what stands in the wrong order is taken, with a warning that says the right one', async () => {
    const read = await readCertificate(files('far-chain.crt', 'far.key', 'ca.crt'), 'localhost');
    expect(read.warnings).toEqual([expect.stringMatching(/not in order.*: CN=far; CN=between$/)]);
  });

  test('a leaf that does not come first is told its place', async () => {
    const [leaf, ca] = await Promise.all(['leaf.crt', 'ca.crt'].map((name) => readFile(path(name), 'utf8')));
    await writeFile(path('reversed.crt'), `${ca}${leaf}`);
    const error = await thrownBy(() =>
      readCertificate(files('reversed.crt', 'leaf.key', 'ca.crt'), '127.0.0.1'),
    );
    expect(error.message).toMatch(/in which the certificate of .*leaf\.key is number 2 of 2; put it first/);
  });

  test('what stands between and has ended is named', async () => {
    await issuedBy(directory, 'ca', 'ending', 'basicConstraints=critical,CA:TRUE');
    await selfSigned(directory, 'long-ca', { names: '', subject: '/CN=Long CA', days: 9 });
    await issuedBy(directory, 'long-ca', 'short', 'basicConstraints=critical,CA:TRUE');
    await issuedBy(directory, 'short', 'late');
    const [late, short] = await Promise.all(
      ['late.crt', 'short.crt'].map((name) => readFile(path(name), 'utf8')),
    );
    await writeFile(path('late-chain.crt'), `${late}${short}`);
    const at = (days: number) => new Date(Date.now() + days * DAY);
    const read = (now: Date) =>
      readCertificate(files('late-chain.crt', 'late.key', 'long-ca.crt'), 'localhost', now);
    expect((await read(at(0))).warnings).toEqual([]);
    expect((await read(at(1.5))).warnings).toEqual([
      expect.stringMatching(/^the certificate of CN=late expires on .*, within a day/),
      expect.stringMatching(/^the certificate of CN=short expires on .*, within a day/),
    ]);
    const error = await thrownBy(() => read(at(3)));
    expect(error.message).toMatch(/^input "tls-cert" is .*late-chain\.crt, which is valid from/);
  });

  test('an issuer that is no CA, and a leaf that is not for servers', async () => {
    await issuedBy(directory, 'ca', 'layman', 'basicConstraints=critical,CA:FALSE');
    await issuedBy(directory, 'layman', 'below');
    await issuedBy(directory, 'ca', 'mail', 'subjectAltName=DNS:localhost\nextendedKeyUsage=emailProtection');
    const [below, layman] = await Promise.all(
      ['below.crt', 'layman.crt'].map((name) => readFile(path(name), 'utf8')),
    );
    await writeFile(path('below-chain.crt'), `${below}${layman}`);
    const first = await thrownBy(() =>
      readCertificate(files('below-chain.crt', 'below.key', 'ca.crt'), 'localhost'),
    );
    expect(first.message).toMatch(/certificate 2 is CN=layman, which is not a CA certificate/);
    const second = await thrownBy(() =>
      readCertificate(files('mail.crt', 'mail.key', 'ca.crt'), 'localhost'),
    );
    expect(second.message).toMatch(
      /which is not for servers \(extended key usage 1\.3\.6\.1\.5\.5\.7\.3\.4\)/,
    );
  });

  test('a key among the certificates is not passed on', async () => {
    const both = await Promise.all(['own.crt', 'own.key'].map((name) => readFile(path(name), 'utf8')));
    await writeFile(path('both.pem'), both.join(''));
    const error = await thrownBy(() => readCertificate(files('both.pem', 'own.key'), 'localhost'));
    expect(error.message).toMatch(/^input "tls-cert" is .*both\.pem, which also contains a private key/);
  });

  test('a CA that is no root will do for podman, and curl is warned of', async () => {
    const read = await readCertificate(files('far.crt', 'far.key', 'between.crt'), 'localhost');
    expect(read.warnings).toEqual([
      expect.stringMatching(/ends with CN=between, which is not a root certificate/),
    ]);
  });

  test.each([
    ['own.crt', 0, undefined],
    ['own.crt', 3, /^input "token-certificates" is .*own\.crt, in which CN=own is valid from/],
    ['text.pem', 0, /^input "token-certificates" is .*text\.pem, which contains no certificate/],
    ['damaged.crt', 0, /contains no certificate/],
  ])('of an authentication service: %s in %i days', async (name, days, said) => {
    const text = await readFile(path(name), 'utf8');
    const check = () => validateTokenCertificates(text, path(name), new Date(Date.now() + days * DAY));
    if (said === undefined) expect(check).not.toThrow();
    else expect(check).toThrow(said);
  });

  test.each([
    ['{"keys":[{"kty":"EC","kid":"a"}]}', undefined],
    ['{"keys":[{"kty":"EC"},{"kty":"EC","kid":"a"}]}', undefined],
    ['{"keys":[{"kty":"EC","kid":"a","d":"x"}]}', /also contains a secret key; use a set of public keys/],
    ['{"keys":[{"kty":"oct","kid":"a","k":"x"}]}', /also contains a secret key/],
    ['{"keys":[{"kty":"EC"}]}', /in which no key has an ID \(kid\)/],
    ['{"keys":[]}', /in which no key has an ID/],
    ['{"keys":[null]}', /not a JSON Web Key Set/],
    ['[]', /not a JSON Web Key Set/],
    ['PEM', /^input "token-jwks" is keys\.json, which is not a JSON Web Key Set; use the "jwks_uri"/],
  ])('the keys of an authentication service: %s', (text, said) => {
    const check = () => validateTokenKeys(text, 'keys.json');
    if (said === undefined) expect(check).not.toThrow();
    else expect(check).toThrow(said);
  });

  test('a chain is kept whole, and a bundle of CAs too', async () => {
    const [leaf, ca, other] = await Promise.all(
      ['leaf.crt', 'ca.crt', 'other.crt'].map((name) => readFile(path(name), 'utf8')),
    );
    await writeFile(path('chain.crt'), `${leaf}${ca}`);
    await writeFile(path('bundle.crt'), `${ca}${other}`);
    const read = await readCertificate(files('chain.crt', 'leaf.key', 'bundle.crt'), 'localhost');
    expect(read).toMatchObject({ chain: `${leaf}${ca}`, ca: `${ca}${other}` });
  });

  test.each<
    [what: string, certificate: string, key: string, ca: string | undefined, host: string, said: RegExp]
  >([
    [
      'a certificate that is not there',
      'none.crt',
      'own.key',
      undefined,
      'localhost',
      /^input "tls-cert" is .*none\.crt, which cannot be read \(ENOENT\); give the path of a PEM file$/,
    ],
    [
      'a key that is not there',
      'own.crt',
      'none.key',
      undefined,
      'localhost',
      /^input "tls-key" is .*none\.key, which cannot be read \(ENOENT\)/,
    ],
    [
      'a CA that is not there',
      'leaf.crt',
      'leaf.key',
      'none.crt',
      'localhost',
      /^input "tls-ca" is .*none\.crt, which cannot be read \(ENOENT\)/,
    ],
    [
      'a directory',
      '',
      'own.key',
      undefined,
      'localhost',
      /^input "tls-cert" is .*which cannot be used: it is a directory; give the path of a PEM file$/,
    ],
    [
      'a text that is no PEM',
      'text.pem',
      'own.key',
      undefined,
      'localhost',
      /^input "tls-cert" is .*text\.pem, which contains no certificate; use a PEM file$/,
    ],
    [
      'an empty file',
      'empty.pem',
      'own.key',
      undefined,
      'localhost',
      /^input "tls-cert" is .*empty\.pem, which contains no certificate/,
    ],
    [
      'the key in place of the certificate',
      'own.key',
      'own.key',
      undefined,
      'localhost',
      /^input "tls-cert" is .*own\.key, which contains no certificate/,
    ],
    [
      'a CA that is no PEM',
      'leaf.crt',
      'leaf.key',
      'text.pem',
      'localhost',
      /^input "tls-ca" is .*text\.pem, which contains no certificate/,
    ],
    [
      'the certificate in place of the key',
      'own.crt',
      'own.crt',
      undefined,
      'localhost',
      /^input "tls-key" is .*own\.crt, which contains no private key/,
    ],
    [
      'a chain whose second certificate is damaged',
      'damaged.crt',
      'own.key',
      undefined,
      'localhost',
      /^input "tls-cert" is .*damaged\.crt, which contains/,
    ],
    [
      'a bundle of which one certificate is damaged',
      'own.crt',
      'own.key',
      'damaged.crt',
      'localhost',
      /^input "tls-ca" is .*damaged\.crt, which contains/,
    ],
    [
      'a key with a passphrase',
      'own.crt',
      'locked.key',
      undefined,
      'localhost',
      /^input "tls-key" is .*locked\.key, which contains no private key without a passphrase/,
    ],
    [
      'the key of another certificate',
      'own.crt',
      'other.key',
      undefined,
      'localhost',
      /^input "tls-key" is .*other\.key, which is not the key of .*own\.crt; use the matching key/,
    ],
    [
      'a host name that it is not for',
      'own.crt',
      'own.key',
      undefined,
      'registry.example',
      /^input "tls-cert" is .*own\.crt, which is for DNS:localhost, IP Address:127\.0\.0\.1; it must cover the input "host", registry\.example$/,
    ],
    [
      'an address that it is not for',
      'own.crt',
      'own.key',
      undefined,
      '10.0.0.1',
      /it must cover the input "host", 10\.0\.0\.1$/,
    ],
    [
      'one without any name',
      'ca.crt',
      'ca.key',
      undefined,
      'localhost',
      /which is for no name at all; it must cover/,
    ],
    // Go, and so podman, has not looked at the common name since 1.15.
    [
      'a host that only its common name covers',
      'nameless.crt',
      'nameless.key',
      undefined,
      'localhost',
      /which is for no name at all; it must cover the input "host", localhost$/,
    ],
    [
      'one that a CA issued, without that CA',
      'leaf.crt',
      'leaf.key',
      undefined,
      'localhost',
      /^input "tls-ca" is not set, but .*leaf\.crt was issued by .*CN=Example CA.*; set "tls-ca" to the PEM file of that CA/,
    ],
    [
      'a CA that has not issued it',
      'leaf.crt',
      'leaf.key',
      'other.crt',
      'localhost',
      /^input "tls-ca" is .*other\.crt/,
    ],
  ])('%s is refused', async (_, certificate, key, ca, host, said) => {
    const error = await thrownBy(() => readCertificate(files(certificate, key, ca), host));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toMatch(said);
    expect(error.message).not.toContain('\n');
    expect(error.message).not.toContain('PRIVATE KEY');
  });

  test.each([
    ['expired', 3 * DAY],
    ['not valid yet', -3 * DAY],
  ])('one that is %s is refused with both dates', async (_, shift) => {
    const now = new Date(Date.now() + shift);
    const error = await thrownBy(() => readCertificate(files('own.crt', 'own.key'), 'localhost', now));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toMatch(
      /^input "tls-cert" is .*own\.crt, which is valid from .* GMT to .* GMT; use one that is valid now$/,
    );
  });

  test('on its last day it is still taken', async () => {
    const now = new Date(Date.now() + 1.9 * DAY);
    await expect(readCertificate(files('own.crt', 'own.key'), 'localhost', now)).resolves.toBeDefined();
  });
});
