/** A word of a value: its text, and its range in the value including quotes. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** How a value is split into words: with C escapes decoded, or with backslashes kept. */
export type Escapes = 'read' | 'kept';

/** The words of a value, and how its rest is treated. */
export interface Words {
  readonly words: readonly Word[];
  /** The generator drops the whole value because of this. */
  readonly fault?: { readonly kind: 'escape' | 'quote'; readonly start: number; readonly end: number };
  /** Everything from here on is ignored: after an empty quoted word, or after a NUL. */
  readonly ignoredFrom?: number;
}

/**
 * Splits a value into words like the generator (`extractFirstWord` of `pkg/systemd/parser/split.go`, a port of systemd's
 * function). `read`: the flags Relax, Unquote and CUnescape, for command lines and lists of assignments. `kept`: the flags
 * RetainEscape and Unquote, for plain lists, where an unclosed quote drops the value.
 */
export function splitWords(value: string, escapes: Escapes, octal: boolean): Words {
  const end = value.length;
  if (PLAIN.test(value)) return { words: [{ text: value, start: 0, end }] };
  const words: Word[] = [];
  let at = 0;
  while (at < end) {
    while (at < end && isSeparator(value.charCodeAt(at))) at++;
    if (at >= end) break;
    if (value.charCodeAt(at) === NUL) return { words, ignoredFrom: at };
    const word = readWord(value, at, escapes, octal);
    if (word.fault !== undefined) return { words: [], fault: word.fault };
    if (word.text === '') return hasMore(value, word.end) ? { words, ignoredFrom: at } : { words };
    words.push({ text: word.text, start: at, end: word.end });
    if (word.nul) return { words, ignoredFrom: word.end };
    at = word.end;
  }
  return { words };
}

// One word, as most values.
const PLAIN = /^[^\s"'\\\0]+$/;
const NUL = 0;
const BACKSLASH = 0x5c;
const DOUBLE = 0x22;
const SINGLE = 0x27;

function isSeparator(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

function hasMore(value: string, from: number): boolean {
  for (let at = from; at < value.length; at++) if (!isSeparator(value.charCodeAt(at))) return true;
  return false;
}

interface ReadWord {
  readonly text: string;
  readonly end: number;
  /** A NUL ended it. */
  readonly nul?: boolean;
  readonly fault?: NonNullable<Words['fault']>;
}

function readWord(value: string, start: number, escapes: Escapes, octal: boolean): ReadWord {
  const size = value.length;
  let text = '';
  let from = start;
  let quote = 0;
  let quoteAt = start;
  let at = start;
  for (; at < size; at++) {
    const code = value.charCodeAt(at);
    if (code === NUL) break;
    if (quote === 0 && isSeparator(code)) break;
    if (code === BACKSLASH && escapes === 'read') {
      text += value.slice(from, at);
      // A trailing backslash is removed.
      if (at + 1 >= size || value.charCodeAt(at + 1) === NUL) {
        from = at + 1;
        at++;
        break;
      }
      const found = readEscape(value, at + 1, octal);
      if (found === undefined) {
        return {
          text: '',
          end: at,
          fault: { kind: 'escape', start: at, end: at + 1 + codePointLength(value, at + 1) },
        };
      }
      text += found.text;
      at += found.length;
      from = at + 1;
    } else if (quote === 0 ? code === DOUBLE || code === SINGLE : code === quote) {
      text += value.slice(from, at);
      from = at + 1;
      if (quote === 0) {
        quote = code;
        quoteAt = at;
      } else quote = 0;
    }
  }
  if (quote !== 0 && escapes === 'kept') {
    return { text: '', end: at, fault: { kind: 'quote', start: quoteAt, end: size } };
  }
  text += value.slice(from, at);
  return { text, end: at, nul: at < size && value.charCodeAt(at) === NUL };
}

function codePointLength(value: string, at: number): number {
  return (value.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
  s: ' ',
};

/** @returns the character, and the length of its escape after the backslash; undefined for an unknown escape */
function readEscape(value: string, at: number, octal: boolean): { text: string; length: number } | undefined {
  const letter = value.charAt(at);
  const simple = SIMPLE[letter];
  if (simple !== undefined) return { text: simple, length: 1 };
  if (letter === 'x') return fromDigits(value, at + 1, 2, 16);
  if (letter === 'u') return fromDigits(value, at + 1, 4, 16);
  if (letter === 'U') return fromDigits(value, at + 1, 8, 16);
  if (!octal) {
    // Before 5.4 an empty `case` for the digits 0 to 6 resulted in a NUL for the one digit, and 7 was refused.
    return letter >= '0' && letter <= '6' && letter.length === 1 ? { text: '\0', length: 1 } : undefined;
  }
  if (letter >= '0' && letter <= '7') {
    const found = fromDigits(value, at, 3, 8);
    return found && found.text.charCodeAt(0) <= 255 ? { ...found, length: 3 } : undefined;
  }
  return undefined;
}

function fromDigits(
  value: string,
  at: number,
  count: number,
  base: 8 | 16,
): { text: string; length: number } | undefined {
  const digits = value.slice(at, at + count);
  const pattern = base === 16 ? /^[\da-fA-F]+$/ : /^[0-7]+$/;
  if (digits.length !== count || !pattern.test(digits)) return undefined;
  const code = Number.parseInt(digits, base);
  if (code === 0 || code > 0x10ffff) return undefined;
  // A lone surrogate becomes U+FFFD, as in the generator's output.
  const text = code >= 0xd800 && code <= 0xdfff ? '\ufffd' : String.fromCodePoint(code);
  return { text, length: count + 1 };
}
