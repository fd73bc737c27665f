import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
import { type Context, decidingKey, sectionSpan } from './context.js';
import { checkWorkingDirectory, isUrl } from './PQ015-working-directory.js';
import type { Rule } from './rule.js';

export const buildContext: Rule = {
  code: 'PQ014',
  name: 'build-context',
  severity: 'error',
  summary: 'A build has no context directory.',
  explanation:
    'A build needs a context directory or a file. Without both the generator reports `neither ' +
    'SetWorkingDirectory, nor File key specified`; for a relative `File=` alone `relative path in File key ' +
    'requires SetWorkingDirectory key to be set`; and for `SetWorkingDirectory=file` alone `no File key ' +
    'specified`. A URL, an absolute path and `[Service] WorkingDirectory=` count as a context; from Podman 5.7 on ' +
    'so does a `File=` that starts with a specifier. Usually `SetWorkingDirectory=unit` is right, the directory ' +
    'of the `.build` file.',
  sources: ['pkg/systemd/quadlet/quadlet.go, ConvertBuild', 'podman-systemd.unit(5), SetWorkingDirectory='],
};

/** `File=` and the working directory of builds (`ConvertBuild`). */
export function checkBuildContext(context: Context, member: Member): void {
  const { unit } = member;
  const directory = checkWorkingDirectory(context, member);
  if (!member.parses || directory.context !== '') return;
  if (directory.noFile) {
    const span = decidingKey(member, 'Build', 'SetWorkingDirectory');
    context.report('PQ014', span, 'SetWorkingDirectory=file requires File=; add it');
    return;
  }
  const entry = unit.last('Build', 'File');
  const file = entry === undefined ? '' : unit.unquoted(entry);
  if (!directory.set && file === '') {
    const message =
      'the build has no context; add SetWorkingDirectory=unit to build in the directory of this file, or File=/PATH/Containerfile';
    context.report('PQ014', sectionSpan(member, 'Build'), message);
    return;
  }
  const specifier = context.behaviour.buildFileSpecifier && /^%(?!%)/.test(file);
  if (specifier || file.startsWith('/') || isUrl(file) || directory.set || entry === undefined) return;
  const message =
    'a relative File= requires a working directory; add SetWorkingDirectory=unit, or use an absolute path';
  context.report('PQ014', valueSpan(entry), message);
}
