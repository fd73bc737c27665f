// Invisible characters and direction marks are shown as one visible character each.
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Characters with a meaning in mermaid, Markdown or HTML: `%%` begins a comment or a directive, `:` an icon, and a `.`
 * after a number makes a list. An `_` within a word has no meaning, and is common.
 */
const SIGNS = /[!-+:-?[-^`{-~]|[.](?= )|^[-.]|(?<![a-z\d])_|_(?![a-z\d])/gi;

/** Pairs that are special even as entities: a formula, and mermaid's internal replacements for `#` and `;`. */
const PAIRS = /\$(?=\$)|ﬂ(?=°)|¶(?=ß)/g;
const NOTHING_SEEN = '\u200b';

/**
 * A foreign text as the content of a quoted mermaid label, on one line: any text is shown
 * and rules nothing. Signs are written as mermaid's own entities, `#` with a decimal number (`#34;` is a quote), which
 * all of its versions read.
 * @param limit how many characters are shown at most; a longer text loses some in its middle to an ellipsis
 */
export function mermaidText(text: string, limit: number): string {
  const line = text.replace(/\s+/g, ' ').trim().replace(HIDDEN, '\ufffd');
  return shortened(line, limit)
    .replace(PAIRS, `$&${NOTHING_SEEN}`)
    .replace(SIGNS, (sign) => `#${sign.charCodeAt(0)};`);
}

/** In the middle, since names of one family differ at their ends. */
function shortened(text: string, limit: number): string {
  const characters = [...text];
  if (characters.length <= limit) return text;
  const tail = Math.floor((limit - 1) / 3);
  return [...characters.slice(0, limit - 1 - tail), '…', ...characters.slice(characters.length - tail)].join(
    '',
  );
}
