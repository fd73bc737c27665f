import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const entries = readdirSync('scripts/start').filter((name) => name !== 'bundle.js');

// In place of the bundle: does what the first argument says, or sees that all is as the entries promise.
const BUNDLE = `
const work = {
  throws: async () => { throw new TypeError('100%\\nbroken'); },
  rejects: async () => { Promise.reject(new Error('nobody waited')); await new Promise((end) => setTimeout(end, 5000)); },
  stopsLater: async () => { Promise.reject(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })); await new Promise((end) => setTimeout(end, 5000)); },
  gives: async () => 3,
  lint: async () => { setTimeout(() => console.log('later'), 100); return 3; },
  down: async () => { setTimeout(() => console.log('later'), 100); return 3; },
};
const entry = (dist) => work[process.argv[2] ?? '']?.() ?? Promise.resolve(console.log(dist));
export const describeError = (thrown) => 'told: ' + thrown.message;
export const cli = (args, dist) => entry(dist);
export const step = (name, dist) => entry(dist);
`;

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'start-'));
  cpSync('scripts/start', directory, { recursive: true });
  writeFileSync(join(directory, 'package.json'), '{"type":"module"}');
  writeFileSync(join(directory, 'index.js'), BUNDLE);
  writeFileSync(
    join(directory, 'older.cjs'),
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: process.env.AS_NODE } });",
  );
});
afterAll(() => rmSync(directory, { recursive: true }));

function start(entry: string, args: readonly string[] = [], variables: Record<string, string> = {}) {
  const { PATH = '' } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(directory, entry), ...args], {
    env: { PATH, ...variables },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe.each(entries)('%s', (entry) => {
  const isCommand = entry === 'cli.js';
  const refused = (message: string) =>
    isCommand
      ? { status: 2, stdout: '', stderr: `error: ${message}\n` }
      : { status: 1, stdout: `::error::${message.replace('%', '%25').replace('\n', '%0A')}\n`, stderr: '' };

  test('starts its entry', () => {
    const { status, stdout, stderr } = start(entry);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    if (entry !== 'quadlet-generate-post.js') expect(stdout).toBe(`${directory}\n`);
    expect(start(entry, ['gives']).status).toBe(3);
  });

  test.each(['12.22.12', '18.20.4', '20.10.0'])('refuses Node %s before the bundle is loaded', (version) => {
    const variables = { NODE_OPTIONS: `--require=${join(directory, 'older.cjs')}`, AS_NODE: version };
    expect(start(entry, ['throws'], variables)).toEqual(
      refused(`podman-registry needs Node 20.11 or later; this is ${version}`),
    );
  });

  test.each(['20.11.0', '22.0.0', '24.1.2'])('takes Node %s', (version) => {
    const variables = { NODE_OPTIONS: `--require=${join(directory, 'older.cjs')}`, AS_NODE: version };
    expect(start(entry, [], variables)).toMatchObject({ status: 0 });
  });

  test.each([
    ['what its entry throws', 'throws', 'told: 100%\nbroken'],
    ['what nobody catches', 'rejects', 'told: nobody waited'],
  ])('tells %s without a stack', (_, work, message) => {
    expect(start(entry, [work])).toEqual(refused(message));
  });
});

test('a command whose reader has gone says nothing of it', () => {
  expect(start('cli.js', ['stopsLater'])).toEqual({ status: 0, stdout: '', stderr: '' });
});

// On Windows all wait, because a terminal there may not have shown everything.
test.each([
  ['a lint ends when it is done', 'lint', process.platform === 'win32' ? 'later\n' : ''],
  ['another command waits for what goes on', 'down', 'later\n'],
])('%s', (_, command, stdout) => {
  expect(start('cli.js', [command])).toEqual({ status: 3, stdout, stderr: '' });
});

test('a bundle that lacks a piece is told without a stack', () => {
  const other = mkdtempSync(join(tmpdir(), 'start-'));
  try {
    cpSync('scripts/start', other, { recursive: true });
    writeFileSync(join(other, 'package.json'), '{"type":"module"}');
    const { status, stderr } = spawnSync(process.execPath, [join(other, 'cli.js')], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: podman-registry cannot be loaded: Cannot find module \S+index\.js.*\n$/);
  } finally {
    rmSync(other, { recursive: true });
  }
});

// Each of these is a SyntaxError or an unknown module there, before a word of ours is said.
test.each(readdirSync('scripts/start'))('%s has nothing that Node 12 cannot read', (name) => {
  const code = readFileSync(join('scripts/start', name), 'utf8').replace(/^\s*(?:\/\/|\*|\/\*\*).*$/gm, '');
  expect(code).not.toMatch(/\?\.|\?\?|['"]node:|\bawait\b|\.replaceAll\(|\|\|=|&&=|#\w+\s*[=(]/);
});
