import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { isLiteral, spanOfPart, type UnitOption, unitOptions } from './unit-options.js';
import { mountFault, parseMount } from './values/mounts.js';
import { quoted } from './values/quoted.js';

export const mountOptions: Rule = {
  code: 'PQ145',
  name: 'mount-options',
  severity: 'warning',
  summary: 'podman does not know an option of a mount, or the mount has no destination.',
  explanation:
    'The generator passes `Volume=`, `Mount=` and `Tmpfs=` on; podman then rejects the container because of an unknown ' +
    'option, two options that exclude each other, or a missing or relative destination. The options differ between the ' +
    'types of `Mount=`, and between Podman versions: `nocreate` requires 6.0, for example. Other tools know some options ' +
    'under other names: `size` of a tmpfs is `tmpfs-size` in `Mount=`, and `size` in `Tmpfs=`.',
  sources: [
    'podman-run(1), --mount',
    'podman-run(1), --volume',
    'podman-run(1), --tmpfs',
    'pkg/specgenutil/volumes.go, parseMountOptions',
    'pkg/util/mount_opts.go, ProcessOptions',
  ],
  checkUnit: checkMountOptions,
  units: ['--volume', '--mount', '--tmpfs'],
};

/** Mounts that podman rejects, of containers, pods and builds. */
function checkMountOptions(context: Context, member: Member): void {
  const options = unitOptions(context, member);
  for (const option of ['--volume', '--mount', '--tmpfs']) {
    for (const one of options.get(option) ?? []) checkMount(context, option, one);
  }
}

// Most volumes have one of these options, or none.
const COMMON = /^[^:]*(?::[^:]*(?::(?:[zZU]|r[ow]))?)?$/;

function checkMount(context: Context, option: string, one: UnitOption): void {
  if (option === '--volume' && COMMON.test(one.value)) return;
  const mount = parseMount(option, one.value);
  if (mount === undefined) return;
  const { options } = mount;
  if (/\$|\{\{/.test(one.value) || !options.every(isChecked)) return;
  const fault = mountFault(mount, context.behaviour.version, context.mode === 'user');
  if (fault === undefined) return;
  const [part, reason, fix] = fault;
  const message = `${quoted(part)} in ${one.written} ${reason}, so podman rejects it; ${fix}`;
  context.report('PQ145', spanOfPart(one, part), message);
}

// Specifiers are common in paths, of which only the first character counts.
function isChecked(option: string): boolean {
  return isLiteral(option) || /^(?:src|source|target|dst|dest|destination)=/.test(option);
}
