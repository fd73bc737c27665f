import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { asRoot, asUser, automatic, byHand, type Step } from '../../../src/host/remedy.js';
import { remedyBlock, remedyCommands, shellLines, showsSudo } from '../../../src/host/report/remedy-shell.js';

describe('a step as a person types it', () => {
  test.each<[string, Step, readonly string[]]>([
    ['a command', asRoot(['loginctl', 'enable-linger', 'runner']), ['loginctl enable-linger runner']],
    [
      'words that a shell would read',
      asRoot(['chown', 'a b', "it's", '$HOME', '']),
      ["chown 'a b' 'it'\\''s' '$HOME' ''"],
    ],
    ['with variables', asUser(['podman', 'info'], { env: { A: 'b c' } }), ["A='b c' podman info"]],
    [
      'packages of apt',
      { kind: 'packages', family: 'apt', names: ['uidmap'] },
      ['apt-get update', 'apt-get install --yes --reinstall uidmap'],
    ],
    [
      'packages of dnf',
      { kind: 'packages', family: 'dnf', names: ['passt'] },
      ['dnf install --assumeyes passt'],
    ],
    ['a variable', { kind: 'export', name: 'X', value: "a'b" }, ["export X='a'\\''b'"]],
    [
      'a file',
      { kind: 'write', as: 'user', path: '/a/b c', text: 'one\ntwo\n' },
      ['mkdir -p /a', "printf '%s\\n' one two > '/a/b c'"],
    ],
    ['a directory that makes room', { kind: 'set-aside', path: '/s' }, ['[ ! -e /s ] || mv /s /s.aside']],
  ])('%s', (_, step, lines) => {
    expect(shellLines(step)).toEqual(lines);
  });

  test('what a shell writes is the file, byte for byte', () => {
    const directory = mkdtempSync(join(tmpdir(), 'remedy-shell-'));
    try {
      const path = join(directory, "it's here", 'policy.json');
      const text = '{"default":\t[{"type": "$HOME `x` \\\\ %s"}]}\n\n# ä\n';
      execFileSync('sh', ['-eu', '-c', shellLines({ kind: 'write', as: 'user', path, text }).join('\n')]);
      expect(readFileSync(path, 'utf8')).toBe(text);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

const open = (id: string, found: string, ...steps: Step[]) => ({
  id,
  title: `title of ${id}`,
  found,
  remedy: automatic('Do it.', ...steps),
});

describe('the block', () => {
  test('has what needs root in one call of sudo, in order, and then what the user does, each with its reason', () => {
    const block = remedyBlock(
      [
        open('RP014', 'newuidmap is\nmissing', { kind: 'packages', family: 'apt', names: ['uidmap'] }),
        open('RP027', 'stale', asUser(['podman', 'system', 'migrate'])),
        open('RP042', 'off', asRoot(['loginctl', 'enable-linger', 'runner'])),
      ],
      'runner',
    );
    expect(block).toBe(
      [
        "sudo sh -eux <<'END-OF-COMMANDS'",
        '# RP014 title of RP014: newuidmap is missing',
        'apt-get update',
        'apt-get install --yes --reinstall uidmap',
        '# RP042 title of RP042: off',
        'loginctl enable-linger runner',
        'END-OF-COMMANDS',
        '# then, as runner:',
        '# RP027 title of RP027: stale',
        'podman system migrate',
      ].join('\n'),
    );
  });

  test('names a package once, and updates the lists once', () => {
    const packages = (...names: string[]): Step => ({ kind: 'packages', family: 'apt', names });
    const block = remedyBlock(
      [
        open('RP010', 'a', packages('podman', 'uidmap')),
        open('RP014', 'b', packages('uidmap')),
        open('RP018', 'c', packages('openssl')),
      ],
      'runner',
    );
    expect(block?.match(/apt-get .*/g)).toEqual([
      'apt-get update',
      'apt-get install --yes --reinstall podman uidmap',
      'apt-get install --yes --reinstall openssl',
    ]);
    expect(block).not.toContain('RP014');
  });

  test('says the same command once', () => {
    const start = asRoot(['systemctl', 'start', 'user@1001.service']);
    const block = remedyBlock([open('RP043', 'a', start), open('RP044', 'b', start)], 'runner');
    expect(block?.match(/systemctl start/g)).toHaveLength(1);
    expect(block).not.toContain('RP044');
  });

  test.each<[string, Parameters<typeof showsSudo>[0], boolean]>([
    ['a user with sudo', [{ id: 'RP090', state: 'ok' }], true],
    ['a user without sudo', [{ id: 'RP090', state: 'info' }], false],
    ['root', [{ id: 'RP002', state: 'error' }], false],
    ['results without either', [{ id: 'RP014', state: 'error' }], true],
  ])('is for %s', (_, results, sudo) => {
    expect(showsSudo(results)).toBe(sudo);
  });

  test('can be pasted by an administrator for a user without sudo', () => {
    const steps = [asRoot(['true']), asUser(['podman', 'system', 'migrate'])];
    const block = remedyBlock([open('RP042', 'off', ...steps)], 'bob', false);
    expect(block?.split('\n').slice(0, 2)).toEqual(['# as root:', "sh -eux <<'END-OF-COMMANDS'"]);
    expect(block).toContain('# then, as bob:\n');
    expect(block).not.toContain('sudo');
    expect(remedyCommands(automatic('x', ...steps), false)).toEqual(['true', 'podman system migrate']);
  });

  test('is none where no command would help', () => {
    expect(
      remedyBlock([{ id: 'RP001', title: '', found: '', remedy: byHand('Use Linux.') }], 'u'),
    ).toBeUndefined();
  });

  test('runs in a shell', () => {
    const steps = [asUser(['printf', '%s|', "it's", 'a  b', '*'])];
    const block = remedyBlock([open('RP099', 'a # b\n$(false)', ...steps)], 'runner') ?? '';
    expect(execFileSync('sh', ['-eu', '-c', block], { encoding: 'utf8' })).toBe("it's|a  b|*|");
  });
});

test('each command of a remedy can be pasted by itself', () => {
  const remedy = automatic('x', asRoot(['sysctl', '-w', 'a=1']), asUser(['podman', 'info']), {
    kind: 'write',
    as: 'root',
    path: '/etc/x',
    text: 'y\n',
  });
  expect(remedyCommands(remedy)).toEqual([
    'sudo sysctl -w a=1',
    'podman info',
    'sudo mkdir -p /etc',
    "sudo sh -c 'printf '\\''%s\\n'\\'' y > /etc/x'",
  ]);
});
