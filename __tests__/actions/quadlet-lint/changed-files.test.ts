import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { changedFiles } from '../../../src/actions/quadlet-lint/changed-files.js';
import { UserError } from '../../../src/platform/errors.js';
import { type Attempt, attempt, run } from '../../../src/platform/exec.js';
import { writeFiles } from '../../quadlet/lint/files.js';
import { inDirectory, thrownBy } from '../../registry/fakes.js';

const IDENTITY = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@a',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@a',
};
// What the machine's user has configured is of no interest here.
const env = { ...IDENTITY, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

async function git(cwd: string, ...args: string[]): Promise<string> {
  return (await run(['git', ...args], { timeout: 60, cwd, env })).trim();
}

const inside =
  (cwd: string): Attempt =>
  (argv, options) =>
    attempt(argv, { ...options, cwd, env });

/**
 * A repository in which `main` goes on after a branch left it, with GitHub's merge of the two checked out.
 * @returns the commits, and the variables of the job
 */
async function pullRequest(directory: string) {
  await git(directory, 'init', '--quiet', '--initial-branch=main', 'origin');
  const origin = join(directory, 'origin');
  await writeFiles(origin, {
    'kept.pod': '1',
    'changed.pod': '1',
    'gone.pod': '1',
    'ü b/x.pod': '1',
    'on-main.pod': '1',
  });
  await git(origin, 'add', '.');
  await git(origin, 'commit', '--quiet', '-m', 'base');
  const left = await git(origin, 'rev-parse', 'HEAD');
  await git(origin, 'switch', '--quiet', '--create', 'branch');
  await writeFiles(origin, {
    'changed.pod': '2',
    'ü b/x.pod': '2',
    'new.pod': '1',
    'link.pod': '-> kept.pod',
  });
  await rm(join(origin, 'gone.pod'));
  await git(origin, 'add', '.');
  await git(origin, 'commit', '--quiet', '-m', 'work');
  await git(origin, 'switch', '--quiet', 'main');
  await writeFiles(origin, { 'on-main.pod': '2' });
  await git(origin, 'commit', '--quiet', '-am', 'meanwhile');
  const base = await git(origin, 'rev-parse', 'HEAD');
  await git(origin, 'switch', '--quiet', '--detach');
  await git(origin, 'merge', '--quiet', '--no-ff', '-m', 'merge', 'branch');
  const merge = await git(origin, 'rev-parse', 'HEAD');
  await git(origin, 'update-ref', 'refs/pull/7/merge', merge);
  return { origin, left, base, merge };
}

/** Clones so deep, checks out what a job gets, and asks which of the files changed. */
async function ask(
  directory: string,
  { origin, base }: { origin: string; base: string },
  job: { depth?: number; ref: string; event?: object; variables?: Record<string, string> },
): Promise<string[]> {
  const clone = join(directory, 'clone');
  await mkdir(clone);
  await git(clone, 'init', '--quiet');
  const depth = job.depth === undefined ? [] : [`--depth=${job.depth}`];
  await git(clone, 'fetch', '--quiet', ...depth, `file://${origin}`, '+refs/*:refs/remotes/origin/*');
  const head = await git(clone, 'rev-parse', job.ref.replace('refs/', 'refs/remotes/origin/'));
  await git(clone, 'checkout', '--quiet', '--detach', head);
  const event = join(directory, 'event.json');
  await writeFiles(directory, {
    'event.json': JSON.stringify(job.event ?? { pull_request: { base: { sha: base } } }),
  });
  const variables = { GITHUB_EVENT_PATH: event, GITHUB_REF: job.ref, GITHUB_SHA: head, ...job.variables };
  const isChanged = await changedFiles(variables, inside(clone));
  const files = ['kept.pod', 'changed.pod', 'new.pod', 'ü b/x.pod', 'on-main.pod', 'link.pod', 'none.pod'];
  return files.filter((file) => isChanged?.(join(clone, file)));
}

const CHANGED = ['changed.pod', 'new.pod', 'ü b/x.pod', 'link.pod'];

describe('changedFiles', () => {
  test.each([
    ["GitHub's merge, in a whole clone", { ref: 'refs/pull/7/merge' }],
    ["GitHub's merge, two commits deep", { ref: 'refs/pull/7/merge', depth: 2 }],
    ['the branch, in a whole clone', { ref: 'refs/heads/branch' }],
  ])(
    'of %s are those that the branch changed',
    (_, job) =>
      inDirectory(async (directory) => {
        expect(await ask(directory, await pullRequest(directory), job)).toEqual(CHANGED);
      }),
    60_000,
  );

  test(
    'a merge queue has a base too',
    () =>
      inDirectory(async (directory) => {
        const pull = await pullRequest(directory);
        const event = { merge_group: { base_sha: pull.left } };
        expect(await ask(directory, pull, { ref: 'refs/heads/branch', event })).toEqual(CHANGED);
      }),
    60_000,
  );

  test.each([
    ['of another ref', {}],
    [
      "where another commit than the job's is checked out",
      { GITHUB_REF: 'refs/pull/7/merge', GITHUB_SHA: '0123' },
    ],
  ])(
    "a branch that ends in a merge of its own is not taken for GitHub's: %s",
    (_, variables) =>
      inDirectory(async (directory) => {
        const pull = await pullRequest(directory);
        await git(pull.origin, 'update-ref', 'refs/heads/merged', pull.merge);
        const event = { pull_request: { base: { sha: pull.left } } };
        const changed = await ask(directory, pull, { ref: 'refs/heads/merged', event, variables });
        expect(changed).toEqual(['changed.pod', 'new.pod', 'ü b/x.pod', 'on-main.pod', 'link.pod']);
      }),
    60_000,
  );

  test(
    'a clone that does not go back far enough is a mistake of the user, with its remedy',
    () =>
      inDirectory(async (directory) => {
        const pull = await pullRequest(directory);
        const error = await thrownBy(() => ask(directory, pull, { ref: 'refs/pull/7/merge', depth: 1 }));
        expect(error).toBeInstanceOf(UserError);
        expect(error.message).toMatch(
          /"changed-only" is true, .* set "fetch-depth: 0" for actions\/checkout$/,
        );
      }),
    60_000,
  );

  test('outside of a repository git has the last word', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'event.json': '{"pull_request": {"base": {"sha": "0123"}}}' });
      const variables = { GITHUB_EVENT_PATH: join(directory, 'event.json') };
      const error = await thrownBy(() => changedFiles(variables, inside(directory)));
      expect(error).toBeInstanceOf(UserError);
      expect(error.message).toContain('git cannot list the changed files: fatal: not a git repository');
    }));

  test.each([[undefined], ['{"after": "0123"}']])(
    'where there is no pull request there is no answer: %s',
    (event) =>
      inDirectory(async (directory) => {
        if (event !== undefined) await writeFiles(directory, { 'event.json': event });
        const variables = event === undefined ? {} : { GITHUB_EVENT_PATH: join(directory, 'event.json') };
        expect(await changedFiles(variables, inside(directory))).toBeUndefined();
      }),
  );
});
