import { join } from 'node:path';
import { conditions } from '../host/checks/index.js';
import { doctorChanges, fixHost, undoFixes } from '../host/doctor/doctor.js';
import { withEphemeralStorage } from '../host/doctor/dry-run.js';
import { type Examination, examine, isFit } from '../host/examine.js';
import { explainCheck } from '../host/explain.js';
import { type Host, type HostParts, localHost, thisUser } from '../host/host.js';
import { hostJson } from '../host/report/json.js';
import { hostText } from '../host/report/text.js';
import { UserError } from '../platform/errors.js';
import { type Log, stderrLog } from '../platform/log.js';
import type { HostChanges } from '../undo/host-changes.js';
import { command, selfOf } from './command.js';
import { choice, flag, text } from './options.js';
import type { Output } from './output.js';

const USAGE = `Usage: podman-registry doctor [--fix | --undo | --explain ID] [--all] [--format text|json]

Checks whether this machine can run rootless Podman: pods, Quadlet units, push and pull. Shows problems with their ID
and the fix. Changes nothing without --fix.

  --fix            fix problems that can be fixed safely; each change is recorded before it is made
  --undo           undo the changes of --fix
  --all            show every check, including passed ones
  --explain ID     explain a check, for example RP014
  --format FORMAT  text or json (every check with id, state, result and fix); default: text

Exit code: 0 no errors, 1 errors found, 2 usage error.
`;

/** Checks whether this machine can run rootless Podman: 0 if it can, 1 if it cannot. */
export const doctor = command({
  usage: USAGE,
  failure: 1,
  options: {
    fix: flag,
    undo: flag,
    explain: text,
    all: flag,
    format: choice('text', 'json'),
  },
  exclusive: [['fix', 'undo', 'explain']],
  run: async ({ values }, { output, actionRoot }) => {
    if (values.explain !== undefined) {
      output.stdout(explainCheck(values.explain, conditions, join(actionRoot, 'docs/checks')));
      return 0;
    }
    const changes = doctorChanges(thisUser());
    const log = stderrLog(output);
    const parts: HostParts = {
      log,
      self: selfOf(actionRoot),
      journal: changes.journal,
      exportVariable: (name, value) => {
        process.env[name] = value;
        log.info(`for this command only: ${name}=${value}`);
      },
    };
    if (values.undo) return undo(localHost(parts), changes, output);
    const examination = values.fix
      ? await fixHost(localHost(parts), changes)
      : await withEphemeralStorage(parts, (host) => examine(host, { fix: false }));
    output.stdout(show(examination, values), values.format);
    return isFit(examination.results) ? 0 : 1;
  },
});

interface Shown {
  /** Passed checks too. */
  readonly all: boolean;
  readonly format: 'text' | 'json';
}

function show({ results, duration }: Examination, { format, all }: Shown): string {
  return format === 'json'
    ? hostJson(results, duration)
    : hostText(results, { all, duration, user: thisUser().name });
}

async function undo(host: Host, changes: HostChanges, output: Output): Promise<number> {
  const log: Log = { ...host.log, info: (message) => output.stdout(`${message}\n`) };
  const result = await undoFixes(host, changes, log);
  if (result === 'incomplete') {
    throw new UserError(`some changes could not be undone; they are listed in ${changes.path}`);
  }
  if (result === 'nothing') output.stdout('nothing to undo: `doctor --fix` made no changes\n');
  return 0;
}
