import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

const entries = readdirSync('scripts/start').filter((name) => name !== 'bundle.js' && name !== 'pieces.js');

// In place of the bundle: does what the first argument says, or sees that all is as the entries promise.
const BUNDLE = `"use strict";(() => {
const work = {
  throws: async () => { throw new TypeError('100%\\nbroken'); },
  rejects: async () => { Promise.reject(new Error('nobody waited')); await new Promise((end) => setTimeout(end, 5000)); },
  stopsLater: async () => { Promise.reject(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })); await new Promise((end) => setTimeout(end, 5000)); },
  gives: async () => 3,
  lint: async () => { setTimeout(() => console.log('later'), 100); return 3; },
  down: async () => { setTimeout(() => console.log('later'), 100); return 3; },
};
const entry = (dist) => work[process.argv[2] ?? '']?.() ?? Promise.resolve(console.log(dist));
const describeError = (thrown) => 'told: ' + thrown.message;
return { describeError, cli: (args, dist) => entry(dist), step: (name, dist) => entry(dist) };
})`;

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

describe('what was compiled', () => {
  const SOURCE = `"use strict";(() => ({ cli: async () => { console.log('a'); return Number(process.argv[2]); } }))`;
  const piece = () => join(directory, 'kept', 'index.js');
  let cache: string;
  beforeAll(() => cpSync('scripts/start', join(directory, 'kept'), { recursive: true }));
  beforeEach(() => {
    cache = mkdtempSync(join(directory, 'cache-'));
    writeFileSync(piece(), SOURCE);
  });

  const run = (exitCode = 0) => start('kept/cli.js', [`${exitCode}`], { XDG_CACHE_HOME: cache });
  const kept = () =>
    readdirSync(cache, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name));
  const only = () => {
    const [file = '', ...more] = kept();
    expect(more).toEqual([]);
    return file;
  };

  test('is written once, and for its owner', () => {
    expect(run()).toEqual({ status: 0, stdout: 'a\n', stderr: '' });
    const first = statSync(only());
    expect(first.mode & 0o077).toBe(0);
    expect(run()).toEqual({ status: 0, stdout: 'a\n', stderr: '' });
    expect(statSync(only())).toMatchObject({ ino: first.ino, mtimeMs: first.mtimeMs });
  });

  test('is not used for another source of the same length', () => {
    run();
    writeFileSync(piece(), SOURCE.replace("'a'", "'b'"));
    expect(run()).toEqual({ status: 0, stdout: 'b\n', stderr: '' });
    expect(run()).toEqual({ status: 0, stdout: 'b\n', stderr: '' });
  });

  test.each<[string, (whole: Buffer) => Buffer]>([
    ['is empty', () => Buffer.alloc(0)],
    ['ends early', (whole) => whole.subarray(0, whole.length / 2)],
    ['is only the source', (whole) => whole.subarray(whole.length - SOURCE.length)],
    [
      'was not written to its end',
      (whole) => Buffer.concat([whole.subarray(0, 200), Buffer.alloc(whole.length - 200)]),
    ],
    ['is from another V8', (whole) => Buffer.concat([Buffer.alloc(8, 7), whole.subarray(8)])],
  ])('is written again if it %s', (_, damage) => {
    run();
    const whole = readFileSync(only());
    writeFileSync(only(), damage(whole));
    expect(run()).toEqual({ status: 0, stdout: 'a\n', stderr: '' });
    expect(readFileSync(only()).length).toBe(whole.length);
  });

  test('is not kept by a start that failed', () => {
    expect(run(2).status).toBe(2);
    expect(kept()).toEqual([]);
    expect(run(1).status).toBe(1);
    expect(kept()).toHaveLength(1);
  });
});

test('a bundle that lacks a piece is told without a stack', () => {
  const other = mkdtempSync(join(tmpdir(), 'start-'));
  try {
    cpSync('scripts/start', other, { recursive: true });
    writeFileSync(join(other, 'package.json'), '{"type":"module"}');
    const { status, stderr } = spawnSync(process.execPath, [join(other, 'cli.js')], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: podman-registry cannot be loaded: ENOENT: \S.+index\.js'\n$/);
  } finally {
    rmSync(other, { recursive: true });
  }
});

// Each of these is a SyntaxError or an unknown module there, before a word of ours is said.
test.each(readdirSync('scripts/start'))('%s has nothing that Node 12 cannot read', (name) => {
  const code = readFileSync(join('scripts/start', name), 'utf8').replace(/^\s*(?:\/\/|\*|\/\*\*).*$/gm, '');
  expect(code).not.toMatch(/\?\.|\?\?|['"]node:|\bawait\b|\.replaceAll\(|\|\|=|&&=|#\w+\s*[=(]/);
});
