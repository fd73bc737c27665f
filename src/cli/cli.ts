import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Context } from './command.js';
import { suggestion, UsageError } from './options.js';
import { type Output, processOutput } from './output.js';

const COMMANDS = {
  start: 'start a test registry on this machine, or in a temporary one',
  down: 'stop a registry kept by "start"; with NAME, remove a persistent registry',
  status: 'show the registries of this user',
  login: 'log in to a persistent registry',
  logs: 'show the last log lines of a registry',
  gc: 'delete what no image of a persistent registry needs',
  upgrade: 'update the images of a persistent registry',
  export: 'write images of a registry to an OCI layout or archive',
  lint: 'check Quadlet files',
  doctor: 'check whether rootless Podman works on this machine',
  generate: 'show the systemd units of Quadlet files, and changes in them',
  subid: 'assign subordinate IDs to users',
} as const;
export type CommandName = keyof typeof COMMANDS;

/** Each command is loaded when it is called, because loading all of them takes longer than linting a file. */
export type Commands = Readonly<Record<CommandName, () => Promise<Command>>>;

const NAMES = Object.keys(COMMANDS) as CommandName[];

const USAGE = `Usage: podman-registry COMMAND [OPTION…]

${NAMES.map((name) => `  ${name.padEnd(8)}  ${COMMANDS[name]}\n`).join('')}
  help COMMAND, COMMAND --help  show the help of a command
  --version                     show the version
`;

/**
 * The command line.
 * @param actionRoot the directory of action.yml
 * @returns the exit code: 0 success, 1 failure, 2 usage error; if 1 means findings, failures are 2 too
 */
export async function cli(
  args: readonly string[],
  actionRoot: string,
  commands: Commands,
  output: Output = processOutput(process.env),
): Promise<number> {
  const [word, ...rest] = args;
  switch (word) {
    case undefined:
      output.stderr(USAGE);
      return 2;
    case '--help':
    case '-h':
      output.stdout(USAGE);
      return 0;
    case '--version':
    case 'version':
      output.stdout(`podman-registry ${versionOf(actionRoot)}\n`);
      return 0;
    case 'help':
      return help(rest[0], commands, output);
  }
  const name = NAMES.find((one) => one === word);
  if (name === undefined) return unknown(word, output);
  return call(name, await commands[name](), rest, { output, actionRoot });
}

/** Runs one command, and prints its errors. */
export async function call(
  name: string,
  command: Command,
  args: readonly string[],
  context: Context,
): Promise<number> {
  const { stderr } = context.output;
  try {
    return await command.run(args, context);
  } catch (thrown) {
    if (thrown instanceof UsageError) {
      stderr(`error: ${thrown.message}\nSee: podman-registry ${name} --help\n`);
      return 2;
    }
    stderr(`error: ${await command.explain(thrown)}\n`);
    return command.failure;
  }
}

async function help(word: string | undefined, commands: Commands, output: Output): Promise<number> {
  const name = NAMES.find((one) => one === word);
  if (word !== undefined && name === undefined) return unknown(word, output);
  output.stdout(name === undefined ? USAGE : (await commands[name]()).usage);
  return 0;
}

function unknown(word: string, { stderr }: Output): number {
  const [kind, names] = word.startsWith('-') ? ['option', ['--help', '--version']] : ['command', NAMES];
  stderr(`error: unknown ${kind} "${word}"${suggestion(word, names)}\nSee: podman-registry --help\n`);
  return 2;
}

function versionOf(actionRoot: string): string {
  return JSON.parse(readFileSync(join(actionRoot, 'package.json'), 'utf8')).version;
}
