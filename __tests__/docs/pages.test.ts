import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { callOf, repository, workflows } from '../workflows/files.js';

const ACTIONS = ['action.yml', 'doctor/action.yml', 'quadlet-lint/action.yml', 'quadlet-generate/action.yml'];
const pages = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...(readdirSync('docs', { recursive: true }) as string[])
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const read = (path: string) => readFileSync(path, 'utf8');

test('the README is short', () => {
  expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(150);
});

test.each(ACTIONS)('the description in %s is short enough for the Marketplace', (path) => {
  const { description } = parse(read(path));
  expect(description.length).toBeGreaterThan(20);
  expect(description.length).toBeLessThanOrEqual(125);
});

test('each name in the Marketplace is used once', () => {
  const names = ACTIONS.map((path) => parse(read(path)).name);
  expect(new Set(names).size).toBe(names.length);
});

describe('links', () => {
  test('lead to files and headings that exist', () => {
    const broken = pages.flatMap((page) =>
      linksOf(read(page)).flatMap((link) => (leadsSomewhere(page, link) ? [] : [`${page}: ${link}`])),
    );
    expect(broken).toEqual([]);
  });

  test('are found broken', () => {
    expect(leadsSomewhere('docs/host.md', 'nothing.md')).toBe(false);
    expect(leadsSomewhere('docs/host.md', 'security.md#nothing')).toBe(false);
    expect(leadsSomewhere('docs/host.md', 'security.md#sudo')).toBe(true);
  });
});

function linksOf(text: string): string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^(https?|mailto):/.test(link));
}

function leadsSomewhere(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : normalize(join(dirname(page), path));
  if (!existsSync(target)) return false;
  return anchor === undefined || headingsOf(read(target)).includes(anchor);
}

/** The anchors that GitHub gives to headings. */
function headingsOf(text: string): string[] {
  return [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

interface Used {
  readonly uses: string;
  readonly id?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const ownPages = pages.filter((page) => !/^docs\/(rules|checks)\//.test(page));

const blocks = ownPages.flatMap((page) =>
  [...read(page).matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text = ''], index) => ({
    name: `${page} ${index + 1}`,
    text,
  })),
);

describe('the YAML examples', () => {
  test('are there', () => {
    expect(blocks.length).toBeGreaterThan(20);
  });

  test.each(blocks)('$name has inputs and outputs that exist', ({ text }) => {
    const own = usedIn(parse(text)).filter(({ uses }) => uses.startsWith(`${repository}`));
    const wrong: string[] = [];
    for (const { uses, id, with: given = {} } of own) {
      const { inputs, outputs } = interfaceOf(uses);
      wrong.push(...Object.keys(given).filter((name) => !inputs.includes(name)));
      const asked = text.matchAll(new RegExp(`steps\\.${id}\\.outputs\\.([\\w-]+)`, 'g'));
      wrong.push(...[...asked].map(([, name = '']) => name).filter((name) => !outputs.includes(name)));
    }
    expect(wrong).toEqual([]);
  });
});

function usedIn(value: unknown): Used[] {
  if (typeof value !== 'object' || value === null) return [];
  const nested = Object.values(value).flatMap(usedIn);
  return 'uses' in value && typeof value.uses === 'string' ? [value as Used, ...nested] : nested;
}

function interfaceOf(uses: string): { inputs: string[]; outputs: string[] } {
  const path = uses.slice(repository.length).replace(/^\//, '').replace(/@v1$/, '');
  const workflow = workflows.find((one) => one.path === path);
  const { inputs, outputs } = workflow ? callOf(workflow) : parse(read(join(path, 'action.yml')));
  return { inputs: Object.keys(inputs), outputs: Object.keys(outputs) };
}

test('examples and workflows use one major version of each other action', () => {
  const texts = [...pages.map(read), ...workflows.map(({ text }) => text)];
  const versions = new Map<string, Set<string>>();
  for (const text of texts) {
    for (const [, name = '', tag, pinned] of text.matchAll(
      /uses: ([\w-]+\/[\w-]+)(?:\/[\w-]+)?@(?:(v\d+)|[0-9a-f]{40} # (v\d+))/g,
    )) {
      if (name === repository) continue;
      versions.set(name, (versions.get(name) ?? new Set()).add(tag ?? pinned ?? ''));
    }
  }
  expect([...versions].filter(([, majors]) => majors.size > 1)).toEqual([]);
  expect(versions.size).toBeGreaterThan(5);
});

function run(args: readonly string[], cwd: string) {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return spawnSync(process.execPath, [resolve('dist/cli.js'), ...args], {
    ...{ cwd, encoding: 'utf8' },
    env: { ...env, NODE_DISABLE_COMPILE_CACHE: '1' },
  });
}

describe('the commands in the examples', () => {
  const lines = ownPages
    .flatMap((page) => [...read(page).matchAll(/^.*\bpodman-registry(?:-action)? [a-z].*$/gm)])
    .flatMap(([line]) => [...line.matchAll(/\bpodman-registry(?:-action)? ([a-z]+)([^`\n#|]*)/g)])
    .map(([, name = '', rest = '']) => ({ name, options: rest.match(/(?<=\s)--[a-z-]+/g) ?? [] }));
  const names = [...new Set(lines.map(({ name }) => name))];

  test('are found', () => {
    expect(names).toEqual(expect.arrayContaining(['lint', 'generate', 'doctor', 'subid']));
  });

  test.each(names)('%s has the options that they use', (name) => {
    const { status, stdout } = run([name, '--help'], '.');
    const options = lines.filter((line) => line.name === name).flatMap((line) => line.options);
    expect(status).toBe(0);
    expect(options.filter((option) => !stdout.includes(option))).toEqual([]);
  });
});

describe('the README', () => {
  test('are those of the actions', () => {
    const names = [...read('README.md').matchAll(/node dist\/cli\.js (\w+)/g)].map(([, name]) => name);
    expect(names).toEqual(['lint', 'generate', 'doctor']);
  });

  test('print the finding that it shows', () => {
    const directory = mkdtempSync(join(tmpdir(), 'readme-'));
    try {
      mkdirSync(join(directory, 'quadlets'));
      writeFileSync(
        join(directory, 'quadlets/app.container'),
        '[Container]\nImage=docker.io/library/alpine:3\nVolumes=data:/data\n',
      );
      const [, shown = ''] = /```text\n([\s\S]*?)```/.exec(read('README.md')) ?? [];
      expect(run(['lint', 'quadlets'], directory).stdout).toContain(shown);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
