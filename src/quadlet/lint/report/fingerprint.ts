/** How many characters of a line, and of those behind it, are looked at. */
const WINDOW = 100;
const BASE = 37;
/** What a character is worth by the time it leaves the window: the base to the power of its length, modulo 2^64. */
const LEAVING = BigInt.asUintN(64, BigInt(BASE) ** BigInt(WINDOW));
const LEAVING_HIGH = Number(LEAVING >> 32n);
const LEAVING_LOW = Number(BigInt.asUintN(32, LEAVING));
const HALF = 2 ** 32;
const END_OF_FILE = 0xffff;

const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const BLANK = 0x20;

/**
 * What GitHub knows an alert again by, for each of the lines asked for: `primaryLocationLineHash` as its `upload-sarif`
 * makes it (github/codeql-action, src/fingerprints.ts), which warns about a file that says otherwise. It is a polynomial
 * hash, modulo 2^64, of the 100 characters from the line's beginning that are neither blanks nor tabs, where every line
 * break is `\n`, U+FFFF ends the file and zeros follow. Behind a colon stands how many lines up to this one have it.
 * @param lines their numbers, from 1; a carriage return alone begins a new line here
 */
export function lineFingerprints(text: string, lines: ReadonlySet<number>): Map<number, string> {
  let last = 0;
  for (const line of lines) last = Math.max(last, line);
  // Counted are only the hashes of the lines asked for: a file can have more lines than a map can have entries.
  const counters = new Map<number, Map<number, Counter>>();
  hashLines(text, last, (line, high, low) => {
    if (!lines.has(line)) return;
    const ofLow = counters.get(low) ?? new Map<number, Counter>();
    counters.set(low, ofLow.set(high, { count: 0 }));
  });
  const fingerprints = new Map<number, string>();
  hashLines(text, last, (line, high, low) => {
    const counter = counters.get(low)?.get(high);
    if (counter === undefined) return;
    counter.count++;
    if (lines.has(line)) fingerprints.set(line, `${hexadecimal(high, low)}:${counter.count}`);
  });
  return fingerprints;
}

interface Counter {
  count: number;
}

type OnLine = (line: number, high: number, low: number) => void;

/**
 * Tells the hashes of the first `last` lines, in order, each as its upper and its lower 32 bits. Both are kept in
 * doubles, in which every step stays a whole number: this takes milliseconds for a megabyte, and a hundred times as
 * long with big integers.
 */
function hashLines(text: string, last: number, onLine: OnLine): void {
  // Rings of the newest characters; at a character that begins a line, the line's number, else 0.
  const characters = new Uint16Array(WINDOW);
  const lines = new Float64Array(WINDOW);
  let next = 0;
  let high = 0;
  let low = 0;
  let line = 0;
  let told = 0;
  let begins = true;
  let afterReturn = false;
  for (let at = 0; at <= text.length + WINDOW && told < last; at++) {
    let character = at > text.length ? 0 : END_OF_FILE;
    if (at < text.length) {
      character = text.charCodeAt(at);
      const skipped = character === BLANK || character === TAB || (afterReturn && character === LINE_FEED);
      afterReturn = character === RETURN;
      if (skipped) continue;
      if (afterReturn) character = LINE_FEED;
    }
    // The ring is full, and its oldest character begins a line: this is the line's hash.
    if ((lines[next] as number) > 0) {
      told = lines[next] as number;
      onLine(told, high, low);
    }
    const leaving = characters[next] as number;
    const lower = low * BASE + character - leaving * LEAVING_LOW;
    const carry = Math.floor(lower / HALF);
    const upper = high * BASE + carry - leaving * LEAVING_HIGH;
    low = lower - carry * HALF;
    high = upper - Math.floor(upper / HALF) * HALF;
    if (begins) line++;
    characters[next] = character;
    lines[next] = begins ? line : 0;
    begins = character === LINE_FEED;
    next = next === WINDOW - 1 ? 0 : next + 1;
  }
}

function hexadecimal(high: number, low: number): string {
  return high === 0 ? low.toString(16) : `${high.toString(16)}${low.toString(16).padStart(8, '0')}`;
}
