import { describe, expect, test } from '@jest/globals';
import { describeError, refuse, UserError } from '../../src/platform/errors.js';
import { CommandError } from '../../src/platform/exec.js';
import { redactAddresses, redactLogins } from '../../src/platform/redact.js';
import { cpuTime } from '../cpu-time.js';
import { seeded } from '../fakes.js';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

const WITH_LOGIN: readonly [text: string, shown: string][] = [
  ['docker://user:SECRET@host/x:1', 'docker://***@host/x:1'],
  ['https://SECRET@github.test/a', 'https://***@github.test/a'],
  ['see https://ci:SECRET@h:5000/v2/ and http://:SECRET@h', 'see https://***@h:5000/v2/ and http://***@h'],
  ['//ci:SECRET@h/a', '//***@h/a'],
  ['https://ci:SEC/RET@host/x', 'https://***@host/x'],
  ['https://ci:SEC@RET@host/x', 'https://***@host/x'],
  ['https://ci:12345SECRET@host/x', 'https://***@host/x'],
  [`docker://ci:SECRET@host/x@${digest}`, `docker://***@host/x@${digest}`],
  ['https://h/b?X-Amz-Signature=SECRET&x=1', 'https://h/b?X-Amz-Signature=***&x=1'],
  ['GET "https://ci:SECRET@h/b" "a@b"', 'GET "https://***@h/b" "a@b"'],
];

const BARE: readonly [text: string, shown: string][] = [
  ['ci:SECRET@host.test/x:1', '***@host.test/x:1'],
  ['input "x" is "ci:SECRET@docker.io"; allowed', 'input "x" is "***@docker.io"; allowed'],
  ['ci:SEC/RET@host/x', '***@host/x'],
];

const WITHOUT: readonly string[] = [
  'docker.io/library/alpine:3',
  `docker.io/library/alpine:3@${digest}`,
  `alpine@${digest}`,
  `localhost:5000/x:1@${digest}`,
  'https://127.0.0.1:5000/v2/x/blobs/uploads/?from=a@b',
  'https://[::1]:5000/a@b',
  'https://registry.test/@scope/pkg',
  '0:@1001:1 1:1:65535',
  'auto:uidmapping=0:@1000:1',
  'u0:@1000:1',
  'mail root@host.test',
  'git@github.com:o/r',
  'Error: dial tcp 10.0.0.1:443: i/o timeout',
];

describe('in addresses', () => {
  test.each(WITH_LOGIN)('%s is shown as %s', (text, shown) => {
    expect(redactAddresses(text)).toBe(shown);
    expect(redactLogins(text)).toBe(shown);
    if (!/\s/.test(text)) expect(redactLogins(`is "${text}"; x`)).toBe(`is "${shown}"; x`);
  });

  test.each(BARE)('%s is shown as %s', (text, shown) => {
    expect(redactLogins(text)).toBe(shown);
  });

  test.each(WITHOUT)('%s stays', (text) => {
    expect(redactAddresses(text)).toBe(text);
    expect(redactLogins(text)).toBe(text);
    expect(redactLogins(`"${text}"`)).toBe(`"${text}"`);
  });

  test.each([
    ['docker://ci:my SECRET pass@host/x:1', 'docker://***@host/x:1'],
    ['docker://ci:"SECRET"\'@host/x', 'docker://***@host/x'],
    ['ci:my SECRET@host/x name', '***@host/x name'],
    ['ci:\nSECRET@host', '***@host'],
  ])('a refused value has blanks and quotes in its password too: %j', (value, shown) => {
    expect(refuse('x', value, 'y').message).toBe(`input "x" is ${JSON.stringify(shown)}; use y`);
  });

  test('whatever a password of 2,000 at random is made of', () => {
    const random = seeded(3);
    const wrong: string[] = [];
    const characters = [...'abc01/:@%#?&=+.,;-_~!$*()[]{} "\'\\'];
    for (let count = 0; count < 2000; count++) {
      const noise = () =>
        Array.from({ length: 3 }, () => characters[Math.floor(random() * characters.length)]).join('');
      const password = `x${noise()}SECRET${noise()}x`;
      for (const text of [`docker://ci:${password}@host.test/x:1`, `ci:${password}@host.test/x:1`])
        if (refuse('x', text, 'y').message.includes('SECRET')) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  test.each(['a:,', '//a:', ' a:b', 'a:@', '//@', '//a', '@sha1:', '\\"', '"@', ',a:b'])(
    'a megabyte of %j takes no time',
    (piece) => {
      const text = piece.repeat(1_000_000 / piece.length);
      const started = cpuTime();
      redactLogins(text);
      redactLogins(`"${text}`);
      expect(cpuTime() - started).toBeLessThan(2000);
    },
  );
});

describe('what is told of a failure', () => {
  const text = 'could not read docker://ci:SECRET@host/x, nor ci:SECRET@host';
  test.each<[what: string, said: string]>([
    ['a refused input', refuse('seed', 'docker://ci:SECRET@host/x', 'a name').message],
    ['a refused input with blanks', refuse('seed', 'docker://ci:a SECRET@host/x b c', 'a name').message],
    ['a mistake of the user', new UserError(text).message],
    ['a bug', describeError(new Error(text))],
    ['what is no error', describeError(text)],
    [
      'a command and its words',
      new CommandError(['git', 'fetch', text], { exitCode: 1, stdout: '', stderr: text }, 1).message,
    ],
    [
      'the last words of a command',
      new CommandError(['git'], { exitCode: 1, stdout: '', stderr: text }, 1).lastWords,
    ],
  ])('%s', (_, said) => {
    expect(said).not.toContain('SECRET');
    expect(said).toContain('***@host');
  });
});
