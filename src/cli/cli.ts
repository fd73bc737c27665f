import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Terminal, terminal } from '../local/terminal.js';
import { formatCommand } from '../local/workflow-command.js';
import { describeError, UserError } from '../platform/errors.js';
import { inert } from '../platform/inert.js';
import type { Log } from '../platform/log.js';
import { describeUsage, isParseError } from './usage.js';

const USAGE = `Usage: podman-registry COMMAND

  start     runs the action on this machine, or in a throwaway one; see "podman-registry start --help"
  down      the same as "start --down"; with a NAME it removes a persistent registry
  status    shows the registries of this user; see "podman-registry status --help"
  logs      shows the last lines of a persistent registry
  gc        frees what no image of a persistent registry needs
  lint      checks Quadlet files; see "podman-registry lint --help"
  doctor    tells whether rootless Podman works on this machine; see "podman-registry doctor --help"
  generate  shows the units of Quadlet files and what changes; see "podman-registry generate --help"
  subid     gives users subordinate ids; see "podman-registry subid --help"
`;

const START_USAGE = `Usage: podman-registry start [OPTION...]

Starts the registry of the action on this machine, tests it and removes it again. Where rootless Podman cannot run here,
this happens in a throwaway Debian machine.

  --keep               leaves the registry up, and prints how to use it
  --down               stops and removes what "start" left: a registry that was kept, or all of a start that was killed
  --input NAME=VALUE   an input of the action; can be repeated
  --artifacts DIR      where the files of the run go; default: ./podman-registry-artifacts
  --here, --machine    run on this machine, or in a throwaway one, instead of choosing
  --profile            shows how long each command took
  --help               shows this text

From a checkout: npm start -- OPTION...
`;

/**
 * The same work from a terminal. What a command needs is loaded when it is called: to lint a file takes less time than
 * to load all else.
 * @param actionRoot the directory of action.yml
 * @returns the exit code: 0 done, 1 failed, 2 wrong use
 */
export async function cli(args: readonly string[], actionRoot: string): Promise<number> {
  if (args[0] === 'lint') return lint(args.slice(1), actionRoot);
  if (args[0] === 'generate') return generate(args.slice(1));
  if (args[0] === 'subid') return subid(args.slice(1), actionRoot);
  if (args[0] === 'doctor') return doctor(args.slice(1), actionRoot);
  const operators = operatorCommand(args);
  if (operators !== undefined) return operator(operators, args.slice(1), actionRoot);
  const colours = process.stdout.isTTY === true && !process.env.NO_COLOR;
  const screen = terminal((text) => process.stdout.write(text), colours);
  const [command, ...rest] = args;
  try {
    switch (command) {
      case 'start':
        return await startCommand(rest, actionRoot, screen);
      case 'down':
        return await down(screen);
      case 'help':
      case '--help':
        process.stdout.write(USAGE);
        return 0;
      default:
        process.stderr.write(USAGE);
        return 2;
    }
  } catch (thrown) {
    const wrongUse = isParseError(thrown);
    showError(screen, wrongUse ? describeUsage(thrown) : describeError(thrown));
    if (wrongUse) process.stderr.write(command === 'start' ? START_USAGE : USAGE);
    return wrongUse ? 2 : 1;
  }
}

async function lint(args: readonly string[], actionRoot: string): Promise<number> {
  const { lintCommand, processOutput } = await import('./lint.js');
  return lintCommand(args, actionRoot, processOutput(process.env));
}

async function generate(args: readonly string[]): Promise<number> {
  const { generateCommand, processOutput } = await import('../chunks/generate.js');
  return generateCommand(args, processOutput(process.env));
}

async function doctor(args: readonly string[], actionRoot: string): Promise<number> {
  const { doctorCommand, processOutput } = await import('../chunks/terminal.js');
  const { stdout, stderr } = processOutput(process.env);
  return doctorCommand(args, actionRoot, { out: stdout, err: stderr });
}

async function subid(args: readonly string[], actionRoot: string): Promise<number> {
  const { subidCommand, processOutput } = await import('../chunks/terminal.js');
  return subidCommand(args, [process.execPath, join(actionRoot, 'dist/cli.js')], processOutput(process.env));
}

const OPERATORS = ['status', 'logs', 'gc', 'down'] as const;

/** Without a NAME, `down` takes away what `start --keep` left up. */
function operatorCommand([command, ...rest]: readonly string[]) {
  if (command === 'down' && rest.length === 0) return undefined;
  return OPERATORS.find((one) => one === command);
}

async function operator(command: (typeof OPERATORS)[number], args: readonly string[], actionRoot: string) {
  const { persistentCommand, processOutput } = await import('../chunks/terminal.js');
  const self = [process.execPath, join(actionRoot, 'dist/cli.js')];
  return persistentCommand(command, args, self, processOutput(process.env));
}

function showError(screen: Terminal, message: string): void {
  screen.show(formatCommand('error', message));
}

async function startCommand(args: readonly string[], actionRoot: string, screen: Terminal): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      input: { type: 'string', multiple: true, default: [] },
      keep: { type: 'boolean', default: false },
      down: { type: 'boolean', default: false },
      here: { type: 'boolean', default: false },
      machine: { type: 'boolean', default: false },
      artifacts: { type: 'string', default: 'podman-registry-artifacts' },
      profile: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      // For the start in a machine, whose result the start on the host shows.
      result: { type: 'string' },
    },
  });
  const { keep, artifacts, profile, result } = values;
  if (values.help) {
    process.stdout.write(START_USAGE);
    return 0;
  }
  if (values.keep && values.down) throw new UserError('use either --keep or --down');
  if (values.here && values.machine) throw new UserError('use either --here or --machine');
  if (values.down) return down(screen);
  const where = values.here ? 'here' : values.machine ? 'machine' : 'auto';
  const inputs = Object.fromEntries(values.input.map(parseInput));
  const { start } = await import('../chunks/terminal.js');
  return start({ actionRoot, inputs, keep, where, artifacts, profile, result }, screen, terminalLog(screen));
}

function parseInput(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new UserError(`--input is "${text}"; allowed: NAME=VALUE`);
  return [text.slice(0, at), text.slice(at + 1)];
}

async function down(screen: Terminal): Promise<number> {
  const { down: stop } = await import('../chunks/terminal.js');
  return stop(screen);
}

function terminalLog(screen: Terminal): Log {
  return {
    // The screen reads lines as the runner does, and a message is no command.
    info: (message) => screen.show(inert(message)),
    warning: (message) => screen.show(formatCommand('warning', message)),
    error: (message) => showError(screen, message),
    group: async (title, work) => {
      screen.show(formatCommand('group', title));
      try {
        return await work();
      } finally {
        screen.show('::endgroup::');
      }
    },
    mask: (secret) => screen.show(formatCommand('add-mask', secret)),
  };
}
