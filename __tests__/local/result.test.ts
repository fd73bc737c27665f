import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { environmentText, netrcText, writeClientFiles } from '../../src/local/result.js';
import { attempt } from '../../src/platform/exec.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'client-files-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('the file that a shell sources', () => {
  test.each([
    ['a path', '/tmp/a-b_c/ca.crt'],
    ['blanks', ' a  b '],
    ['a quote', "it's"],
    ['what a shell would run', '$(touch /tmp/no) `id` ; rm -rf x & | > < * ? ~ # !'],
    ['a backslash', '\\n\\'],
    ['lines', 'one\ntwo\n'],
    ['nothing', ''],
  ])('gives back %s', async (_, value) => {
    const file = join(directory, 'env');
    await writeFile(file, environmentText(new Map([['VALUE', value]])));
    const script = '. "$0"; printf "%s" "$VALUE"';
    expect(execFileSync('sh', ['-c', script, file], { encoding: 'utf8' })).toBe(value);
  });

  test('has no line for a name that no shell knows', () => {
    const text = environmentText(
      new Map([
        ['A-B', '1'],
        ['X;id', '2'],
        ['OK_1', '3'],
      ]),
    );
    expect(text).toBe('# The variables that later steps of a job get.\nexport OK_1=3\n');
  });
});

test('both are for their user only; without a password there is no netrc', async () => {
  const environment = new Map([['CURL_CA_BUNDLE', '/ca']]);
  const login = new Map([
    ['host', '127.0.0.1'],
    ['username', 'ci'],
    ['password', 's3cret'],
  ]);
  const files = await writeClientFiles(directory, environment, login);
  for (const path of Object.values(files)) expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readFile(files.netrc ?? '', 'utf8')).toBe('machine 127.0.0.1 login ci password s3cret\n');
  const none = await writeClientFiles(directory, environment, new Map([['host', '127.0.0.1']]));
  expect(none.netrc).toBeUndefined();
});

describe('the login that curl reads', () => {
  test.each(['s3cret', 'a b', 'say "hi"', 'back\\slash', '#hash', 'tab\there', "it's", 'ä€'])(
    '%s',
    async (password) => {
      const file = join(directory, 'netrc');
      await writeFile(file, netrcText('127.0.0.1', { username: 'ci', password }));
      const server = createServer(({ headers }, response) => response.end(headers.authorization));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      const argv = ['curl', '--silent', '--noproxy', '*', '--netrc-file', file, url];
      const { stdout } = await attempt(argv, { timeout: 20 });
      server.close();
      expect(Buffer.from(stdout.replace('Basic ', ''), 'base64').toString()).toBe(`ci:${password}`);
    },
  );
});
