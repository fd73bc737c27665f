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
        if (at < 1) throw new UserError(`${name} is "${value}"; allowed: NAME=VALUE`);
        return [value.slice(0, at), value.slice(at + 1)];
      }),
    ),
};

/** Runs the action on this machine, or in a throwaway one. */
export const start = command({
  usage: `Usage: podman-registry start [OPTION…]

Starts the registry of the action on this machine, tests it and removes it again. Where rootless Podman cannot run here,
this happens in a throwaway Debian machine.

  --keep               leaves the registry up, and prints how to use it
  --down               stops and removes what "start" left: a registry that was kept, or all of a start that was killed
  --input NAME=VALUE   an input of the action; can be repeated
  --artifacts DIR      where the files of the run go; default: ./podman-registry-artifacts
  --here, --machine    run on this machine, or in a throwaway one, instead of choosing
  --profile            shows how long each command took
  --help               shows this text

From a checkout: npm start -- OPTION…

Exit code: 0 done, 1 failed, 2 wrong use.
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
    // For the start in a machine, whose result the start on the host shows.
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
