import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { toolPath } from '../tools.js';
import { stepsOf, workflows } from './files.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'steps-'));
  for (const name of ['bin', 'temp']) mkdirSync(join(directory, name));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Puts a program on the path that writes down what it is called with, and then does `script`. */
function fake(program: string, script = ''): void {
  const path = join(directory, 'bin', program);
  writeFileSync(
    path,
    `#!/bin/bash\nprintf '%s' ${program} >> "$CALLS"\nprintf ' [%s]' "$@" >> "$CALLS"\necho >> "$CALLS"\n${script}\n`,
  );
  chmodSync(path, 0o755);
}

/** Runs a step's script as the runner does. */
function run(workflow: string, name: string, env: Readonly<Record<string, string>>) {
  const file = workflows.find(({ path }) => path === `.github/workflows/${workflow}`);
  const step = file && stepsOf(file).find((each) => each.name === name);
  const at = (path: string) => join(directory, path);
  const text = (path: string) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : '');
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? 'exit 99'],
    {
      cwd: directory,
      encoding: 'utf8',
      env: {
        PATH: `${at('bin')}:${process.env.PATH}:${dirname(toolPath('jq'))}`,
        CALLS: at('calls'),
        RUNNER_TEMP: at('temp'),
        GITHUB_OUTPUT: at('output'),
        GITHUB_ENV: at('environment'),
        REGISTRY: 'localhost:8443',
        ...env,
      },
    },
  );
  const calls = text('calls').replaceAll(directory, '…').split('\n').slice(0, -1);
  const output = text('output').replaceAll(directory, '…');
  return { status, stdout, stderr, calls, output, text };
}

const hostile = '$(touch\tpwned)`touch\tpwned`;touch\tpwned';

describe('private-registry.yml', () => {
  test.each([
    ['an image that cannot be built', 'Build and push', { BUILD: 'a\nb' }],
    ['a test that fails before its end', 'Test', { TEST: 'false\ntrue' }],
    ['a test that fails in a pipe', 'Test', { TEST: 'false | true' }],
  ])('%s fails the step, and nothing more is tried', (_, name, env) => {
    fake('podman', 'exit 1');
    const { status, calls } = run('private-registry.yml', name, env);
    expect(status).not.toBe(0);
    expect(calls.length).toBeLessThan(2);
  });

  test('builds and pushes each image, and says their digests', () => {
    fake('podman', 'cat > /dev/null; [ "$1" = build ] || echo "sha256:$4" > "$3"');
    const { status, calls, output } = run('private-registry.yml', 'Build and push', {
      BUILD: 'app\n# a comment\ntools:1 tools/Containerfile tools\n',
    });
    const argument = '[--build-arg] [REGISTRY=localhost:8443]';
    const push = 'podman [push] [--digestfile] […/temp/digest]';
    expect(calls).toEqual([
      `podman [build] [--tag] [localhost:8443/app] ${argument} [--file] [Containerfile] [--] [.]`,
      `${push} [localhost:8443/app]`,
      `podman [build] [--tag] [localhost:8443/tools:1] ${argument} [--file] [tools/Containerfile] [--] [tools]`,
      `${push} [localhost:8443/tools:1]`,
    ]);
    expect(JSON.parse(output.replace('images=', ''))).toEqual({
      app: 'sha256:localhost:8443/app',
      'tools:1': 'sha256:localhost:8443/tools:1',
    });
    expect(status).toBe(0);
  });

  test('takes inputs for text and nothing else', () => {
    fake('podman', '[ "$1" = build ] || echo sha256:0 > "$3"');
    run('private-registry.yml', 'Build and push', { BUILD: `a"b ${hostile} ${hostile}` });
    expect(existsSync(join(directory, 'pwned'))).toBe(false);
  });

  test('gathers what can be known, also where some questions fail', () => {
    fake(
      'podman',
      `case "$*" in
         info) echo broken >&2; exit 125 ;;
         *) echo "$*" ;;
       esac`,
    );
    fake('journalctl');
    mkdirSync(join(directory, 'step'));
    writeFileSync(join(directory, 'step/nginx.log'), 'redacted\n');
    const { status, calls, output, text } = run('private-registry.yml', 'Gather diagnostics', {
      STEP_DIAGNOSTICS: join(directory, 'step'),
    });
    expect(text('temp/diagnostics/podman-info.txt')).toBe('broken\nexit code 125\n');
    expect(text('temp/diagnostics/registry-step/nginx.log')).toBe('redacted\n');
    // Their output is not redacted, and the artifact is for everybody who can read the repository.
    expect(calls.filter((call) => /journalctl|\[logs\]|\[inspect\]/.test(call))).toEqual([]);
    expect(output).toBe('directory=…/temp/diagnostics\n');
    expect(status).toBe(0);
  });

  test('keeps the logins of the caller for itself', () => {
    const { text } = run('private-registry.yml', 'Add the logins of the caller', {
      AUTH_JSON: '{"auths":{}}',
    });
    expect(text('temp/auth-of-caller.json')).toBe('{"auths":{}}');
    expect(text('environment')).toContain('REGISTRY_AUTH_FILE=');
    run('private-registry.yml', 'Remove logins', {});
    expect(existsSync(join(directory, 'temp/auth-of-caller.json'))).toBe(false);
  });
});

describe('publish-units.yml', () => {
  const attach = (script: string) => {
    fake('gh', script);
    return run('publish-units.yml', 'Attach to the release', { TAG: 'v1.0.0', FILE: 'units.tar.gz' });
  };
  const upload = 'gh [release] [upload] [--clobber] [--] [v1.0.0] [./units.tar.gz]';
  const create =
    'gh [release] [create] [--verify-tag] [--title] [v1.0.0] [--generate-notes] [--] [v1.0.0] [./units.tar.gz]';

  test.each([
    ['into a release that is there', '', [upload], 0],
    ['into one that it makes', '[ $2 = create ]', [upload, create], 0],
    [
      'into one that another call made in between',
      '[ $2 = upload ] && [ -e "$CALLS.made" ]; result=$?; touch "$CALLS.made"; exit $result',
      [upload, create, upload],
      0,
    ],
    ['or fails', 'exit 1', [upload, create, upload], 1],
  ])('attaches the units %s', (_, script, calls, status) => {
    expect(attach(script)).toMatchObject({ calls, status });
  });
});

describe('release.yml', () => {
  const move = (tag: string) => {
    fake(
      'git',
      'case $1 in tag) printf "v1\\nv1.9.0\\nv1.10.0\\nv1.11.0-rc.1\\nv10.0.0\\n" ;; *) echo c0ffee ;; esac',
    );
    fake('gh');
    return run('release.yml', 'Move the tag of the major version', { TAG: tag, GITHUB_REPOSITORY: 'a/b' });
  };

  test('moves the tag of the major version to the newest', () => {
    const { status, calls } = move('v1.10.0');
    expect(calls.at(-1)).toContain(
      '[repos/a/b/git/refs/tags/v1] [--raw-field] [sha=c0ffee] [--field] [force=true]',
    );
    expect(status).toBe(0);
  });

  test('leaves it where the tag is an older one', () => {
    const { status, calls, stdout } = move('v1.9.0');
    expect(calls.filter((call) => call.startsWith('gh'))).toEqual([]);
    expect(stdout).toBe('v1 stays at v1.10.0\n');
    expect(status).toBe(0);
  });
});
