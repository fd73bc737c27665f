import { visible } from '../platform/cells.js';
import { singleLine } from '../platform/text.js';

/**
 * `@name`, `#1` and `GH-1` become mentions and links after Markdown has become HTML, where a reference is a character
 * again. GitHub looks at one text node at a time, and a tag ends a node.
 * Source: GitHub's HTML::Pipeline, MentionFilter.
 */
const LINKED = /@(?=[a-z\d])|#(?=\d)|(?<=\bGH)-(?=\d)/;
// Written as a reference a character is never markup: in a table neither, nor as the beginning of a link or a formula.
const MARKUP = /[\\`*_{}[\]<>&|~$]|:(?=\/\/)|(?<=\bwww)\.|^[-+#=]|(?<=^\d+)[.)]/gi;
const LINKED_OR_MARKUP = new RegExp(`(${LINKED.source})|${MARKUP.source}`, 'gi');
const PLAIN_CODE = /^(?! )[^`|\\]*[^`|\\ ]$/;

/** A text of somebody else's as Markdown that shows it as it is, on one line. */
export function markdownText(text: string): string {
  return singleLine(text).replace(LINKED_OR_MARKUP, (char, linked?: string) =>
    linked === undefined ? reference(char) : `<span>${char}</span>`,
  );
}

/** A name of somebody else's as Markdown that shows it as code. */
export function markdownCode(name: string): string {
  const shown = visible(name);
  return PLAIN_CODE.test(shown) ? `\`${shown}\`` : `<code>${shown.replace(MARKUP, reference)}</code>`;
}

/**
 * Lines as a block of code, which nothing in them can end.
 * @param language for the colours
 */
export function fenced(lines: readonly string[], language = ''): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/** A link; an address with blanks or brackets in it would end before its time. */
export function markdownLink(label: string, address: string): string {
  const whole = address.replace(
    /[\s()<>\\`|]/g,
    (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return `[${markdownText(label)}](${whole})`;
}

function reference(char: string): string {
  return `&#${char.charCodeAt(0)};`;
}

/** Bytes. Above this the runner drops a step's whole summary (actions/runner, FileCommandManager.cs). */
const REFUSED = 1024 * 1024;

/** The longest that a job summary may be, in bytes of UTF-8; 900 KiB where nothing is asked for. */
export function summaryBudget(bytes = 900 * 1024): number {
  return Math.min(bytes, REFUSED - 1);
}

/** The blocks of a text, two bytes apart, that fit into so many bytes of UTF-8, up to the first that does not. */
export function fitting(blocks: Iterable<string>, bytes: number): string[] {
  const kept: string[] = [];
  let left = bytes;
  for (const block of blocks) {
    left -= Buffer.byteLength(block) + 2;
    if (left < 0) break;
    kept.push(block);
  }
  return kept;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
