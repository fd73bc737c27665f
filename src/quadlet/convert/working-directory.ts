import { type Context, decidingKey, sectionSpan } from '../rules/context.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, valueSpan } from '../syntax/unit-file.js';

/** The result of `SetWorkingDirectory=` for a build. */
export interface WorkingDirectory {
  /** The context of the build, if set explicitly. */
  readonly context: string;
  /** Whether `[Service] WorkingDirectory=` is set, by the unit or by the generator. */
  readonly set: boolean;
}

const URL = /^(?:https?|git:\/\/)|github\.com\/.+$/;

/** Whether the generator treats a text as a URL. */
function isUrl(text: string): boolean {
  return URL.test(text);
}

/** `SetWorkingDirectory=` of kubes and builds (`handleSetWorkingDirectory`). */
export function checkWorkingDirectory(context: Context, member: Member): WorkingDirectory {
  const { unit, kind } = member;
  const given = Boolean(unit.value('Service', 'WorkingDirectory'));
  const entry = unit.last(kind.section, 'SetWorkingDirectory');
  const value = entry === undefined ? '' : unit.unquoted(entry);
  if (entry === undefined || value === '' || (given && context.behaviour.workingDirectoryFirst)) {
    return { context: '', set: given };
  }
  const ofBuild = kind.extension === '.build';
  switch (value.toLowerCase()) {
    case 'yaml':
      if (ofBuild)
        refuse(
          context,
          entry,
          `SetWorkingDirectory=${value} is only valid in .kube files; use "file", "unit" or a path`,
        );
      else checkOneYaml(context, member, entry);
      return { context: '', set: true };
    case 'file':
      if (!ofBuild && !context.behaviour.workingDirectoryFirst) {
        refuse(
          context,
          entry,
          `SetWorkingDirectory=${value} is only valid in .build files; use "yaml" or "unit"`,
        );
      } else if (!ofBuild) refuseUnknown(context, entry, value);
      else return fromFile(context, member, given);
      return { context: '', set: true };
    case 'unit':
      return { context: '', set: true };
    default:
      if (!ofBuild) refuseUnknown(context, entry, value);
      return ofBuild ? fromPath(value, given) : { context: '', set: true };
  }
}

function refuse(context: Context, entry: Entry, message: string): void {
  context.report('PQ015', valueSpan(entry), message);
}

function refuseUnknown(context: Context, entry: Entry, value: string): void {
  refuse(context, entry, `SetWorkingDirectory=${value} is not valid in a .kube file; use "yaml" or "unit"`);
}

function checkOneYaml(context: Context, { unit, kind }: Member, entry: Entry): void {
  if (!context.behaviour.severalYaml) return;
  const count = unit.words(kind.section, 'Yaml').length;
  if (count > 1)
    refuse(
      context,
      entry,
      `SetWorkingDirectory=yaml requires a single Yaml=, and there are ${count}; use "unit"`,
    );
}

function fromFile(context: Context, member: Member, given: boolean): WorkingDirectory {
  const file = member.unit.value('Build', 'File');
  if (file === undefined && member.parses) {
    context.report(
      'PQ014',
      decidingKey(member, 'Build', 'SetWorkingDirectory'),
      'SetWorkingDirectory=file requires File=; add it',
    );
  }
  return { context: '', set: given || file === undefined || file !== '' };
}

function fromPath(value: string, given: boolean): WorkingDirectory {
  const relative = !value.startsWith('/') && !isUrl(value);
  // The generator drops the context if the service sets a working directory.
  if (relative && given) return { context: '', set: true };
  return { context: value, set: given || relative };
}

/** `File=` and the working directory of builds. */
export function checkBuildContext(context: Context, member: Member): void {
  const { unit } = member;
  const directory = checkWorkingDirectory(context, member);
  const entry = unit.last('Build', 'File');
  const file = entry === undefined ? '' : unit.unquoted(entry);
  if (!member.parses || directory.context !== '') return;
  if (!directory.set && file === '') {
    const message =
      'the build has no context; add SetWorkingDirectory=unit to build in the directory of this file, or File=/PATH/Containerfile';
    context.report('PQ014', sectionSpan(member, 'Build'), message);
    return;
  }
  const specifier = context.behaviour.buildFileSpecifier && /^%(?!%)/.test(file);
  if (specifier || file.startsWith('/') || isUrl(file) || directory.set || entry === undefined) return;
  context.report(
    'PQ014',
    valueSpan(entry),
    'a relative File= requires a working directory; add SetWorkingDirectory=unit, or use an absolute path',
  );
}
