import { describe, expect, test } from '@jest/globals';
import {
  blankOf,
  joinCommand,
  readCommand,
  splitCommand,
} from '../../../../src/quadlet/generate/unit/command-line.js';
import { readUnit } from '../../../../src/quadlet/syntax/unit-text.js';
import { recorded } from '../generator-runs.js';
import { EVERY_KIND } from '../sources.js';

describe('splitCommand and joinCommand', () => {
  test.each<[line: string, words: string[]]>([
    ['podman run img', ['podman', 'run', 'img']],
    ['"a\\x20b" c', ['a b', 'c']],
    ['"a b" c', ['a b', 'c']],
    ['"it\'s" "\\"q\\"" "a\\\\b"', ["it's", '"q"', 'a\\b']],
    ['"\\a\\b\\n\\r\\t\\v\\f\\x01\\x7f\\x80"', ['\x07\b\n\r\t\v\f\x01\x7f\x80']],
    ['é\u00a0ü $X %h %% # ; \u{1f600}', ['é\u00a0ü', '$X', '%h', '%%', '#', ';', '\u{1f600}']],
    ['--log-driver  --rm', ['--log-driver', '', '--rm']],
    ['', ['']],
  ])('%j', (line, words) => {
    expect(splitCommand(line)).toEqual(words);
    expect(joinCommand(words, blankOf(line))).toBe(line);
  });

  test.each(["'a'", '"a', 'a\\x20b', '"plain"', 'a\tb', 'a"b"', '"\\s"', '""'])(
    '%j is not how the generator writes',
    (line) => {
      expect(splitCommand(line)).toBeUndefined();
    },
  );

  test('any word comes back', () => {
    const alphabet = [
      'a',
      ' ',
      '"',
      "'",
      '\\',
      '\n',
      '\t',
      '$',
      '%',
      '-',
      '=',
      'é',
      '\u{1f600}',
      '\x01',
      '\x7f',
      'x41',
    ];
    let state = 1;
    const next = (below: number) => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return Math.floor((state / 2147483648) * below);
    };
    for (let round = 0; round < 2000; round++) {
      const words = Array.from({ length: 1 + next(4) }, () =>
        Array.from({ length: next(6) }, () => alphabet[next(alphabet.length)]).join(''),
      );
      expect(splitCommand(joinCommand(words))).toEqual(words);
    }
  });

  test('every command that a generator wrote is split, and joined to the same line', () => {
    const lines = Object.values(recorded('every-kind-1', EVERY_KIND).services)
      .flatMap(readUnit)
      .filter((line) => line.section === 'Service' && line.kind === 'entry' && line.key.startsWith('Exec'));
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines) {
      const value = line.kind === 'entry' ? line.value : '';
      expect(joinCommand(splitCommand(value) ?? [])).toBe(value);
    }
  });
});

/** Options as `name` or `name=value`, and what stands behind them. */
function understood(line: string): unknown {
  const command = readCommand(splitCommand(line) ?? []);
  if (command === undefined) return undefined;
  const options = command.options.map(({ name, value }) => (value === undefined ? name : `${name}=${value}`));
  return [command.globals, command.subcommand, options, command.positionals];
}

describe('readCommand', () => {
  test.each<[line: string, globals: string[], subcommand: string, options: string[], rest: string[]]>([
    ['podman run img', [], 'run', [], ['img']],
    [
      'podman --module=x --log-level debug run img',
      ['--module=x', '--log-level', 'debug'],
      'run',
      [],
      ['img'],
    ],
    ['podman --syslog --trace run img', ['--syslog', '--trace'], 'run', [], ['img']],
    [
      'podman run --rm -d --name x --init=false -v /a:/b img -v c --rm',
      [],
      'run',
      ['--rm', '--detach', '--name=x', '--init=false', '--volume=/a:/b'],
      ['img', '-v', 'c', '--rm'],
    ],
    [
      'podman run -dit -p8080:80 -e=A=1 -itp 1:1 img',
      [],
      'run',
      [
        '--detach',
        '--interactive',
        '--tty',
        '--publish=8080:80',
        '--env=A=1',
        '--interactive',
        '--tty',
        '--publish=1:1',
      ],
      ['img'],
    ],
    ['podman run --tz --env img', [], 'run', ['--tz=--env'], ['img']],
    ['podman run --log-driver  img', [], 'run', ['--log-driver='], ['img']],
    [
      'podman run --read-only --rootfs /r sh -c x',
      [],
      'run',
      ['--read-only', '--rootfs'],
      ['/r', 'sh', '-c', 'x'],
    ],
    [
      'podman run --net host --unknown y -- img --x',
      [],
      'run',
      ['--network=host', '--unknown=y'],
      ['img', '--x'],
    ],
    [
      'podman kube play --replace --service-container=true --configmap c a.yml b.yml --start',
      [],
      'kube play',
      ['--replace', '--service-container=true', '--configmap=c', '--start'],
      ['a.yml', 'b.yml'],
    ],
    [
      'podman pod create --replace --exit-policy stop --name x',
      [],
      'pod create',
      ['--replace', '--exit-policy=stop', '--name=x'],
      [],
    ],
    [
      'podman network create --ignore --internal --dns 1 n',
      [],
      'network create',
      ['--ignore', '--internal', '--dns=1'],
      ['n'],
    ],
    [
      'podman volume create --ignore --opt o=bind v',
      [],
      'volume create',
      ['--ignore', '--opt=o=bind'],
      ['v'],
    ],
    ['podman build --force-rm -t x --pull /c', [], 'build', ['--force-rm', '--tag=x', '--pull'], ['/c']],
    ['podman image pull --all-tags --os linux i', [], 'image pull', ['--all-tags', '--os=linux'], ['i']],
    ['podman artifact pull --quiet --retry 1 a', [], 'artifact pull', ['--quiet', '--retry=1'], ['a']],
    ['-podman rm -v -f -i x', [], 'rm', ['--volumes', '--force', '--ignore'], ['x']],
    ['podman run --name', [], 'run', ['--name='], []],
  ])('%s', (line, ...expected) => {
    expect(understood(line)).toEqual(expected);
  });

  test.each(['/bin/sh -c x', 'podman', 'podman ps', 'podman kube', ''])(
    '%j is no call that is known',
    (line) => {
      expect(understood(line)).toBeUndefined();
    },
  );
});
