import { describe, expect, test } from '@jest/globals';
import { formatReference, parseReference } from '../../src/oci/reference.js';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('an image’s name is read as docker and podman read it', () => {
  test.each<[text: string, full: string]>([
    ['nginx', 'docker.io/library/nginx:latest'],
    ['nginx:1.30-alpine', 'docker.io/library/nginx:1.30-alpine'],
    ['library/nginx', 'docker.io/library/nginx:latest'],
    ['user/app', 'docker.io/user/app:latest'],
    ['docker.io/nginx', 'docker.io/library/nginx:latest'],
    ['docker.io/user/app:1', 'docker.io/user/app:1'],
    ['quay.io/app', 'quay.io/app:latest'],
    ['quay.io/a/b/c/d:1', 'quay.io/a/b/c/d:1'],
    ['localhost/app', 'localhost/app:latest'],
    ['localhost:5000/app', 'localhost:5000/app:latest'],
    ['registry:5000/app:2', 'registry:5000/app:2'],
    ['registry:5000', 'docker.io/library/registry:5000'],
    ['127.0.0.1:8443/app', '127.0.0.1:8443/app:latest'],
    ['Registry.Example/app', 'Registry.Example/app:latest'],
    [`nginx@${DIGEST}`, `docker.io/library/nginx@${DIGEST}`],
    [`quay.io/app:1@${DIGEST}`, `quay.io/app:1@${DIGEST}`],
    ['a-b/c--d/e_f/g__h/i.j', 'docker.io/a-b/c--d/e_f/g__h/i.j:latest'],
    ['app:V_1.0-x', 'docker.io/library/app:V_1.0-x'],
    [`app:${'x'.repeat(128)}`, `docker.io/library/app:${'x'.repeat(128)}`],
  ])('%s is %s', (text, full) => {
    const reference = parseReference(text);
    expect(reference && formatReference(reference)).toBe(full);
  });

  test.each([
    '',
    ' ',
    '/',
    'App',
    'User/app',
    'quay.io/App',
    'localhost/App',
    'app:',
    ':1',
    'app:.x',
    'app:-x',
    `app:${'x'.repeat(129)}`,
    'app:1:2',
    'app/',
    '/app',
    'a//b',
    '-app',
    'app-',
    '.app',
    'a..b',
    'a___b',
    'app@',
    'app@sha256:abc',
    `app@${DIGEST}0`,
    `app@${DIGEST.toUpperCase()}`,
    `app@sha512:${'0'.repeat(128)}`,
    'app 1',
    'app\n',
    '\napp',
    'app;id',
    'https://quay.io/app',
    'docker://app',
    '--help',
    'quay.io:/app',
    'quay.io:x/app',
    'äpp',
    'app:ü',
    'app%h',
  ])('%j is none', (text) => {
    expect(parseReference(text)).toBeUndefined();
  });

  test('what was written is read as the same again', () => {
    for (const text of ['nginx', `a/b:1@${DIGEST}`, 'localhost:5000/x']) {
      const reference = parseReference(text);
      expect(reference && parseReference(formatReference(reference))).toEqual(reference);
    }
  });

  test('a long hostile text is refused as quickly as a short one', () => {
    // Quadratic or worse, this would not come to an end.
    expect(parseReference(`${'a-'.repeat(20_000)}!`)).toBeUndefined();
    expect(parseReference(`${'a'.repeat(40_000)}!`)).toBeUndefined();
    expect(parseReference(`${'a/'.repeat(20_000)}!`)).toBeUndefined();
  });
});
