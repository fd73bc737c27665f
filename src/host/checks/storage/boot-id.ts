import { check, EVERYTHING, error, ok, skipped, type Verdict, warning } from '../../check.js';
import { hasConmon } from '../../facts/conmon.js';
import { podmanInfo } from '../../facts/podman.js';
import type { Host } from '../../host.js';
import { byHand, type Remedy, type Step } from '../../remedy.js';

type BootFacts =
  /** podman fails for another reason, or is missing. */
  | { readonly kind: 'unknown' }
  /** `disk`: whether the run root is on a file system that survives a reboot. */
  | { readonly kind: 'works'; readonly runRoot: string; readonly disk: boolean }
  | {
      readonly kind: 'differs';
      /** The run root and the directory for temporary files, as podman names them. */
      readonly directories: readonly string[];
      /** Whether a container of the user runs. */
      readonly running: boolean;
      /** Whether they are the user's and contain only what podman creates again. */
      readonly disposable: boolean;
    };

const DIFFERS = /current system boot ID differs from cached boot ID/;
const DIRECTORIES = /Please delete directories "([^"]+)" and "([^"]+)"/;

// The types of statfs(2) in linux/magic.h: tmpfs and ramfs.
const MEMORY = [0x01021994, 0x858458f6];

// What containers/storage and libpod keep in a run root.
const RUN_ROOT =
  /^(?:(?:overlay|vfs|btrfs)(?:-(?:containers|layers|images|locks))?|networks|libpod|secrets|auth\.json|[\w-]+\.lock)$/;

/** After a reboot podman must forget which containers run; it notices by the boot ID in `alive`. */
export const bootId = check<BootFacts>({
  id: 'RP058',
  title: 'boot ID',
  phase: 'podman',
  reads:
    '`podman info`; if it fails because of the boot ID, /proc/sys/kernel/random/boot_id, the file `alive` in the directory that podman names, and the processes of conmon. The file system of the run root.',
  cause:
    'The temporary files of podman survived a reboot, because they are not on a tmpfs, and podman refuses to work with them.',
  cure: 'Stop what still runs, delete the two directories in the message, and keep XDG_RUNTIME_DIR at /run/user/UID.',
  signatures: [DIFFERS],
  sources: ['libpod/runtime_linux.go: checkBootID', 'containers/podman#19456'],
  limit: 30,
  read: readBootId,
  judge: judgeBootId,
});

async function readBootId(host: Host): Promise<BootFacts> {
  const answer = await podmanInfo(host);
  if (answer.kind === 'info') {
    const { runRoot } = answer.info;
    const space = runRoot === '' ? undefined : await host.space(runRoot);
    return { kind: 'works', runRoot, disk: space !== undefined && !MEMORY.includes(space.type) };
  }
  const said = answer.kind === 'failed' ? answer.error.result.stderr : '';
  if (!DIFFERS.test(said)) return { kind: 'unknown' };
  const [, runRoot, temporary] = DIRECTORIES.exec(said) ?? [];
  if (runRoot === undefined || temporary === undefined) {
    return { kind: 'differs', directories: [], running: false, disposable: false };
  }
  const directories = [runRoot, temporary];
  const [running, own, names, current, cached] = await Promise.all([
    hasConmon(host),
    Promise.all(directories.map((path) => isOwn(path, host))),
    host.list(runRoot),
    host.read('/proc/sys/kernel/random/boot_id'),
    host.read(`${temporary}/alive`),
  ]);
  const isOld = cached !== undefined && current !== undefined && cached.trim() !== current.trim();
  const disposable = isOld && !own.includes(false) && names.every((name) => RUN_ROOT.test(name));
  return { kind: 'differs', directories, running, disposable };
}

/** Whether it is a directory of the user, or missing. */
async function isOwn(path: string, host: Host): Promise<boolean> {
  const facts = await host.stat(path);
  return facts === undefined || (facts.kind === 'directory' && facts.uid === host.user.uid && !facts.link);
}

function judgeBootId(facts: BootFacts): Verdict {
  if (facts.kind === 'unknown') return skipped('podman does not answer');
  if (facts.kind === 'differs') {
    return error(EVERYTHING, 'the machine was rebooted, and podman kept files of before', remedyOf(facts));
  }
  const { runRoot, disk } = facts;
  if (!disk) return ok(runRoot === '' ? 'the run root is unknown' : `${runRoot} is empty after a reboot`);
  return warning(
    `the run root ${runRoot} survives a reboot, and podman refuses to work with it then`,
    byHand('Use a run root on a tmpfs: /run/user/UID/containers, the default of a user session.'),
  );
}

function remedyOf({ directories, running, disposable }: Extract<BootFacts, { kind: 'differs' }>): Remedy {
  if (directories.length === 0) return byHand('Delete the directories that podman names.');
  const named = directories.join(' and ');
  const remove: Step = {
    kind: 'run',
    as: 'user',
    argv: ['rm', '--recursive', '--force', '--one-file-system', '--', ...directories],
    undo: { kind: 'kept', what: `${named} deleted, because podman creates them again` },
  };
  if (running) {
    return byHand(
      `Stop the containers of this user, for which conmon still runs; then delete ${named}.`,
      remove,
    );
  }
  if (!disposable) return byHand(`Delete ${named}, if they contain no other files.`, remove);
  return { ...byHand(`Delete ${named}, which podman creates again.`, remove), automatic: true };
}
