import { basename } from 'node:path';
import { check, EVERYTHING, error, ok, type Verdict } from '../../check.js';
import { podmanInfo } from '../../facts/podman.js';
import { storageConf } from '../../facts/storage-conf.js';
import type { PathFacts } from '../../host.js';
import { systemOf } from '../../packages.js';
import { asRoot, automatic, byHand, changeMode, type Family, octal } from '../../remedy.js';

interface MountProgramFacts {
  /** The program that mounts overlays instead of the kernel. */
  readonly program: string | undefined;
  /** The file that names it. */
  readonly from: string | undefined;
  readonly installed: boolean;
  readonly device: PathFacts | undefined;
  readonly family: Family | undefined;
}

/** A program that mounts overlays must be installed and needs /dev/fuse. */
export const mountProgram = check<MountProgramFacts>({
  id: 'RP053',
  title: 'mount program',
  phase: 'podman',
  reads: '`mount_program` of storage.conf and of `podman info`, the program itself, /dev/fuse.',
  cause: 'storage.conf sets a program that mounts overlays, and the program or /dev/fuse is missing.',
  cure:
    'Remove `mount_program`, because the kernel mounts overlays itself since 5.13; or install the program and load ' +
    'the module: `sudo modprobe fuse`.',
  signatures: [
    /fuse: device not found, try 'modprobe fuse' first/,
    /can't stat program .*: /,
    /using mount program \S+: /,
  ],
  sources: ['containers-storage.conf(5)', 'troubleshooting.md of Podman, 24'],
  limit: 30,
  read: async (host) => {
    const [answer, conf] = await Promise.all([podmanInfo(host), storageConf(host)]);
    // podman fails if the program is missing.
    const program = answer.kind === 'info' ? answer.info.mountProgram || undefined : conf.mountProgram?.value;
    const [there, device, { family }] = await Promise.all([
      program === undefined ? undefined : host.stat(program),
      host.stat('/dev/fuse'),
      systemOf(host),
    ]);
    return {
      program,
      from: conf.mountProgram?.path ?? conf.path,
      installed: there !== undefined,
      device,
      family,
    };
  },
  judge: judgeMountProgram,
});

function judgeMountProgram({ program, from, installed, device, family }: MountProgramFacts): Verdict {
  if (program === undefined) return ok('none; the kernel mounts overlays itself');
  const without = `Remove mount_program from ${from ?? 'storage.conf'}`;
  if (!installed) {
    const found = `${program}, set in ${from ?? 'storage.conf'}, does not exist`;
    return error(
      EVERYTHING,
      found,
      family !== undefined && basename(program) === 'fuse-overlayfs'
        ? automatic('Install fuse-overlayfs.', { kind: 'packages', family, names: ['fuse-overlayfs'] })
        : byHand(`${without}, or install ${program}.`),
    );
  }
  if (device === undefined) {
    return error(
      EVERYTHING,
      `${program} needs /dev/fuse, which does not exist`,
      automatic(
        'Load the module fuse.',
        asRoot(['modprobe', 'fuse'], { undo: { kind: 'fuse-module' }, until: '/dev/fuse' }),
      ),
    );
  }
  if (device.kind === 'character-device' && (device.mode & 0o006) !== 0o006) {
    return error(
      EVERYTHING,
      `${program} needs /dev/fuse, but its mode ${octal(device.mode)} denies access to other users`,
      automatic(
        'Allow access for all users, as distributions do.',
        changeMode('0666', '/dev/fuse', device.mode),
      ),
    );
  }
  return ok(program);
}
