import { type Context, decidingKey, sectionSpan } from '../rules/context.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, valueSpan } from '../syntax/unit-file.js';

/** What `SetWorkingDirectory=` gives a build. */
export interface WorkingDirectory {
  /** The context of the build, where it is given as such. */
  readonly context: string;
  /** `[Service] WorkingDirectory=` is set, or comes of it. */
  readonly set: boolean;
}

const URL = /^(?:https?|git:\/\/)|github\.com\/.+$/;

/** What the generator takes for a URL. */
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
          `SetWorkingDirectory=${value} is for .kube files: write "file", "unit" or a path`,
        );
      else checkOneYaml(context, member, entry);
      return { context: '', set: true };
    case 'file':
      if (!ofBuild && !context.behaviour.workingDirectoryFirst) {
        refuse(context, entry, `SetWorkingDirectory=${value} is for .build files: write "yaml" or "unit"`);
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
  refuse(context, entry, `SetWorkingDirectory= of a .kube file is "yaml" or "unit", not "${value}"`);
}

function checkOneYaml(context: Context, { unit, kind }: Member, entry: Entry): void {
  if (!context.behaviour.severalYaml) return;
  const count = unit.words(kind.section, 'Yaml').length;
  if (count > 1)
    refuse(context, entry, `SetWorkingDirectory=yaml needs one Yaml=, and there are ${count}: write "unit"`);
}

function fromFile(context: Context, member: Member, given: boolean): WorkingDirectory {
  const file = member.unit.value('Build', 'File');
  if (file === undefined && member.parses) {
    context.report(
      'PQ014',
      decidingKey(member, 'Build', 'SetWorkingDirectory'),
      'SetWorkingDirectory=file needs File=: add it',
    );
  }
  return { context: '', set: given || file === undefined || file !== '' };
}

function fromPath(value: string, given: boolean): WorkingDirectory {
  const relative = !value.startsWith('/') && !isUrl(value);
  // With a working directory of the service's own the context is forgotten.
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
      'a build needs a directory or a file: add SetWorkingDirectory=unit to build beside this file, or File=/PATH/Containerfile';
    context.report('PQ014', sectionSpan(member, 'Build'), message);
    return;
  }
  const specifier = context.behaviour.buildFileSpecifier && /^%(?!%)/.test(file);
  if (specifier || file.startsWith('/') || isUrl(file) || directory.set || entry === undefined) return;
  context.report(
    'PQ014',
    valueSpan(entry),
    `a relative File= needs a directory that it is relative to: add SetWorkingDirectory=unit, or write the whole path`,
  );
}
