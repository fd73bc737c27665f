import { constants } from 'node:fs';
import { join } from 'node:path';
import { ensureTree } from '../src/machine/root.js';
import { attempt } from '../src/platform/exec.js';
import { pathExists } from '../src/platform/files.js';
import type { Log } from '../src/platform/log.js';
import type { VmDisk } from './disk.js';
import { AGENT_PORT, type VmRecipe } from './recipe.js';

/** How QEMU runs the code of the machine: by the host's processor, or by translating it. */
export type Accelerator = 'kvm' | 'tcg';

/** Commands of QEMU, which is not installed on the host. */
export interface Qemu {
  readonly system: readonly string[];
  readonly img: readonly string[];
}

/** Why no virtual machine can be booted on this host. */
export function vmObstacle(): string | undefined {
  return process.arch === 'x64'
    ? undefined
    : `a virtual machine is made for x64, but this is ${process.arch}`;
}

/** Gives QEMU from Debian's packages in a separate directory; builds that where the cache has none (270 MB). */
export async function ensureQemu(cache: string, log: Log): Promise<Qemu> {
  const packages = ['qemu-system-x86', 'qemu-utils'];
  const recipe = { suite: 'trixie', flavour: 'qemu', packages, script: '', aptSettings: [] } as const;
  const root = await ensureTree(recipe, { cache, log });
  // Debian's programs run with their own C library, which is newer than that of many hosts.
  const libraries = join(root, 'usr/lib/x86_64-linux-gnu');
  const program = (name: string) => [
    ...[join(libraries, 'ld-linux-x86-64.so.2'), '--library-path', libraries],
    join(root, 'usr/bin', name),
  ];
  const firmware = ['qemu', 'seabios'].flatMap((name) => ['-L', join(root, 'usr/share', name)]);
  return { system: [...program('qemu-system-x86_64'), ...firmware], img: program('qemu-img') };
}

// Seconds. A kernel prints its version within one.
const KVM_LIMIT = 10;

let known: Promise<Accelerator> | undefined;

/**
 * Whether a kernel boots with KVM here: in some containers and nested machines /dev/kvm opens, and nothing runs. The
 * kernel has no root file system, so it panics, and QEMU ends.
 */
export function findAccelerator(qemu: Qemu, kernel: string): Promise<Accelerator> {
  known ??= (async () => {
    if (!(await pathExists('/dev/kvm', constants.R_OK | constants.W_OK))) return 'tcg';
    const append = ['-append', 'console=ttyS0 panic=-1'];
    const machine = ['-nodefaults', '-display', 'none', '-serial', 'stdio', '-no-reboot', '-m', '256'];
    const argv = [...qemu.system, '-accel', 'kvm', '-cpu', 'max', ...machine, '-kernel', kernel, ...append];
    const { stdout } = await attempt(argv, { timeout: KVM_LIMIT });
    return stdout.includes('Linux version') ? 'kvm' : 'tcg';
  })();
  return known;
}

// The precautions against a processor's faults take time and help nobody where code is translated.
const FASTER = 'mitigations=off';

/** Files of a virtual machine in its work directory. */
export const PLACES = {
  console: 'console.log',
  overlay: 'disk.qcow2',
  files: 'files',
  agent: 'agent',
} as const;

/** The command that runs a virtual machine until it powers off, in its work directory. */
export function qemuArgv(
  { system }: Qemu,
  { kernel, initrd }: VmDisk,
  accelerator: Accelerator,
  name: string,
  { kernelParameters = [], memory = 4096 }: VmRecipe,
): string[] {
  const parameters = ['root=LABEL=root', 'rw', 'console=ttyS0', 'quiet', `systemd.hostname=${name}`];
  const drive = (file: string, options: string) => ['-drive', `file=${file},if=virtio,${options}`];
  return [
    ...system,
    ...['-machine', 'q35', '-accel', accelerator === 'tcg' ? 'tcg,thread=multi' : accelerator],
    ...['-cpu', 'max', '-smp', '2', '-m', String(memory), '-nodefaults', '-no-user-config'],
    ...['-display', 'none', '-serial', `file:${PLACES.console}`],
    ...['-kernel', kernel, '-initrd', initrd],
    ...[
      '-append',
      [...parameters, ...(accelerator === 'tcg' ? [FASTER] : []), ...kernelParameters].join(' '),
    ],
    // Nothing is meant to survive, so nothing is flushed.
    ...drive(PLACES.overlay, 'format=qcow2,cache=unsafe,discard=unmap'),
    ...drive(PLACES.files, 'format=raw,readonly=on'),
    ...['-nic', 'user,model=virtio-net-pci', '-device', 'virtio-rng-pci', '-device', 'virtio-serial-pci'],
    ...['-chardev', `socket,id=agent,path=${PLACES.agent},server=on,wait=off`],
    ...['-device', `virtserialport,chardev=agent,name=${AGENT_PORT}`],
  ];
}
