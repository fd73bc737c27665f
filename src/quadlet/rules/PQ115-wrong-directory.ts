import { extensionOf, UNIT_KINDS } from '../catalogue/keys.js';
import type { Mode } from '../finding.js';
import { firstLine, type ParsedFiles } from '../set/parsed-files.js';
import { managerOf } from '../set/search-directories.js';
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
    'from Podman 6.0 on, and `/run/containers/systemd/users` never is; the system generator reads both: it skips ' +
    '`/etc/containers/systemd/users`, but not these.',
  sources: ['pkg/systemd/quadlet/unitdirs.go, GetUnitDirs', 'podman-systemd.unit(5)'],
  checkSet: checkDirectories,
};

function checkDirectories(context: Context, { tree, parsed }: SetFiles): void {
  for (const directory of tree.directories) checkDirectory(context, directory, parsed);
}

/** A directory that the generator does not read, or not for whom it seems to be. */
interface Misplaced {
  readonly pattern: RegExp;
  readonly hint: string;
  /** Where the files belong, if not in the usual directory. */
  readonly home?: string;
}

const USERS = '/etc/containers/systemd/users';

const MISPLACED: readonly Misplaced[] = [
  {
    pattern: /(?:^|\/)usr\/share\/containers\/systemd\/users(?:\/|$)/,
    hint: 'the system manager also reads this directory and runs its units as root',
    home: USERS,
  },
  {
    pattern: /(?:^|\/)run\/containers\/systemd\/users(?:\/|$)/,
    hint: 'only the system manager reads this directory, and it runs its units as root',
    home: USERS,
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
];

/** By the manager that reads the directory, for the other one. */
const OTHER_MANAGER: Readonly<Record<Mode, string>> = {
  system: `this directory is for the system manager; lint it with mode system, or use ${USERS}`,
  user: 'this directory is for user managers; lint it with mode user',
};

function checkDirectory({ mode, report }: Context, directory: SourceDirectory, files: ParsedFiles): void {
  const { path } = directory;
  const misplaced = MISPLACED.find(({ pattern }) => pattern.test(path));
  const manager = managerOf(path);
  if (misplaced === undefined && (manager === undefined || manager === mode)) return;
  const isDropIns = misplaced !== undefined && DROP_INS.test(path);
  const entry = directory.entries.find(
    ({ name, content, within }) =>
      content !== undefined &&
      within === undefined &&
      (UNIT_KINDS.has(extensionOf(name)) || (isDropIns && name.endsWith('.conf'))),
  );
  if (entry === undefined) return;
  const home = mode === 'user' ? '~/.config/containers/systemd' : '/etc/containers/systemd';
  const hint = misplaced
    ? `${misplaced.hint}; move the files to ${misplaced.home ?? home}`
    : OTHER_MANAGER[manager as Mode];
  report('PQ115', firstLine(files, directory, entry), hint);
}

/** A directory of drop-ins for files of Quadlet. */
const DROP_INS = /[./](?:artifact|build|container|image|kube|network|pod|volume)\.d$/;
