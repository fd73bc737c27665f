import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { curlLogin } from '../../../src/registry/emit/readme.js';
import { accessMaterial } from '../../../src/registry/emit/secret-material.js';
import type { Access } from '../../../src/registry/spec/registry-spec.js';
import { inDirectory } from '../fakes.js';

const basic = { kind: 'basic', writer: 'ci', reader: undefined, anonymousPull: false } as const;
const token: Access = { kind: 'token', realm: 'https://x/', service: 's', issuer: 'i', certificates: '' };

test.each<[access: Access, lines: string[], curl: string]>([
  [{ kind: 'none' }, [], ''],
  [token, [], ''],
  [basic, ['htpasswd -B -c htpasswd ci'], '-u ci '],
  [
    { ...basic, writer: 'me', reader: 'guest' },
    ['htpasswd -B -c htpasswd me', 'htpasswd -B htpasswd guest'],
    '-u me ',
  ],
])('%j', (access, lines, curl) => {
  expect(accessMaterial(access)).toEqual(lines);
  expect(curlLogin(access)).toBe(curl);
});

test('where everybody may pull, the shell writes what nginx reads', () =>
  inDirectory(async (directory) => {
    const lines = accessMaterial({ ...basic, reader: 'guest', anonymousPull: true });
    // Stands in for the program of apache2-utils, which takes the password from standard input.
    const script = `htpasswd() { for user; do :; done; read -r password; echo "$user:$password" >> htpasswd; }
${lines.join('\n')}`;
    const said = execFileSync('bash', ['-eu', '-c', script], { cwd: directory, encoding: 'utf8' });
    const [writer, reader] = [/of ci: (\w{48})$/m, /of guest: (\w{48})$/m].map((one) => one.exec(said)?.[1]);
    const conf = await readFile(join(directory, 'principals.conf'), 'utf8');
    const users = await readFile(join(directory, 'htpasswd'), 'utf8');
    expect(users).toMatch(new RegExp(`^ci:${writer}\nguest:${reader}\nanonymous:\\w{48}\n$`));
    const authorization = Buffer.from(`guest:${reader}`).toString('base64');
    expect(conf).toContain(`reader "Basic ${authorization}";`);
    expect(conf).toMatch(/^ {4}map \$http_authorization \$principal \{$/m);
    expect(conf).toMatch(/"Bearer [0-9a-f]{48}" writer;/);
    expect(conf).not.toContain('@');
  }));
