import { extensionOf, UNIT_KINDS } from '../catalogue/keys.js';
import type { Mode } from '../finding.js';
import { firstLine, type ParsedFiles } from '../set/parsed-files.js';
import type { SourceDirectory } from '../set/source-tree.js';
import type { Context } from './context.js';
import type { Rule, SetFiles } from './rule.js';

export const wrongDirectory: Rule = {
  code: 'PQ115',
  name: 'wrong-directory',
  severity: 'warning',
  summary: 'The file is in a directory that Quadlet does not read.',
  explanation:
    'The generator only reads these directories: `/etc/containers/systemd`, `/run/containers/systemd` and ' +
    '`/usr/share/containers/systemd` for the system, `~/.config/containers/systemd` and ' +
    '`/etc/containers/systemd/users` for users. The directories of systemd, such as `~/.config/systemd/user`, are ' +
    'for units that systemd can read itself. A file in the wrong directory causes no error: there is simply no ' +
    'service, and no drop-in. Move the file. The directory `/usr/share/containers/systemd/users` is for users only ' +
    'from Podman 6.0 on, and in all versions the system generator also reads it: it skips ' +
    '`/etc/containers/systemd/users`, but not this one.',
  sources: ['pkg/systemd/quadlet/unitdirs.go, GetUnitDirs', 'podman-systemd.unit(5)'],
  checkSet: checkDirectories,
};

function checkDirectories(context: Context, { tree, parsed }: SetFiles): void {
  for (const directory of tree.directories) checkDirectory(context, directory, parsed);
}

interface Directory {
  readonly pattern: RegExp;
  readonly mode?: Mode;
  readonly hint: string;
  /** Where the files belong, if the hint does not say it. */
  readonly home?: string;
}

const DIRECTORIES: readonly Directory[] = [
  {
    pattern: /(?:^|\/)usr\/share\/containers\/systemd\/users(?:\/|$)/,
    hint: 'the system manager also reads this directory and runs its units as root',
    home: '/etc/containers/systemd/users',
  },
  {
    pattern: /(?:^|\/)usr\/share\/containers\/systemd(?:\/|$)/,
    mode: 'user',
    hint: 'this directory is for the system manager; lint it with mode system, or use /etc/containers/systemd/users',
  },
  {
    pattern: /(?:^|\/)(?<!containers\/)systemd\/(?:user|system)(?:\/|$)/,
    hint: 'only systemd reads this directory, and it ignores Quadlet files',
  },
  {
    pattern: /(?:^|\/)usr\/etc\/containers\/systemd(?:\/|$)/,
    hint: 'the generator does not read /usr/etc',
  },
  {
    pattern: /(?:^|\/)(?:\.config|etc)\/containers\/(?!systemd(?:\/|$))/,
    hint: 'the generator only reads containers/systemd',
  },
  {
    pattern: /(?:^|\/)(?:home\/[^/]+|~|root)\/containers\/systemd(?:\/|$)/,
    hint: 'in a home directory the generator reads .config/containers/systemd',
  },
  {
    pattern: /(?:^|\/)etc\/containers\/systemd(?!\/users)(?:\/|$)/,
    mode: 'user',
    hint: 'this directory is for the system manager; lint it with mode system, or use its subdirectory users',
  },
  {
    pattern: /(?:^|\/)etc\/containers\/systemd\/users(?:\/|$)/,
    mode: 'system',
    hint: 'this directory is for user managers; lint it with mode user',
  },
  {
    pattern: /(?:^|\/)\.config\/containers\/systemd(?:\/|$)/,
    mode: 'system',
    hint: 'this directory is for a user manager; lint it with mode user',
  },
];

function checkDirectory(context: Context, directory: SourceDirectory, files: ParsedFiles): void {
  const known = DIRECTORIES.find(
    ({ pattern, mode }) => (mode === undefined || mode === context.mode) && pattern.test(directory.path),
  );
  const isDropIns = known?.mode === undefined && DROP_INS.test(directory.path);
  const entry = directory.entries.find(
    ({ name, content, within }) =>
      content !== undefined &&
      within === undefined &&
      (UNIT_KINDS.has(extensionOf(name)) || (isDropIns && name.endsWith('.conf'))),
  );
  if (known === undefined || entry === undefined) return;
  const home = context.mode === 'user' ? '~/.config/containers/systemd' : '/etc/containers/systemd';
  const where = known.mode === undefined ? `; move the files to ${known.home ?? home}` : '';
  context.report('PQ115', firstLine(files, directory, entry), `${known.hint}${where}`);
}

/** A directory of drop-ins for files of Quadlet. */
const DROP_INS = /[./](?:artifact|build|container|image|kube|network|pod|volume)\.d$/;
