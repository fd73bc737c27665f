import type { Member } from '../set/unit-set.js';
import { type Entry, valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const workingDirectory: Rule = {
  code: 'PQ015',
  name: 'working-directory',
  severity: 'error',
  summary: 'SetWorkingDirectory= has a value that is not valid for this kind of file.',
  explanation:
    '`SetWorkingDirectory=` accepts `yaml` and `unit` in a `.kube` file, and `file`, `unit`, a path or a URL in a ' +
    '`.build` file. For other values the generator reports `SetWorkingDirectory=file is only supported in .build ' +
    'files`, or `unsupported value for WorkingDirectory: …`. From Podman 5.7 on a `.kube` file can have several ' +
    '`Yaml=`, and then `yaml` is not allowed: `SetWorkingDirectory=yaml is only supported when a single Yaml key ' +
    'is provided`. Use one of the valid values, or set `[Service] WorkingDirectory=`.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, handleSetWorkingDirectory',
    'podman-systemd.unit(5), SetWorkingDirectory=',
  ],
};

/** What a build or a kube gets from `SetWorkingDirectory=`. */
export interface WorkingDirectory {
  /** The context of the build, if set explicitly. */
  readonly context: string;
  /** Whether `[Service] WorkingDirectory=` is set, by the unit or by the generator. */
  readonly set: boolean;
  /** `SetWorkingDirectory=file` is set without `File=`. */
  readonly noFile?: boolean;
}

/** `SetWorkingDirectory=` of kubes and builds (`handleSetWorkingDirectory`). */
export function checkWorkingDirectory(context: Context, member: Member): WorkingDirectory {
  const { unit, kind } = member;
  const { workingDirectoryFirst } = context.behaviour;
  const given = Boolean(unit.value('Service', 'WorkingDirectory'));
  const entry = unit.last(kind.section, 'SetWorkingDirectory');
  const value = entry === undefined ? '' : unit.unquoted(entry);
  if (entry === undefined || value === '' || (given && workingDirectoryFirst)) {
    return { context: '', set: given };
  }
  const ofBuild = kind.extension === '.build';
  const word = value.toLowerCase();
  if (word === 'file' && ofBuild) return fromFile(member, given);
  if (word === 'yaml' && ofBuild) {
    report(
      context,
      entry,
      `SetWorkingDirectory=${value} is only valid in .kube files; use "file", "unit" or a path`,
    );
  } else if (word === 'yaml') checkSingleYaml(context, member, entry);
  else if (word === 'file' && !workingDirectoryFirst) {
    report(
      context,
      entry,
      `SetWorkingDirectory=${value} is only valid in .build files; use "yaml" or "unit"`,
    );
  } else if (word !== 'unit') {
    if (ofBuild) return fromPath(value, given);
    report(context, entry, `SetWorkingDirectory=${value} is not valid in a .kube file; use "yaml" or "unit"`);
  }
  return { context: '', set: true };
}

function report(context: Context, entry: Entry, message: string): void {
  context.report('PQ015', valueSpan(entry), message);
}

function checkSingleYaml(context: Context, { unit, kind }: Member, entry: Entry): void {
  const count = context.behaviour.severalYaml ? unit.words(kind.section, 'Yaml').length : 1;
  if (count > 1)
    report(
      context,
      entry,
      `SetWorkingDirectory=yaml requires a single Yaml=, and there are ${count}; use "unit"`,
    );
}

function fromFile({ unit }: Member, given: boolean): WorkingDirectory {
  const file = unit.value('Build', 'File');
  return { context: '', set: given || file !== '', noFile: file === undefined };
}

function fromPath(value: string, given: boolean): WorkingDirectory {
  const relative = !value.startsWith('/') && !isUrl(value);
  // The generator drops the context if the service sets a working directory.
  if (relative && given) return { context: '', set: true };
  return { context: value, set: given || relative };
}

/** Whether the generator treats a text as a URL. */
export function isUrl(text: string): boolean {
  return /^(?:https?|git:\/\/)|github\.com\/.+$/.test(text);
}
