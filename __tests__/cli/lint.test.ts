import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { call as callCommand } from '../../src/cli/cli.js';
import { LINT_OPTIONS, lint, lintRequest } from '../../src/cli/lint.js';
import { readArguments } from '../../src/cli/options.js';
import { type Form, safely } from '../../src/cli/output.js';
import { NEWEST_RELEASE } from '../../src/quadlet/catalogue/versions.js';
import { obeyed } from '../actions/runner-log.js';
import { CLEAN, IDLE, WRONG, writeFiles } from '../quadlet/lint/files.js';
import { inDirectory } from '../registry/fakes.js';

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls the command; `@` in an argument stands for the directory. */
async function call(directory: string, ...args: string[]): Promise<Outcome> {
  const [out, err]: string[][] = [[], []];
  const output = {
    stdout: (text: string, form?: Form) => void out?.push(safely(text, form)),
    stderr: (text: string) => void err?.push(safely(text)),
    colours: false,
  };
  const own = args.map((one) => one.replace('@', directory));
  const code = await callCommand('lint', lint, own, { output, actionRoot: directory });
  const joined = (texts: string[] = []) => texts.join('').replaceAll(directory, '@');
  return { code, stdout: joined(out), stderr: joined(err) };
}

/** Whatever lies above the test's own directory does not count. */
const here = { '.git/HEAD': '' };

describe('the exit code', () => {
  test.each<[files: Record<string, string>, args: string[], code: number]>([
    [{ 'a.volume': CLEAN }, ['@'], 0],
    [{ 'a.volume': WRONG }, ['@'], 1],
    [{ 'a.volume': WRONG }, ['--fail-on', 'never', '@'], 0],
    [{ 'a.pod': IDLE }, ['@'], 0],
    [{ 'a.pod': IDLE }, ['--fail-on', 'warning', '@'], 1],
    [{ 'a.volume': WRONG, 'b.volume': CLEAN }, ['@/b.volume'], 0],
    [{ 'a.volume': WRONG, 'b.volume': CLEAN }, ['@/*.volume'], 1],
    [{ 'a.pod': '[Pod]\n[Install]\nWantedBy=default.target' }, ['--podman', '4.9', '@'], 0],
    [{ 'a.volume': `${CLEAN}UID=1000` }, ['--podman', '5.8,6.0', '@'], 1],
    [{ 'a.volume': `${CLEAN}UID=1000` }, ['--podman', '6.0', '@'], 0],
    [{ 'a.volume': WRONG, '.quadlet-lint.yaml': 'ignore: a.volume' }, ['@/a.volume'], 0],
    [{ 'README.md': '' }, ['--allow-empty', '@'], 0],
    [{ 'README.md': '' }, ['@'], 2],
    [{}, ['@/none'], 2],
    [{ 'a.volume': CLEAN }, ['--podman', '3.0', '@'], 2],
    [{ 'a.volume': CLEAN }, ['--xyzzy', '@'], 2],
    [{ 'a.volume': CLEAN, '.quadlet-lint.yaml': 'mood: user' }, ['@'], 2],
    [{ 'a.volume': CLEAN, '.quadlet-lint.yaml': 'mood: user' }, ['--no-config', '@'], 0],
    [{}, ['--explain', 'PQ999'], 2],
    [{}, ['--explain', 'PQ010'], 0],
    [{}, ['--help'], 0],
  ])('of %j with %j is %i', (files, args, code) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { ...here, ...files });
      const outcome = await call(directory, ...args);
      expect(outcome.code === code ? '' : outcome.stdout + outcome.stderr).toBe('');
      expect(outcome.code).toBe(code);
      // Findings belong on standard output, and what is wrong with the call does not.
      if (code === 2)
        expect(outcome).toMatchObject({ stdout: '', stderr: expect.stringMatching(/^error: .*\n/) });
      else expect(outcome.stderr).toBe('');
      // Only whoever got the arguments wrong is sent to the help.
      expect(outcome.stderr.includes('\nSee: podman-registry lint --help\n')).toBe(args[0] === '--xyzzy');
    }),
  );
});

describe('a Podman that is not known', () => {
  test.each<[files: Record<string, string>, args: string[]]>([
    [{}, ['--podman', '6.99', '@']],
    [{}, ['--podman', '7.0.1', '@']],
    [{ '.quadlet-lint.yaml': 'podman: "6.99"' }, ['@']],
    [{ '.quadlet-lint.yaml': 'podman: [5.8.99, "6.99"]' }, ['@']],
  ])('is linted as one that is, with one note: %j, %j', (files, args) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { ...here, 'a.volume': CLEAN, ...files });
      const { code, stdout, stderr } = await call(directory, ...args);
      const releases = files['.quadlet-lint.yaml']?.includes('5.8') ? '5.8.7 and ' : '';
      expect([code, stdout]).toEqual([0, `1 file, no findings, for Podman ${releases}${NEWEST_RELEASE}\n`]);
      expect(stderr).toMatch(/^note: Podman .* not (?:a )?known release.*\n$/);
    }),
  );

  test('is refused if it is a platform without Quadlet', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { ...here, 'a.volume': CLEAN });
      const { code, stderr } = await call(directory, '--podman', 'debian-12', '@');
      expect([code, stderr]).toEqual([2, expect.stringContaining('debian-13 has Podman 5.4.2')]);
    }));
});

describe('what is written', () => {
  test('text names the release that is the default', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { ...here, 'a.volume': CLEAN });
      expect((await call(directory, '@')).stdout).toBe(`1 file, no findings, for Podman ${NEWEST_RELEASE}\n`);
    }));

  test.each([
    ['json', /^\{"version":1,.*"code":"PQ010".*\}\n$/s],
    ['sarif', /"version":"2\.1\.0".*"name":"Quadlet Lint".*"ruleId":"PQ010"/s],
    ['github', /1 error in 1 file.*\n::error title=PQ010 unknown-key,file=@\/a\.volume,line=2,.*\n$/s],
    ['gitlab', /^\[\{"description":"PQ010: .*"lines":\{"begin":2,"end":2\}\}\}\]\n$/],
    ['junit', /^<\?xml .*<failure type="error" message="@\/a\.volume:2:1: .*<\/testsuites>\n$/s],
    [
      'checkstyle',
      /^<\?xml .*<error line="2" column="1" .* source="quadlet-lint\.PQ010"\/>.*<\/checkstyle>\n$/s,
    ],
    ['text', /^error\[PQ010\]: .*\n --> @\/a\.volume:2:1\n.*1 error in 1 file, for Podman/s],
  ])('--format %s', (format, words) =>
    inDirectory(async (directory) => {
      const about = JSON.stringify({ version: '1.0.0', homepage: 'https://example.org' });
      await writeFiles(directory, { ...here, 'a.volume': WRONG, 'package.json': about });
      const { stdout, code } = await call(directory, '--format', format, '@');
      expect(stdout).toMatch(words);
      expect(code).toBe(1);
    }),
  );

  test('text says how much comments silence, and stderr what was passed over', () =>
    inDirectory(async (directory) => {
      const text = `# pq-lint: disable-file=PQ010 so it is\n${WRONG}`;
      await writeFiles(directory, {
        ...here,
        'a.volume': text.replace('Image', 'Image'),
        'notes.txt': '',
      });
      const { stdout, stderr } = await call(directory, '@', '@/notes.txt');
      expect(stdout).toContain('\n1 finding is disabled by comments\n');
      expect(stderr).toBe('skipped @/notes.txt: not a Quadlet file\n');
    }));
});

describe('configuration and flags', () => {
  test.each<[configuration: string, args: string[], words: string]>([
    ['podman: 5.4.2', [], 'for Podman 5.4.2'],
    ['podman: 5.4.2', ['--podman', '5.5.1'], 'for Podman 5.5.1'],
  ])('%s with %j', (configuration, args, words) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { ...here, '.quadlet-lint.yaml': configuration, 'a.volume': CLEAN });
      const { stdout } = await call(directory, ...args, '@');
      expect(stdout).toContain(words);
    }),
  );

  test('the mode of a flag is stronger than that of the file', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { ...here, '.quadlet-lint.yaml': 'mode: system', 'a.pod': IDLE });
      expect((await call(directory, '@')).stdout).toContain('WantedBy=multi-user.target');
      expect((await call(directory, '--user', '@')).stdout).toContain('WantedBy=default.target');
    }));

  test('rules, templates and globs of the file hold', () =>
    inDirectory(async (directory) => {
      const configuration =
        'rules: {PQ010: {level: note, reason: old}}\nignore: old\ntemplated: "*.j2.volume"\n';
      await writeFiles(directory, {
        ...here,
        ...{
          'c.yaml': configuration,
          'a.volume': `${CLEAN}[Volume]\nXyzzy=1\n`,
          'old/b.volume': WRONG,
        },
        'c.j2.volume': WRONG,
      });
      const { stdout, code } = await call(directory, '--config', '@/c.yaml', '@');
      expect(stdout).toMatch(/^note\[PQ010\]: /);
      expect(stdout).toMatch(/\n1 note in 2 files, for /);
      expect(code).toBe(0);
    }));

  test('--templates looks at templates too', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { ...here, 'a.volume': `${CLEAN}[Volume]\n{{ more }}\n` });
      expect((await call(directory, '@')).stdout).toContain('note[PQ201]');
      expect((await call(directory, '--templates', '@')).stdout).toContain('error[PQ001]');
    }));
});

test.each([
  [[], '[Pod]\nPodName=idle\n', 'add WantedBy=default.target (--fix=all)'],
  [['--fix'], '[Pod]\nPodName=idle\n', 'add WantedBy=default.target (--fix=all)'],
  [['--fix=all'], '[Pod]\nPodName=idle\n\n[Install]\nWantedBy=default.target\n', 'no findings'],
])('%j changes what a unit does only on request', (args, text, words) =>
  inDirectory(async (directory) => {
    await writeFiles(directory, { ...here, 'a.pod': IDLE });
    expect((await call(directory, ...args, '@')).stdout).toContain(words);
    expect(await readFile(join(directory, 'a.pod'), 'utf8')).toBe(text);
  }),
);

describe('what is reported', () => {
  test('--quiet leaves only findings', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { ...here, 'a.volume': CLEAN, 'notes.txt': '' });
      const args = ['--quiet', '@', '@/notes.txt'];
      expect(await call(directory, ...args)).toEqual({ code: 0, stdout: '', stderr: '' });
      await writeFiles(directory, { 'a.volume': WRONG });
      const { stdout, code } = await call(directory, ...args);
      expect(stdout).toMatch(/^error\[PQ010\]: .*\(--fix\)\n$/s);
      expect(code).toBe(1);
    }));

  test.each([
    ['note', 0, /1 warning in 1 file/],
    ['error', 0, /^1 file, no findings/],
  ])('--level %s', (level, code, words) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { ...here, 'a.pod': IDLE });
      const outcome = await call(directory, '--level', level, '@');
      expect(outcome.stdout).toMatch(words);
      expect(outcome.code).toBe(code);
    }),
  );

  test('--baseline lets an old directory pass, but nothing new', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { ...here, 'a.volume': WRONG });
      const baseline = ['--baseline', '@/known.json', '@'];
      expect((await call(directory, ...baseline)).code).toBe(2);
      expect((await call(directory, '--update-baseline', ...baseline)).code).toBe(0);
      expect(await call(directory, ...baseline)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('\n1 finding of @/known.json is not shown\n'),
      });
      await writeFiles(directory, { 'b.volume': WRONG });
      const after = await call(directory, ...baseline);
      expect(after.code).toBe(1);
      expect(after.stdout).not.toContain('a.volume');
    }));

  test('--update-baseline needs a file', () =>
    inDirectory(async (directory) => {
      const { code, stderr } = await call(directory, '--update-baseline', '@');
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: 'error: --update-baseline needs --baseline FILE\nSee: podman-registry lint --help\n',
      });
    }));
});

test('the directories of the system manager are checked as such, unless an option says otherwise', () =>
  inDirectory(async (directory) => {
    const unit = '[Container]\nImage=docker.io/library/a:1\n[Install]\nWantedBy=multi-user.target\n';
    const files = { ...here, 'etc/containers/systemd/a.container': unit, 'b.container': unit };
    await writeFiles(directory, files);
    const { stdout } = await call(directory, '@');
    expect(stdout.match(/PQ\d+\]|--> .*/g)).toEqual([
      'PQ110]',
      '--> @/b.container:2:7',
      'PQ103]',
      '--> @/b.container:4:10',
    ]);
    expect((await call(directory, '--user', '@')).stdout).toContain('PQ115');
    expect((await call(directory, '--system', '@')).stdout).not.toMatch(/PQ103|PQ115/);
  }));

test('--fix writes, says what, and tells of the rest', () =>
  inDirectory(async (directory) => {
    await writeFiles(directory, { ...here, 'a.volume': WRONG, 'b.volume': `${CLEAN}Xyzzy\n` });
    const { code, stdout, stderr } = await call(directory, '--fix', '@');
    expect(await readFile(join(directory, 'a.volume'), 'utf8')).toBe(CLEAN);
    expect(stderr).toBe('fixed @/a.volume:2:1: PQ010, write Label=\n');
    expect(stdout).toContain('error[PQ001]');
    expect(stdout).not.toContain('PQ010');
    expect(code).toBe(1);
  }));

describe('in a job, which runs the command by itself', () => {
  const line = '##[set-output name=a]b';
  const files = {
    ...here,
    [`${line}.container`]: `${line}\n::add-mask::x\n\u001b[2J[Container]\nImage=::error::x\n`,
    '::stop-commands::x': '',
    'package.json': '{"version": "1.2.3", "homepage": "https://example.org/it"}',
  };

  test.each<[format: string, commands: readonly string[]]>([
    ['text', []],
    ['json', []],
    ['sarif', []],
    ['gitlab', []],
    ['junit', []],
    ['checkstyle', []],
    ['github', ['error']],
  ])('no file commands the runner, as %s', (format, commands) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, files);
      const { stdout, stderr } = await call(directory, '--format', format, '@', '@/::stop-commands::x');
      expect([...new Set(obeyed(stdout).map(({ name }) => name))]).toEqual(commands);
      expect(obeyed(stderr)).toEqual([]);
      const [text = ''] = stdout.split('\n::error ');
      expect(text).not.toContain('##[set-output');
      if (['json', 'sarif', 'gitlab'].includes(format)) expect(() => JSON.parse(stdout)).not.toThrow();
      if (format === 'json') expect(stdout).toContain('##\\u005bset-output');
    }),
  );
});

describe('what is to be linted', () => {
  const DEFAULTS = {
    paths: ['.'],
    podman: undefined,
    mode: undefined,
    templates: undefined,
    configuration: 'find',
    allowEmpty: false,
  };

  test.each<[args: string[], expected: object]>([
    [[], {}],
    [['a', 'b/*.pod'], { paths: ['a', 'b/*.pod'] }],
    [['--', '--odd'], { paths: ['--odd'] }],
    [['--podman', '4.9,5.7'], { podman: '4.9,5.7' }],
    [['--podman=installed', 'x'], { podman: 'installed', paths: ['x'] }],
    [['--user'], { mode: 'user' }],
    [['--system'], { mode: 'system' }],
    [['--templates'], { templates: 'lint' }],
    [['--config', 'c.yaml'], { configuration: { file: 'c.yaml' } }],
    [['--no-config'], { configuration: { file: undefined } }],
    [['--allow-empty'], { allowEmpty: true }],
  ])('%j', (args, expected) => {
    const read = readArguments({ options: LINT_OPTIONS, operands: Number.POSITIVE_INFINITY }, args);
    expect(lintRequest(read)).toEqual({ ...DEFAULTS, ...expected });
  });

  test('the usage tells of every option, in lines that fit', () => {
    expect(Object.keys(LINT_OPTIONS).filter((name) => !lint.usage.includes(`--${name}`))).toEqual([]);
    expect(lint.usage.split('\n').filter((line) => line.length > 100)).toEqual([]);
  });
});
