import { parseArgs } from 'node:util';
import { UserError } from '../platform/errors.js';

export interface DoctorOptions {
  readonly action: 'check' | 'fix' | 'undo' | 'explain' | 'help';
  /** With `explain`: the id of a check. */
  readonly about: string;
  readonly format: 'text' | 'json';
  /** Every check, also what is as it should be. */
  readonly all: boolean;
}

export const DOCTOR_USAGE = `Usage: podman-registry doctor [--fix | --undo | --explain ID] [--all] [--format text|json]

Is this machine fit for rootless Podman: for a pod, for Quadlet units, for pushing and pulling? What is not as it should
be is shown with its id, what was found and what to do. Without --fix nothing is changed.

  --fix            puts right what can be put right narrowly; each change is written down before it is made
  --undo           takes back what --fix changed
  --all            shows every check
  --explain ID     tells about a check, RP014 or another
  --format FORMAT  text or json: every check with id, state, what was found, and the remedy; default: text

Exit code: 0 fit, 1 not fit, 2 wrong use.
`;

/** @throws UserError, or an error of parseArgs, when the arguments are wrong */
export function doctorOptions(args: readonly string[]): DoctorOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      fix: { type: 'boolean', default: false },
      undo: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      format: { type: 'string', default: 'text' },
      explain: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { fix, undo, all, format, help, explain } = values;
  if (format !== 'text' && format !== 'json') {
    throw new UserError(`--format is "${format}"; allowed: text, json`);
  }
  const wanted = [
    ...(fix ? ['fix' as const] : []),
    ...(undo ? ['undo' as const] : []),
    ...(explain === undefined ? [] : ['explain' as const]),
  ];
  if (wanted.length > 1) {
    throw new UserError(`${wanted.map((one) => `--${one}`).join(' and ')} exclude each other`);
  }
  return { action: help ? 'help' : (wanted[0] ?? 'check'), about: explain ?? '', format, all };
}
