/** The visible form of one character with its combining marks, in a terminal or code block. */
export interface Cell {
  /** Its length in the source, in UTF-16 units. */
  readonly units: number;
  readonly shown: string;
  /** Its width in columns. */
  readonly width: number;
}

const TAB = '    ';
const JOINER = '\u200d';
const AS_PICTURE = '\ufe0f';

/** Most texts contain only these. Unicode properties are slow, and their tables take a millisecond to build. */
const PLAIN = /^[ -~]*$/;

interface Patterns {
  readonly hidden: RegExp;
  readonly mark: RegExp;
  readonly picture: RegExp;
  readonly flagLetter: RegExp;
  readonly skin: RegExp;
  readonly wide: RegExp;
}

let known: Patterns | undefined;

/** Built on first use. */
function patterns(): Patterns {
  known ??= {
    // A no-break space looks like a space but is not one for the generator; U+3000 is the Japanese space.
    hidden: /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?![ \u3000])\p{Zs}/u,
    mark: /[\p{Mn}\p{Me}\u1160-\u11ff\ud7b0-\ud7ff]/u,
    picture: /\p{Extended_Pictographic}|\p{Regional_Indicator}/u,
    flagLetter: /\p{Regional_Indicator}/u,
    skin: /\p{Emoji_Modifier}/u,
    // The ranges that Unicode's EastAsianWidth.txt calls wide or full width.
    wide: /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u,
  };
  return known;
}

/**
 * Splits a text into visible characters. Invisible and control characters are replaced: control characters by
 * their pictures, the others by `<U+202E>`.
 */
export function* cellsOf(text: string): Generator<Cell> {
  let cell: Cell | undefined;
  let picture = false;
  let joining = false;
  for (const char of text) {
    // Most characters are in this range, and Unicode properties are slow.
    const plain = char >= ' ' && char <= '~';
    if (cell !== undefined && !plain && joins(char, picture, joining)) {
      const width = char === AS_PICTURE ? 2 : cell.width;
      cell = { units: cell.units + char.length, shown: cell.shown + char, width };
      joining = char === JOINER;
    } else {
      if (cell !== undefined) yield cell;
      const shown = plain ? char : show(char);
      const width = plain ? 1 : shown === char ? widthOf(char) : shown.length;
      cell = { units: char.length, shown, width };
      picture = !plain && patterns().picture.test(char);
      joining = picture && patterns().flagLetter.test(char);
    }
  }
  if (cell !== undefined) yield cell;
}

/** The text with invisible and control characters replaced. */
export function visible(text: string): string {
  if (PLAIN.test(text) || !patterns().hidden.test(text)) return text;
  let shown = '';
  for (const cell of cellsOf(text)) shown += cell.shown;
  return shown;
}

function joins(char: string, picture: boolean, joining: boolean): boolean {
  if (picture && (char === JOINER || char === AS_PICTURE || patterns().skin.test(char))) return true;
  if (picture && joining && patterns().picture.test(char)) return true;
  return patterns().mark.test(char) && !patterns().hidden.test(char);
}

function show(char: string): string {
  if (char === '\t') return TAB;
  if (!patterns().hidden.test(char)) return char;
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

function widthOf(char: string): number {
  if (patterns().mark.test(char)) return 0;
  return patterns().wide.test(char) ? 2 : 1;
}
