import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

const PLACEHOLDER = 'OWNER';

const files = (owner: string) => ({
  'package.json': `{ "homepage": "https://github.com/${owner}/podman-registry-action" }\n`,
  'docs/page.md': `uses: ${owner}/podman-registry-action/quadlet-lint@v1\n--repo ${PLACEHOLDER}/REPOSITORY\n`,
  '.github/CODEOWNERS': `* @${owner}\n`,
  'src/caps.ts': "'CAP_IPC_OWNER'; 'not-OWNER/podman-registry-action'; 'OWNER/podman-registry-action-2';\n",
});

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'set-owner-'));
  for (const [path, text] of Object.entries({ ...files(PLACEHOLDER), 'dist/index.js': PLACEHOLDER })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});
afterEach(() => rmSync(root, { recursive: true }));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/set-owner.mjs', '--root', root, ...args],
    { encoding: 'utf8' },
  );
  return { status, stdout: stdout.replaceAll(`${root}/`, ''), stderr };
}

function written(): Record<string, string> {
  return Object.fromEntries(
    Object.keys(files('')).map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
}

test('sets the owner everywhere, and again where it was another one', () => {
  for (const owner of ['acme', 'new-acme']) {
    expect(run(owner).status).toBe(0);
    expect(written()).toEqual(files(owner));
    expect(run('--check')).toEqual({ status: 0, stdout: '', stderr: '' });
  }
});

test('lists each line with the placeholder', () => {
  const { status, stdout, stderr } = run('--check');
  expect(stdout.trimEnd().split('\n').toSorted()).toEqual([
    `.github/CODEOWNERS:1: * @${PLACEHOLDER}`,
    `docs/page.md:1: uses: ${PLACEHOLDER}/podman-registry-action/quadlet-lint@v1`,
    `package.json:1: { "homepage": "https://github.com/${PLACEHOLDER}/podman-registry-action" }`,
  ]);
  expect(stderr).toBe('3 lines name the placeholder OWNER. Run: npm run set-owner NAME\n');
  expect(status).toBe(1);
});

test.each([[[]], [['-acme']], [['a/b']], [['acme', 'more']], [['--check', 'acme']]])('refuses %j', (args) => {
  expect(run(...args).status).not.toBe(0);
  expect(written()).toEqual(files(PLACEHOLDER));
});
