import { directive } from '../../catalogue/systemd.js';
import { countFault, memoryFault, quotaFault } from './amount.js';
import { choiceFault, choicesOf } from './choice.js';
import { quoted } from './quoted.js';
import { timeSpanFault } from './time-span.js';
import { sliceFault, unitNamesFault } from './unit-names.js';

type Check = (value: string) => string | undefined;

// Spans of time for which systemd's dump has no type.
const TIME_SPANS = /^(?:Timeout(?:Stop|Abort)Sec|Job(?:Running)?TimeoutSec|CPUQuotaPeriodSec)$/;
const MEMORY = /^(?:Default)?(?:Startup)?Memory(?:Min|Low|High|Max|SwapMax|ZSwapMax|Limit)$/;
// The generator replaces names of Quadlet's files only in these.
const TRANSLATED =
  /^(?:After|Before|BindsTo|Conflicts|On(?:Failure|Success)|PartOf|Propagates(?:Reload|Stop)To|ReloadPropagatedFrom|StopPropagatedFrom|Requires|Requisite|Upholds|Wants)$/;
// The generator makes links of these, and none of `Also=`; `Alias=` may be a path.
const LINKS = /^(?:WantedBy|RequiredBy|UpheldBy)$/;

/**
 * What systemd would not take in a value of `[Unit]`, `[Service]` or `[Install]`. Mostly it warns and ignores the
 * assignment, so the service runs with the default; `DynamicUser=` makes it refuse the unit. Only what 252, 257 and 262
 * all refuse is reported, as far as they know the key. Not looked at are values with a `%`, and empty ones, which reset
 * a list, or change nothing.
 * @param value with continued lines joined
 * @returns a phrase such as `"soon" is no span of time …`, or nothing if the value is fine or cannot be judged
 */
export function directiveValueFault(section: string, key: string, value: string): string | undefined {
  const trimmed = trimBlanks(value);
  if (trimmed === '' || trimmed.includes('%')) return undefined;
  return checkOf(section, key)?.(trimmed);
}

function checkOf(section: string, key: string): Check | undefined {
  const known = directive(section, key);
  // A setting that the newest version ignores may have any value there.
  if (known === undefined || known.effectiveUntil !== undefined) return undefined;
  if (section === 'Install') return LINKS.test(key) ? (value) => unquotedNamesFault(value, false) : undefined;
  if (known.type === 'UNIT [...]') {
    return TRANSLATED.test(key)
      ? (value) => unquotedNamesFault(value, true)
      : (value) => unitNamesFault(value, false);
  }
  const words = choicesOf(key);
  if (words !== undefined) return (value) => choiceFault(words, value);
  if (TIME_SPANS.test(key)) return timeSpanFault;
  if (MEMORY.test(key)) return memoryFault;
  if (key === 'CPUQuota') return quotaFault;
  if (key === 'Slice') return sliceFault;
  return CHECKS_BY_TYPE.get(known.type ?? '');
}

const CHECKS_BY_TYPE: ReadonlyMap<string, Check> = new Map([
  ['BOOLEAN', booleanFault],
  ['SECONDS', timeSpanFault],
  ['UNSIGNED', countFault],
]);

// parse_boolean() in src/basic/parse-util.c.
const BOOLEAN_WORDS = /^(?:1|yes|y|true|t|on|0|no|n|false|f|off)$/i;

/** What is wrong with a boolean of systemd. */
export function booleanFault(value: string): string | undefined {
  return BOOLEAN_WORDS.test(value) ? undefined : `${quoted(value)} is neither yes nor no`;
}

/** Quotes are part of a name for systemd, but these the generator may read and write anew without quotes. */
function unquotedNamesFault(value: string, quadlet: boolean): string | undefined {
  return /["']/.test(value) ? undefined : unitNamesFault(value, quadlet);
}

/** As systemd does it; a pattern for the end would try every blank within. */
function trimBlanks(value: string): string {
  const blank = (index: number): boolean => ' \t\n\r'.includes(value.charAt(index));
  let [start, end] = [0, value.length];
  while (start < end && blank(start)) start++;
  while (end > start && blank(end - 1)) end--;
  return value.slice(start, end);
}
