import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { TrustContext } from '../../src/trust/client.js';
import { java } from '../../src/trust/java.js';
import { type FakeHostParts, fakeHost } from '../fakes.js';
import { inDirectory, thrownBy } from '../registry/fakes.js';
import { contextOn } from './context.js';

const PEM = '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----';

/** A JDK in a directory, which the fake host finds at the same paths. */
const withJdk = <T>(work: (home: string, store: string, directory: string) => Promise<T>) =>
  inDirectory(async (directory) => {
    const home = join(directory, 'jdk');
    mkdirSync(join(home, 'lib/security'), { recursive: true });
    const store = join(home, 'lib/security/cacerts');
    writeFileSync(store, 'ROOTS');
    return work(home, store, directory);
  });

const jdk = (home: string, parts: FakeHostParts = {}) =>
  fakeHost({
    ...parts,
    files: { [`${home}/bin/keytool`]: '', [`${home}/lib/security/cacerts`]: 'ROOTS', ...parts.files },
    variables: { JAVA_HOME: home, ...parts.variables },
  });

async function trusting(
  host: ReturnType<typeof fakeHost>,
  directory: string,
  given: Partial<TrustContext> = {},
) {
  const install = await java.prepare(host, '127.0.0.1');
  if (typeof install !== 'function') throw new Error(install.why);
  const context = contextOn(host, directory, { ca: `${PEM}\n`, ...given });
  await install(context);
  return { records: context.journal.records, value: host.variable('JAVA_TOOL_OPTIONS') };
}

describe('Java', () => {
  test('a copy of the store of the JDK gets the CA, and the variable names it', () =>
    withJdk(async (home, _store, directory) => {
      const host = jdk(home);
      const copy = join(directory, 'java/cacerts');
      const { value, records } = await trusting(host, directory);
      expect(value).toBe(`-Djavax.net.ssl.trustStore=${copy} -Djavax.net.ssl.trustStorePassword=changeit`);
      expect(records).toEqual([{ kind: 'variable', name: 'JAVA_TOOL_OPTIONS', ours: value, before: '' }]);
      expect(readFileSync(copy, 'utf8')).toBe('ROOTS');
      expect(statSync(copy).mode & 0o777).toBe(0o600);
      const [call] = host.happened.flatMap((one) => ('run' in one ? [one] : []));
      expect(call?.run.slice(0, 3)).toEqual([`${home}/bin/keytool`, '-importcert', '-noprompt']);
      expect(call?.run.at(-2)).toBe('-storepass:env');
      expect(readFileSync(join(directory, 'java/ca.crt'), 'utf8')).toBe(`${PEM}\n`);
    }));

  test('options of the job are kept, and its own store is the one that is copied', () =>
    withJdk(async (home, _store, directory) => {
      const own = join(directory, 'own store');
      writeFileSync(own, 'OWN');
      const before = `-Xmx1g "-Djavax.net.ssl.trustStore=${own}" -Djavax.net.ssl.trustStorePassword=hunter2`;
      const host = jdk(home, { files: { [own]: 'OWN' }, variables: { JAVA_TOOL_OPTIONS: before } });
      const { value, records } = await trusting(host, directory);
      expect(value).toBe(`${before} -Djavax.net.ssl.trustStore=${join(directory, 'java/cacerts')}`);
      expect(records).toMatchObject([{ before }]);
      expect(readFileSync(join(directory, 'java/cacerts'), 'utf8')).toBe('OWN');
      const [call] = host.happened.flatMap((one) => ('run' in one ? [one] : []));
      expect(call?.run.join(' ')).not.toContain('hunter2');
      expect(call?.options.env).toMatchObject({ PODMAN_REGISTRY_STORE: 'hunter2' });
    }));

  test('a bundle of CAs is refused', () =>
    withJdk(async (home, _store, directory) => {
      const error = await thrownBy(() => trusting(jdk(home), directory, { ca: `${PEM}\n`.repeat(11) }));
      expect(error.message).toMatch(/"tls-ca" has 11 certificates/);
    }));

  test.each<[what: string, parts: FakeHostParts, why: RegExp]>([
    ['no Java', {}, /is not installed/],
    ['a runtime without keytool', { variables: { JAVA_HOME: '/jdk' } }, /needs \/jdk\/bin\/keytool/],
    [
      'no store',
      { variables: { JAVA_HOME: '/jdk' }, files: { '/jdk/bin/keytool': '' } },
      /has no trust store that can be read in \/jdk/,
    ],
  ])('%s', async (_, parts, why) => {
    expect(await java.prepare(fakeHost(parts), '127.0.0.1')).toEqual({ why: expect.stringMatching(why) });
  });
});
