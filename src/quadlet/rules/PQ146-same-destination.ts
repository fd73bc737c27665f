import { posix } from 'node:path';
import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { spanOfPart, type UnitOption, unitOptions } from './unit-options.js';
import { type Mount, parseMount } from './values/mounts.js';
import { quoted } from './values/quoted.js';

export const sameDestination: Rule = {
  code: 'PQ146',
  name: 'same-destination',
  severity: 'warning',
  summary: 'Two mounts have the same destination.',
  explanation:
    'podman mounts one thing at each path of the container, and rejects a container with two mounts at the same path ' +
    '(`duplicate mount destination`), whether they come from `Volume=`, `Mount=`, `Tmpfs=` or `PodmanArgs=`. Keep one, or ' +
    'change the path of the other. A drop-in adds to the mounts of the unit; an empty `Volume=` before it removes them.',
  sources: ['pkg/specgenutil/volumes.go, parseVolumes', 'pkg/specgen/volumes.go, GenVolumeMounts'],
  checkUnit: checkDestinations,
  units: ['--volume', '--mount', '--tmpfs'],
};

interface Mounted {
  readonly one: UnitOption;
  readonly mount: Mount;
}

const FORMS = ['--mount', '--volume', '--tmpfs'];

/** Mounts at the path of an earlier one. */
function checkDestinations(context: Context, member: Member): void {
  const options = unitOptions(context, member);
  const count = FORMS.reduce((sum, option) => sum + (options.get(option)?.length ?? 0), 0);
  if (count < 2) return;
  const byPath = new Map<string, Mounted>();
  for (const option of FORMS) {
    for (const one of options.get(option) ?? []) {
      const mount = parseMount(option, one.value);
      if (!mount?.destination?.startsWith('/') || mount.form === 'glob' || /\$|\{\{/.test(one.value))
        continue;
      const path = pathOf(mount.destination);
      const other = byPath.get(path);
      if (other === undefined) byPath.set(path, { one, mount });
      else if (!isAllowed(context, other.mount, mount)) report(context, one, other, path);
    }
  }
}

function pathOf(destination: string): string {
  return /\/[./]|.\/$/.test(destination)
    ? posix.normalize(destination).replace(/(?<=.)\/$/, '')
    : destination;
}

/** Whether podman accepts both, because the second one says the same. */
function isAllowed(context: Context, a: Mount, b: Mount): boolean {
  if (a.destination !== b.destination) return false;
  const sameOptions = a.options.join() === b.options.join();
  if (b.form === '--tmpfs') return a.form === 'tmpfs' || (a.form === b.form && sameOptions);
  if (b.form !== '--volume') return false;
  const nameOf = ({ source }: Mount) => context.set.byName.get(source)?.resource || source;
  if (nameOf(a) !== nameOf(b)) return false;
  // Options of a Mount= have other names.
  return a.form !== '--volume' || sameOptions || !/^[./%]/.test(a.source);
}

function report(context: Context, one: UnitOption, { one: other }: Mounted, path: string): void {
  const first = other.entry.source === one.entry.source ? '' : ` in ${other.entry.source.path}`;
  context.report(
    'PQ146',
    spanOfPart(one, path),
    `${other.written}${first} already mounts something at ${quoted(path).slice(1, -1)}, so podman rejects the container; remove one, or change its path`,
  );
}
