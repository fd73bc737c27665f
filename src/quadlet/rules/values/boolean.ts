import { quoted } from './quoted.js';

// parse_boolean() in src/basic/parse-util.c.
const WORDS = /^(?:1|yes|y|true|t|on|0|no|n|false|f|off)$/i;

/** What is wrong with a boolean of systemd. */
export function booleanFault(value: string): string | undefined {
  return WORDS.test(value) ? undefined : `${quoted(value)} is neither yes nor no`;
}
