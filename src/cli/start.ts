import { down } from '../local/down.js';
import { start as startAction } from '../local/start.js';
import { terminal } from '../local/terminal.js';
import { UserError } from '../platform/errors.js';
import { command } from './command.js';
import { flag, hidden, type Option, text } from './options.js';

export const inputs: Option<Readonly<Record<string, string>>> = {
  takesValue: true,
  read: (given, name) =>
    Object.fromEntries(
      given.map((value) => {
        const at = value.indexOf('=');
        if (at < 1) throw new UserError(`${name} is "${value}"; use NAME=VALUE`);
        return [value.slice(0, at), value.slice(at + 1)];
      }),
    ),
};

/** Runs the action on this machine, or in a temporary one. */
export const start = command({
  usage: `Usage: podman-registry start [OPTION…]

Starts the registry of the action on this machine, tests it and removes it. If rootless Podman cannot run here, uses a
temporary Debian machine.

  --keep               keep the registry running, and print how to use it
  --down               stop and remove a registry of --keep, or leftovers of a start that was killed
  --input NAME=VALUE   set an input of the action; can be repeated
  --artifacts DIR      directory for the files of the run; default: ./podman-registry-artifacts
  --here, --machine    always run on this machine, or always in a temporary one
  --profile            show how long each command took
  --help               show this help

From a checkout: npm start -- OPTION…

Exit code: 0 success, 1 failure, 2 usage error.
`,
  failure: 1,
  options: {
    input: inputs,
    keep: flag,
    down: flag,
    here: flag,
    machine: flag,
    artifacts: text,
    profile: flag,
    // For the start in a machine: the start on the host shows its result.
    result: hidden(text),
  },
  exclusive: [
    ['keep', 'down'],
    ['here', 'machine'],
  ],
  run: async ({ values }, { output, actionRoot }) => {
    const screen = terminal(output);
    if (values.down) return down(screen);
    const { input, keep, here, machine, artifacts = 'podman-registry-artifacts', profile, result } = values;
    const where = here ? 'here' : machine ? 'machine' : 'auto';
    return startAction({ actionRoot, inputs: input, keep, where, artifacts, profile, result }, screen);
  },
});
