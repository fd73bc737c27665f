import { describe, expect, test } from '@jest/globals';
import { compare, getRounds } from 'bcryptjs';
import { basicAuth } from '../../../src/oci/credentials.js';
import { htpasswd, randomHttpSecret, randomPassword } from '../../../src/registry/secrets/credentials.js';

describe('htpasswd', () => {
  test.each([
    ['random', 4],
    ['chosen', 10],
  ] as const)('the hash of a %s password verifies, and costs %d', async (origin, cost) => {
    const line = await htpasswd({ username: 'ci', password: 'pass:word' }, origin);
    const found = /^ci:(\$2[aby]\$.{56})\n$/.exec(line);
    expect(found).not.toBeNull();
    const hash = found?.[1] ?? '';
    expect(await compare('pass:word', hash)).toBe(true);
    expect(await compare('pass:wor', hash)).toBe(false);
    expect(getRounds(hash)).toBe(cost);
  });

  test('the same password gets another hash each time', async () => {
    const user = { username: 'ci', password: 'x' };
    expect(await htpasswd(user, 'random')).not.toBe(await htpasswd(user, 'random'));
  });

  test('all 72 bytes count', async () => {
    const line = await htpasswd({ username: 'ci', password: `${'x'.repeat(71)}a` }, 'random');
    expect(await compare(`${'x'.repeat(71)}b`, line.trim().slice('ci:'.length))).toBe(false);
  });
});

describe('what is random', () => {
  test.each([
    ['a password is 192 bits in characters that need no quoting', randomPassword, /^[A-Za-z0-9_-]{32}$/],
    ['the http secret is 256 bits in hexadecimal', randomHttpSecret, /^[0-9a-f]{64}$/],
  ])('%s', (_, make, form) => {
    const made = Array.from({ length: 50 }, make);
    for (const one of made) expect(one).toMatch(form);
    expect(new Set(made).size).toBe(made.length);
  });
});

test('basicAuth is what an Authorization header carries', () => {
  expect(basicAuth({ username: 'ci', password: 'p:ü' })).toBe(
    Buffer.from('ci:p:ü', 'utf8').toString('base64'),
  );
  expect(basicAuth({ username: 'Aladdin', password: 'open sesame' })).toBe('QWxhZGRpbjpvcGVuIHNlc2FtZQ==');
});
