import { visible } from '../../../platform/cells.js';
import { counted, shorten } from '../../../platform/text.js';
import { fenced, fitting, markdownCode, markdownLink, markdownText } from '../../../report/markdown.js';
import type { ServiceChange } from '../generated-set.js';
import type { RejectedFile } from '../rejected.js';
import { applyCommands } from './apply.js';
import { changesOf, type GenerateReport } from './report.js';

/** The longest sentence, name and diff, in UTF-16 units. */
export const SENTENCE = 500;
export const NAME = 250;
const DIFF = 40_000;
/** Rules that are named for one file. */
const RULES = 10;

export const MARKS = { weaker: '⚠️', stronger: '🔒' };

/** Services with changes that weaken security first, otherwise in their order. */
function securityFirst(changes: readonly ServiceChange[]): ServiceChange[] {
  const marked = (change: ServiceChange) => change.notes.some(({ security }) => security === 'weaker');
  return [...changes.filter(marked), ...changes.filter((change) => !marked(change))];
}

/** The generator's words, and the rules that explain them. */
export function rejectedBlocks(
  rejected: readonly RejectedFile[],
  ruleUri: (code: string) => string,
  bytes: number,
): string[] {
  if (rejected.length === 0) return [];
  const lines = rejected.map(({ file, words, findings }) => {
    const said = words === undefined ? '' : `: ${markdownText(shorten(words, SENTENCE))}`;
    const rules = findings
      .slice(0, RULES)
      .map(({ code, line }) => `${markdownLink(code, ruleUri(code))} in line ${line}`);
    return `- ❌ ${markdownCode(shorten(file, NAME))}${said}${rules.length === 0 ? '' : ` (${rules.join(', ')})`}`;
  });
  const shown = fitting(lines, bytes);
  const left = lines.length - shown.length;
  const more = left === 0 ? [] : [`- and ${counted(left, 'more file')}`];
  return ['### No units generated from these files', [...shown, ...more].join('\n')];
}

export function changeBlocks(report: GenerateReport, bytes: number): string[] {
  const { made } = report.result;
  if (made?.comparison.kind === 'failed') {
    return [`> [!WARNING]\n> ${markdownText(shorten(made.comparison.words, 4 * SENTENCE))}`];
  }
  const changes = securityFirst(changesOf(report));
  if (changes.length === 0) return [];
  const shown = fitting(changes.map(changeLines), bytes);
  const left = changes.length - shown.length;
  const more = left === 0 ? [] : [`- and ${counted(left, 'more service')}`];
  // A list below another one would continue it.
  const heading = made?.rejected.length ? ['### Changes'] : [];
  return [...heading, [...shown, ...more].join('\n')];
}

function changeLines({ name, source, kind, notes, effect }: ServiceChange): string {
  const of = source === '' ? '' : ` (${markdownCode(shorten(source, NAME))})`;
  const sentences = notes.map(({ text, security }) => {
    const words = markdownText(shorten(text, SENTENCE));
    if (security === 'neutral') return `  - ${words}`;
    return `  - ${MARKS[security]} ${security === 'weaker' ? `**${words}**` : words}`;
  });
  const after = `  - _${markdownText(shorten(effect.text, SENTENCE))}_`;
  return [`- **${kind}** ${markdownCode(shorten(name, NAME))}${of}`, ...sentences, after].join('\n');
}

export function applyBlocks(report: GenerateReport): string[] {
  const { made, mode } = report.result;
  if (made === undefined) return [];
  const groups = applyCommands(changesOf(report), made.generation.set, mode);
  if (groups.length === 0) return [];
  const parts = groups.map(({ text, commands }) => `${text}\n\n${fenced(commands, 'sh')}`);
  return [
    `<details><summary>Commands that apply the changes</summary>\n\n${parts.join('\n\n')}\n\n</details>`,
  ];
}

export function diffBlocks(changes: readonly ServiceChange[], bytes: number): string[] {
  const blocks = securityFirst(changes)
    .filter(({ diff }) => diff !== '')
    .map(({ name, diff }) => {
      const lines = shorten(diff, DIFF)
        .split('\n')
        .filter((line) => line !== '')
        .map(visible);
      const body = fenced(lines, 'diff');
      const title = `<code>${markdownText(shorten(name, NAME))}</code>`;
      return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
    });
  if (blocks.length === 0) return [];
  const shown = fitting(blocks, bytes);
  const left = blocks.length - shown.length;
  return [
    '### Diffs',
    ...shown,
    ...(left === 0 ? [] : [`The diffs of ${counted(left, 'more service')} are not shown; see the log.`]),
  ];
}
