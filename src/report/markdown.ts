import { visible } from '../platform/cells.js';
import { singleLine } from '../platform/text.js';

/**
 * `@name`, `#1` and `GH-1` become mentions and links after Markdown has become HTML, where a reference is a character
 * again. GitHub processes one text node at a time, and a tag ends a node.
 * Source: GitHub's HTML::Pipeline, MentionFilter.
 */
const LINKED = /@(?=[a-z\d])|#(?=\d)|(?<=\bGH)-(?=\d)/;
// Written as a reference a character is never markup: in a table neither, nor as the beginning of a link or a formula.
const MARKUP = /[\\`*_{}[\]<>&|~$]|:(?=\/\/)|(?<=\bwww)\.|^[-+#=]|(?<=^\d+)[.)]/gi;
const LINKED_OR_MARKUP = new RegExp(`(${LINKED.source})|${MARKUP.source}`, 'gi');
const PLAIN_CODE = /^(?! )[^`|\\]*[^`|\\ ]$/;

/** A foreign text as Markdown that shows it literally, on one line. */
export function markdownText(text: string): string {
  return singleLine(text).replace(LINKED_OR_MARKUP, (char, linked?: string) =>
    linked === undefined ? reference(char) : `<span>${char}</span>`,
  );
}

/** A foreign name as Markdown code. */
export function markdownCode(name: string): string {
  const shown = visible(name);
  return PLAIN_CODE.test(shown) ? `\`${shown}\`` : `<code>${shown.replace(MARKUP, reference)}</code>`;
}

/**
 * Lines as a code block that their content cannot end.
 * @param language for syntax highlighting
 */
export function fenced(lines: readonly string[], language = ''): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []);
  const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
  return [`${fence}${language}`, ...lines, fence].join('\n');
}

/** A link; spaces and brackets would end the address early. */
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

/** The maximum length of a job summary in bytes of UTF-8; default: 900 KiB. */
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
