import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { attempt, run } from '../../../../src/platform/exec.js';
import { gitHere } from '../../../../src/platform/git.js';
import { baseCommit, type Variables } from '../../../../src/quadlet/generate/base/base-commit.js';
import { recordingAttempt } from '../../../fakes.js';
import { inDirectory, thrownBy } from '../../../registry/fakes.js';

const WORKFLOW = { GITHUB_ACTIONS: 'true' };
const TERMINAL = {};

/** A repository of two commits in `full`, and a shallow clone of it in `shallow`. */
async function repositories(directory: string): Promise<void> {
  const full = join(directory, 'full');
  mkdirSync(join(directory, 'none'));
  const git = (...args: string[]) =>
    run(['git', '-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { timeout: 30, cwd: directory });
  await git('init', '--quiet', full);
  for (const message of ['one', 'two']) {
    await git('-C', full, 'commit', '--quiet', '--allow-empty', `--message=${message}`);
  }
  await git('clone', '--quiet', '--depth=1', `file://${full}`, join(directory, 'shallow'));
}

async function refusal(place: string, named: string | undefined, variables: Variables): Promise<string> {
  const git = (...args: string[]) =>
    attempt(['git', ...args], {
      timeout: 30,
      cwd: place,
      env: { LC_ALL: 'C', GIT_CEILING_DIRECTORIES: place },
    });
  return (await thrownBy(() => baseCommit(named, variables, git))).message;
}

describe('a base that cannot be had is explained', () => {
  test.each<[where: string, place: string, variables: Variables, message: RegExp]>([
    [
      'on a terminal outside of a repository',
      'none',
      TERMINAL,
      /^\S+ is not in a git repository: run the command in one, or use --base DIRECTORY$/,
    ],
    [
      'in a workflow without a checkout',
      'none',
      WORKFLOW,
      /^\S+ is not in a git repository: run actions\/checkout before this step, or set "base-path"$/,
    ],
    [
      'on a terminal',
      'full',
      TERMINAL,
      /^this repository has no commit, branch or tag "nosuch"; check the name, or fetch it$/,
    ],
    [
      'in a workflow with the whole history',
      'full',
      WORKFLOW,
      /^this repository has no commit, branch or tag "nosuch"; check the name, or fetch it$/,
    ],
    [
      'on a terminal in a shallow clone',
      'shallow',
      TERMINAL,
      /^the base "nosuch" is not in this shallow clone; run: git fetch --unshallow$/,
    ],
    [
      'in a workflow with a shallow clone',
      'shallow',
      WORKFLOW,
      /^the base "nosuch" is not in the clone; set "fetch-depth: 0" for actions\/checkout, or fetch it$/,
    ],
  ])('%s', (_, place, variables, message) =>
    inDirectory(async (directory) => {
      await repositories(directory);
      expect(await refusal(join(directory, place), 'nosuch', variables)).toMatch(message);
    }),
  );

  test.each<[where: string, place: string, message: RegExp]>([
    [
      'in a shallow clone',
      'shallow',
      /^the clone does not contain the base of the pull request; set "fetch-depth: 0" for actions\/checkout$/,
    ],
    ['without a checkout', 'none', /^\S+ is not in a git repository: run actions\/checkout before this step/],
  ])('in a pull request %s', (_, place, message) =>
    inDirectory(async (directory) => {
      await repositories(directory);
      const event = join(directory, 'event.json');
      const sha = (
        await run(['git', 'rev-parse', 'HEAD^'], { timeout: 30, cwd: join(directory, 'full') })
      ).trim();
      writeFileSync(event, JSON.stringify({ pull_request: { base: { sha } } }));
      const variables = { ...WORKFLOW, GITHUB_EVENT_PATH: event };
      expect(await refusal(join(directory, place), undefined, variables)).toMatch(message);
    }),
  );

  test.each([
    [127, 'timeout: failed to run', 'git is not installed; it is needed to compare with a commit'],
    [
      128,
      "fatal: detected dubious ownership in repository at '/r'",
      "git cannot read the repository: fatal: detected dubious ownership in repository at '/r'",
    ],
  ])('git that ends with %i', async (exitCode, stderr, message) => {
    const { attempt: refusing } = recordingAttempt(() => ({ exitCode, stderr }));
    const error = await thrownBy(() => baseCommit('main', TERMINAL, gitHere(refusing)));
    expect(error.message).toBe(message);
  });
});
