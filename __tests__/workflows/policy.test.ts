import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import {
  callOf,
  repository,
  reusable,
  root,
  stepsOf,
  templates,
  type WorkflowFile,
  workflows,
} from './files.js';

type Row = [string, WorkflowFile];
const rows = (files: readonly WorkflowFile[]): Row[] => files.map((file) => [file.path, file]);

test('there are three workflows to call, and a template for each', () => {
  const names = ['private-registry.yml', 'publish-units.yml', 'validate-quadlets.yml'];
  expect(reusable.map(({ path }) => path)).toEqual(names.map((name) => `.github/workflows/${name}`));
  expect(templates.map(({ path }) => path)).toEqual(names.map((name) => `workflows/${name}`));
});

describe.each(rows([...workflows, ...templates]))('%s', (_, file) => {
  test('names other actions by their commit, and says which version that is', () => {
    const uses = file.text.split('\n').filter((line) => /^\s*(- )?uses: /.test(line));
    for (const line of uses) {
      expect(line.replace(`uses: ${repository}/`, 'uses: this/')).toMatch(
        /uses: (\$\/\S+|[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+|this\/\S+@v1)$/,
      );
    }
  });

  test('keeps no credentials in a checkout', () => {
    const checkouts = stepsOf(file).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  test('puts no expression into a script', () => {
    expect(stepsOf(file).filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  test('ends each job after a while', () => {
    const own = Object.values(file.jobs).filter(({ uses }) => uses === undefined);
    expect(own.filter((job) => job['timeout-minutes'] === undefined)).toEqual([]);
  });
});

test('each action is pinned to one commit', () => {
  const pins = new Map<string, Set<string>>();
  for (const [, action = '', commit = ''] of workflows.flatMap(({ text }) => [
    ...text.matchAll(/uses: ([\w-]+\/[\w-]+)\S*@([0-9a-f]{40})/g),
  ])) {
    pins.set(action, (pins.get(action) ?? new Set()).add(commit));
  }
  expect([...pins].filter(([, commits]) => commits.size > 1)).toEqual([]);
  expect(pins.size).toBeGreaterThan(4);
});

describe.each(rows(reusable))('the call of %s', (_, file) => {
  const { inputs, outputs, secrets = {} } = callOf(file);

  test('has typed inputs with a description and a default', () => {
    for (const [name, input] of Object.entries(inputs)) {
      expect({ name, ...input }).toEqual({
        name,
        description: expect.stringMatching(/\.$/),
        type: expect.stringMatching(/^(string|boolean|number)$/),
        default: expect.anything(),
      });
      expect(typeof input.default).toBe(input.type);
    }
    for (const secret of Object.values(secrets)) expect(secret.description).toMatch(/\.$/);
  });

  test('uses every input, and no other', () => {
    const used = new Set([...file.text.matchAll(/\binputs\.([\w-]+)/g)].map(([, name]) => name));
    expect([...used].toSorted()).toEqual(Object.keys(inputs).toSorted());
  });

  test('has outputs that a job sets out of a step', () => {
    for (const { description, value } of Object.values(outputs)) {
      expect(description).toMatch(/\.$/);
      const [, job = '', name = ''] =
        /^\$\{\{ jobs\.([\w-]+)\.outputs\.([\w-]+) \}\}$/.exec(value ?? '') ?? [];
      const [, step, output] =
        /^\$\{\{ steps\.([\w-]+)\.outputs\.([\w-]+) \}\}$/.exec(file.jobs[job]?.outputs?.[name] ?? '') ?? [];
      const origin = file.jobs[job]?.steps?.find(({ id }) => id === step);
      expect(origin).toBeDefined();
      const action = origin?.uses?.startsWith('$/') ? actionAt(origin.uses) : undefined;
      if (action) expect(Object.keys(action.outputs)).toContain(output);
    }
  });

  test('two calls in one run do not cancel each other', () => {
    expect(file.concurrency?.group).toContain(`\${{ inputs.artifact-name }}`);
  });

  test('calls the actions of this repository at its own commit', () => {
    expect(stepsOf(file).some(({ uses }) => uses?.startsWith('$/'))).toBe(true);
    expect(file.text).not.toContain('uses: ./');
    expect(file.text).not.toContain(`uses: ${repository}`);
  });
});

interface Action {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

function actionAt(uses: string): Action {
  return parse(readFileSync(join(root, uses.slice(2), 'action.yml'), 'utf8'));
}

describe('permissions', () => {
  const granted = Object.fromEntries(
    [...workflows, ...templates].flatMap(({ path, permissions, jobs }) =>
      Object.entries(jobs).map(([job, own]) => [
        `${path} ${job}`,
        own.permissions ?? permissions ?? 'of the caller',
      ]),
    ),
  );

  test('are what each job needs', () => {
    const read = { contents: 'read' };
    expect(granted).toEqual({
      '.github/workflows/ci.yml test': read,
      '.github/workflows/ci.yml use': read,
      '.github/workflows/codeql.yml analyze': { ...read, 'security-events': 'write' },
      '.github/workflows/dist-check.yml dist': read,
      '.github/workflows/dist-check.yml workflows': read,
      '.github/workflows/podman-releases.yml compare': { ...read, issues: 'write' },
      '.github/workflows/private-registry.yml registry': read,
      '.github/workflows/publish-units.yml generate': read,
      '.github/workflows/publish-units.yml release': 'of the caller',
      '.github/workflows/release.yml check': read,
      '.github/workflows/release.yml release': { contents: 'write' },
      '.github/workflows/runners.yml observe': read,
      '.github/workflows/validate-quadlets.yml lint': read,
      '.github/workflows/validate-quadlets.yml findings': 'of the caller',
      'workflows/private-registry.yml registry': read,
      'workflows/publish-units.yml units': { contents: 'write', 'id-token': 'write', attestations: 'write' },
      'workflows/validate-quadlets.yml quadlets': { ...read, 'security-events': 'write' },
    });
  });
});

describe.each(rows(templates))('the template %s', (path, file) => {
  test('is short, and calls the workflow of its name', () => {
    expect(file.text.split('\n').length).toBeLessThan(40);
    expect(Object.values(file.jobs).map(({ uses }) => uses)).toEqual([`${repository}/.github/${path}@v1`]);
  });

  test('runs on pushes to main as it is', () => {
    expect(file.on.push).toMatchObject({ branches: ['main'] });
  });

  test('takes the default versions of Podman, the newest', () => {
    const [{ with: given = {} } = {}] = Object.values(file.jobs);
    expect(Object.keys(given).filter((name) => name.startsWith('podman-version'))).toEqual([]);
  });

  // GitHub replaces $default-branch in workflow-templates/ of an organization only.
  const starter = path.replace('workflows/', 'workflows/organization/');

  test('has a variant for organizations, with their default branch', () => {
    const [first, , ...rest] = file.text
      .replace('branches: [main]', 'branches: [$default-branch]')
      .split('\n');
    expect(readFileSync(join(root, starter), 'utf8')).toBe([first, ...rest].join('\n'));
  });

  test('has the properties that starter workflows need', () => {
    const properties = JSON.parse(
      readFileSync(join(root, starter.replace('.yml', '.properties.json')), 'utf8'),
    );
    expect(properties).toEqual({
      name: parse(file.text).name,
      description: expect.stringMatching(/\.$/),
      iconName: expect.stringMatching(/^octicon [a-z-]+$/),
      categories: expect.arrayContaining([expect.any(String)]),
      filePatterns: expect.arrayContaining([expect.any(String)]),
    });
    for (const pattern of properties.filePatterns) expect(() => new RegExp(pattern)).not.toThrow();
  });
});
