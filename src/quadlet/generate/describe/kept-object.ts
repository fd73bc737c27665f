import type { UnitView } from '../unit/unit-view.js';

/** A network or volume that stays as it is when its service starts again. */
export interface KeptObject {
  readonly kind: 'network' | 'volume';
  readonly name: string;
}

const KINDS: Readonly<Record<string, KeptObject['kind']>> = {
  'network create': 'network',
  'volume create': 'volume',
};

/** The network or volume of a service. */
export function objectOf(unit: UnitView): KeptObject | undefined {
  const kind = KINDS[unit.subcommand ?? ''];
  const name = unit.positionals.at(-1);
  return kind === undefined || name === undefined ? undefined : { kind, name };
}

/**
 * The network or volume that the new options do not reach where it exists: the generator writes `create --ignore`, with
 * which Podman returns an existing one unchanged (`NetworkCreate` of netavark's backend in containers/common, `newVolume` in
 * `libpod/runtime_volume_common.go`). It does where the service removes it: with `NetworkDeleteOnStop=` or its own commands.
 */
export function keptObject(before: UnitView, after: UnitView): KeptObject | undefined {
  const [old, now] = [objectOf(before), objectOf(after)];
  if (old === undefined || now === undefined || old.kind !== now.kind || old.name !== now.name)
    return undefined;
  return removesItself(after, now) ? undefined : now;
}

/** Whether the name is one of Podman's, and not known only on the machine because of a specifier. */
export function isPlainName(name: string): boolean {
  return /^[a-zA-Z0-9][\w.-]*$/.test(name);
}

const RUNS = /^Exec(?:Condition|StartPre|Stop|StopPost)$/;

function removesItself(unit: UnitView, { kind, name }: KeptObject): boolean {
  const removal = new RegExp(`\\b${kind}\\s+(?:rm|remove|prune)\\b`);
  return unit.entries.some(
    ({ key, value }) =>
      RUNS.test(key) && removal.test(value) && (value.includes(name) || /\sprune\b/.test(value)),
  );
}
