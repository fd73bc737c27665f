import { versionNumber } from '../catalogue/versions.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, type Span, valueSpan } from '../syntax/unit-file.js';
import { type Context, laterOf } from './context.js';
import { unitOptions, withValue } from './unit-options.js';
import { timeSpanSeconds } from './values/time-span.js';

/** Before, the generator replaces `Type=`, `RemainAfterExit=` and `SyslogIdentifier=` of oneshot services. */
export const ONESHOT_KEPT_SINCE = versionNumber('5.3.0');

/** `Type=` of the generated service (`ConvertContainer`, `ConvertKube`, `ConvertPod`, `defaultOneshotServiceGroup`). */
export function serviceTypeOf({ behaviour }: Context, { unit, kind }: Member): string {
  if (kind.extension === '.pod') return 'forking';
  const written = unit.value('Service', 'Type');
  if (kind.extension === '.container' || kind.extension === '.kube')
    return written === 'oneshot' ? written : 'notify';
  return (behaviour.version >= ONESHOT_KEPT_SINCE && written) || 'oneshot';
}

/** `DefaultTimeoutStartSec=` and `DefaultTimeoutStopSec=` of systemd. */
export const DEFAULT_LIMIT_SECONDS = 90;

/** A time limit in `[Service]`. */
export interface TimeLimit {
  readonly seconds: number;
  /** As written: `TimeoutStopSec=5`. */
  readonly text: string;
  readonly entry: Entry;
}

/**
 * `TimeoutStartSec=` or `TimeoutStopSec=`, or the `TimeoutSec=` after it, which sets both; 0 means no limit.
 * @returns undefined without one, and `unknown` for a value that cannot be read
 */
export function timeoutOf(
  member: Member,
  key: 'TimeoutStartSec' | 'TimeoutStopSec',
): TimeLimit | 'unknown' | undefined {
  const [own, both] = [key, 'TimeoutSec'].map((name) => member.unit.last('Service', name));
  const entry = own !== undefined && both !== undefined ? laterOf(member, own, both) : (own ?? both);
  if (entry === undefined) return undefined;
  const value = entry.value.trim();
  const seconds = timeSpanSeconds(value);
  if (seconds === undefined || value === '') return 'unknown';
  return { seconds: seconds === 0 ? Infinity : seconds, text: `${entry.key}=${value}`, entry };
}

/** A setting of podman, from its key or from `PodmanArgs=`. */
export interface Setting {
  readonly value: string;
  /** As written: `StopTimeout=60`, `PodmanArgs=--stop-timeout=60`. */
  readonly text: string;
  readonly span: Span;
}

/** The last value of an option, which is the one that podman uses. */
export function settingOf(context: Context, member: Member, option: string): Setting | undefined {
  const one = unitOptions(context, member).get(option)?.at(-1);
  if (one === undefined) return undefined;
  const { value, written, entry } = one;
  const span = written.startsWith('PodmanArgs=') ? one.span : valueSpan(entry);
  return { value, text: withValue(one, value), span };
}

/** The words of systemd for false, and no value. */
export const OFF = /^(?:0|no?|f|false|off|)$/i;

/** The directive, if it is set to something other than false. */
export function isOn({ unit }: Member, key: string): Entry | undefined {
  const entry = unit.last('Service', key);
  return entry === undefined || OFF.test(entry.value.trim()) ? undefined : entry;
}
