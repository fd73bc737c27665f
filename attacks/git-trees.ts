import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A clone whose configuration names programs for git to run. */
export interface GitAttack {
  readonly name: string;
  /**
   * Lines of .git/config.
   * @param program the one that must not be run
   */
  readonly config: (program: string) => string;
}

/** By an attribute of every file, as `.gitattributes` gives it. */
const ATTRIBUTES = '* filter=evil diff=evil merge=evil\n';

export const GIT_ATTACKS: readonly GitAttack[] = [
  { name: 'fsmonitor', config: (program) => `[core]\nfsmonitor = ${program}\n` },
  { name: 'hooks', config: (program) => `[core]\nhooksPath = ${join(program, '..')}\n` },
  {
    name: 'filters',
    config: (program) => `[filter "evil"]\nclean = ${program}\nsmudge = ${program}\nrequired = true\n`,
  },
  { name: 'a filter that stays', config: (program) => `[filter "evil"]\nprocess = ${program}\n` },
  {
    name: 'an external diff',
    config: (program) => `[diff]\nexternal = ${program}\n[diff "evil"]\ncommand = ${program}\n`,
  },
  { name: 'a conversion to text', config: (program) => `[diff "evil"]\ntextconv = ${program}\n` },
  {
    name: 'a pager and an editor',
    config: (program) =>
      `[core]\npager = ${program}\neditor = ${program}\n[pager]\ndiff = ${program}\nlog = ${program}\n`,
  },
  {
    name: 'ssh, a proxy and credentials',
    config: (program) =>
      `[core]\nsshCommand = ${program}\ngitProxy = ${program}\naskPass = ${program}\n[credential]\nhelper = !${program}\n[remote "origin"]\nurl = ext::${program}\nfetch = +refs/heads/*:refs/remotes/origin/*\npromisor = true\n[protocol "ext"]\nallow = always\n[extensions]\npartialClone = origin\n`,
  },
  {
    name: 'other aliases',
    config: (program) =>
      `[alias]\ndiff = !${program}\nls-tree = !${program}\nrestore = !${program}\nrev-parse = !${program}\n`,
  },
];

const HOOKS = [
  'post-checkout',
  'post-index-change',
  'reference-transaction',
  'fsmonitor-watchman',
  'pre-commit',
];
/** Lies beside the clone once git has run what the configuration names. */
export const GIT_MARKER = 'git-ran';

/**
 * Makes a clone with two commits, and its hostile configuration.
 * @param beside where its programs and the marker go
 * @returns the first commit
 */
export function makeGitTree(
  { config }: GitAttack,
  checkout: string,
  beside: string,
): { readonly base: string } {
  const marker = join(beside, GIT_MARKER);
  const hooks = join(beside, 'hooks');
  mkdirSync(hooks, { recursive: true });
  const program = join(hooks, 'program');
  for (const path of [program, ...HOOKS.map((hook) => join(hooks, hook))]) {
    writeFileSync(path, `#!/bin/sh\ntouch '${marker}'\ncat\n`);
    chmodSync(path, 0o755);
  }
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], {
      cwd: checkout,
      encoding: 'utf8',
      timeout: 30_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  mkdirSync(join(checkout, 'q'), { recursive: true });
  git('init', '--quiet');
  writeFileSync(join(checkout, '.gitattributes'), ATTRIBUTES);
  writeFileSync(join(checkout, 'q/.gitattributes'), ATTRIBUTES);
  writeFileSync(join(checkout, 'q/a.volume'), '[Volume]\nLabel=a=b\n');
  git('add', '.');
  git('commit', '--quiet', '--message=one');
  const base = git('rev-parse', 'HEAD');
  writeFileSync(join(checkout, 'q/a.volume'), '[Volume]\nLabel=a=c\n');
  git('commit', '--quiet', '--all', '--message=two');
  appendFileSync(join(checkout, '.git/config'), config(program));
  mkdirSync(join(checkout, '.git/info'), { recursive: true });
  writeFileSync(join(checkout, '.git/info/attributes'), ATTRIBUTES);
  return { base };
}
