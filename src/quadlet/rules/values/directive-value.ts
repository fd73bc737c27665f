import { remembered } from '../../../platform/remembered.js';
import { type Directive, directive } from '../../catalogue/systemd.js';
import { splitWords } from '../../syntax/words.js';
import { countFault, memoryFault, quotaFault } from './amount.js';
import { choiceFault, choicesOf } from './choice.js';
import { quoted } from './quoted.js';
import { timeSpanFault } from './time-span.js';
import { sliceFault, unitNamesFault } from './unit-names.js';

type Check = (value: string) => string | undefined;

// Time spans for which systemd's dump has no type.
const TIME_SPANS = /^(?:Timeout(?:Stop|Abort)Sec|Job(?:Running)?TimeoutSec|CPUQuotaPeriodSec)$/;
const MEMORY = /^(?:Default)?(?:Startup)?Memory(?:Min|Low|High|Max|SwapMax|ZSwapMax|Limit)$/;
// The generator only translates names of Quadlet files in these.
const TRANSLATED =
  /^(?:After|Before|BindsTo|Conflicts|On(?:Failure|Success)|PartOf|Propagates(?:Reload|Stop)To|ReloadPropagatedFrom|StopPropagatedFrom|Requires|Requisite|Upholds|Wants)$/;
// The generator creates links for these, but not for `Also=`; `Alias=` may be a path.
const LINKS = /^(?:WantedBy|RequiredBy|UpheldBy)$/;

/**
 * Describes why systemd rejects a value of `[Unit]`, `[Service]` or `[Install]`. Usually it warns and ignores the
 * assignment, so the service runs with the default; with an invalid `DynamicUser=` it rejects the unit. Only values that
 * 252, 257 and 262 all reject are reported, if they know the key. Values with a `%` are skipped, and empty ones, which
 * reset a list or change nothing.
 * @param value with continued lines joined
 * @returns a text such as `"soon" is not a time span …`, or undefined if the value is valid or cannot be checked
 */
export function directiveValueFault(section: string, key: string, value: string): string | undefined {
  const known = directive(section, key);
  return known && checkOf(known)?.(value);
}

/** The check of a directive, chosen once: few directives are in thousands of files. */
const CHECKS = new Map<Directive, Check | null>();

function checkOf(known: Directive): Check | null {
  let check = CHECKS.get(known);
  if (check === undefined) {
    const chosen = chooseCheck(known);
    check = chosen === undefined ? null : remembered((value) => faultIn(value, chosen), 200, 100);
    CHECKS.set(known, check);
  }
  return check;
}

function faultIn(value: string, check: Check): string | undefined {
  const trimmed = trimSpaces(value);
  return trimmed === '' || trimmed.includes('%') ? undefined : check(trimmed);
}

function chooseCheck({ section, key, type, effectiveUntil }: Directive): Check | undefined {
  // A setting that the newest version ignores may have any value.
  if (effectiveUntil !== undefined) return undefined;
  if (section === 'Install') return LINKS.test(key) ? (value) => unquotedNamesFault(value, false) : undefined;
  if (type === 'UNIT [...]') {
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
  if (key === 'EnvironmentFile') return fileFault;
  if (key === 'Environment') return assignmentsFault;
  return CHECKS_BY_TYPE.get(type ?? '');
}

const CHECKS_BY_TYPE: ReadonlyMap<string, Check> = new Map([
  ['BOOLEAN', booleanFault],
  ['SECONDS', timeSpanFault],
  ['UNSIGNED', countFault],
]);

// parse_boolean() in src/basic/parse-util.c.
const BOOLEAN_WORDS = /^(?:1|yes|y|true|t|on|0|no|n|false|f|off)$/i;

/** Validates a boolean of systemd. */
export function booleanFault(value: string): string | undefined {
  return BOOLEAN_WORDS.test(value) ? undefined : `${quoted(value)} is neither yes nor no`;
}

/** Validates `EnvironmentFile=` (`config_parse_unit_env_file()` in `src/core/load-fragment.c`), where quotes are part of it. */
function fileFault(value: string): string | undefined {
  return /^-?\//.test(value)
    ? undefined
    : `${quoted(value)} is not an absolute path such as /etc/app.env or %h/app.env`;
}

/** Validates `Environment=` (`config_parse_environ()` in `src/core/load-fragment.c`), which ignores other words. */
function assignmentsFault(value: string): string | undefined {
  const { words, fault } = splitWords(value, 'read', true);
  const word = fault === undefined ? words.find(({ text }) => !/^[A-Za-z_]\w*=/.test(text)) : undefined;
  return word && `${quoted(word.text)} is not NAME=VALUE (an assignment with spaces requires quotes)`;
}

/** systemd reads quotes as part of a name, but the generator may remove them when it rewrites these lists. */
function unquotedNamesFault(value: string, quadlet: boolean): string | undefined {
  return /["']/.test(value) ? undefined : unitNamesFault(value, quadlet);
}

/** Trims like systemd. A regular expression for the end would try every white space inside. */
function trimSpaces(value: string): string {
  const isSpace = (index: number): boolean => ' \t\n\r'.includes(value.charAt(index));
  let [start, end] = [0, value.length];
  while (start < end && isSpace(start)) start++;
  while (end > start && isSpace(end - 1)) end--;
  return value.slice(start, end);
}
