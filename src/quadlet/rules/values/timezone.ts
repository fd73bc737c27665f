import { nearest } from '../../catalogue/nearest.js';
import { quoted } from './quoted.js';

// Directories of tzdata, and files of it that are not in the standard's list.
const EXTRA = /^(?:(?:posix|right|SystemV)\/|(?:local|localtime|posixrules|Factory)$)/;
const REGIONS =
  /^(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US)\//;

/**
 * Validates a time zone (`WithTimezone` in `libpod/options.go`, `time.LoadLocation`): `local`, or a file of tzdata, whose
 * names are case-sensitive. An unknown city of a known region can be newer than Node.js and is not reported.
 */
export function timezoneFault(value: string): string | undefined {
  if (EXTRA.test(value)) return undefined;
  const names = Intl.supportedValuesOf('timeZone');
  const lower = value.toLowerCase();
  const sameName = names.find((name) => name.toLowerCase() === lower);
  if (sameName === value || (sameName === undefined && isZone(value))) return undefined;
  const near = sameName ?? nearest(value, names, 1);
  if (near === undefined && REGIONS.test(value)) return undefined;
  return `${quoted(value)} is not a time zone${near === undefined ? '; use local or a name such as Europe/Berlin' : `; did you mean ${near}?`}`;
}

function isZone(value: string): boolean {
  // Newer versions of Node.js accept offsets too.
  if (/^[+-]/.test(value)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
