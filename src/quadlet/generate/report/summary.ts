import { visible } from '../../../platform/cells.js';
import { counted, shorten } from '../../../platform/text.js';
import {
  fenced,
  fitting,
  markdownCode,
  markdownLink,
  markdownText,
  summaryBudget,
} from '../../../report/markdown.js';
import type { Finding } from '../../finding.js';
import { type FindingGroup, groupFindings } from '../../lint/report/groups.js';
import { countsOf, describeCounts, errorsFirst } from '../../lint/report/wording.js';
import { mermaidGraph } from '../draw/graph.js';
import { notesOf } from './json.js';
import { changesOf, type GenerateReport, securityCounts } from './report.js';
import {
  applyBlocks,
  changeBlocks,
  diffBlocks,
  MARKS,
  NAME,
  rejectedBlocks,
  SENTENCE,
} from './summary-changes.js';

export interface GenerateSummaryOptions {
  /** The page of a rule. */
  readonly ruleUri: (code: string) => string;
  /** The longest summary, in bytes of UTF-8; by default 900 KiB. */
  readonly budgetBytes?: number;
}

/** Bytes reserved for the numbers of items that are not shown. */
const CLOSING = 500;
/** Limits of the parts, as shares of the budget. */
const SHARES = { rejected: 0.05, changes: 0.3, diffs: 0.3, findings: 0.15, services: 0.1, started: 0.1 };

/**
 * The job summary in Markdown: the changes, those that weaken security first; then the started services, the findings,
 * the diffs, the diagram and the units. The summary never exceeds its budget, and gives the numbers of items that are not
 * shown.
 */
export function generateSummary(report: GenerateReport, options: GenerateSummaryOptions): string {
  const budget = summaryBudget(options.budgetBytes) - CLOSING;
  const { made } = report.result;
  const findings = findingBlocks(report.findings.findings, options.ruleUri, budget * SHARES.findings);
  const blocks =
    made === undefined
      ? [
          '## Quadlet: ❌ no units generated',
          markdownText(shorten(report.result.reason ?? '', SENTENCE)),
          ...findings,
        ]
      : [
          `## ${title(report)}`,
          ...rejectedBlocks(made.rejected, options.ruleUri, budget * SHARES.rejected),
          ...changeBlocks(report, budget * SHARES.changes),
          ...startBlocks(report, budget * SHARES.started),
          ...findings,
          ...diffBlocks(changesOf(report), budget * SHARES.diffs),
          ...graphBlocks(report),
          ...applyBlocks(report),
          ...serviceBlocks(report, budget * SHARES.services),
          ...closingBlocks(report),
        ];
  return fitting(blocks, budget + CLOSING)
    .map((block) => `${block}\n`)
    .join('\n');
}

function title(report: GenerateReport): string {
  const { made } = report.result;
  const services = counted(made?.generation.set.services.length ?? 0, 'unit');
  const rejected = made?.rejected.length ? `, ❌ ${counted(made.rejected.length, 'file')} rejected` : '';
  if (made?.comparison.kind !== 'compared') return `Quadlet: ${services}${rejected}`;
  const changes = changesOf(report);
  if (changes.length === 0) return `Quadlet: no changes, ${services}${rejected}`;
  const marked = securityCounts(changes, MARKS).map((count) => `, ${count}`);
  return `Quadlet: ${counted(changes.length, 'service')} of ${services} change${changes.length === 1 ? 's' : ''}${marked.join('')}${rejected}`;
}

function graphBlocks(report: GenerateReport): string[] {
  const { made } = report.result;
  if (made === undefined) return [];
  const { text, left } = mermaidGraph(made.generation.set, changesOf(report));
  if (text === '') return [];
  const whole = changesOf(report).length === 0 ? '' : ' shows what changes and its neighbours, and';
  const more = left === 0 ? [] : [`The diagram${whole} does not show ${counted(left, 'more service')}.`];
  return ['### Services and dependencies', `\`\`\`mermaid\n${text.trimEnd()}\n\`\`\``, ...more];
}

function startBlocks({ started }: GenerateReport, bytes: number): string[] {
  if (started === undefined) return [];
  const blocks = started.flatMap(({ name, outcome, words, journal }) => {
    const line = `${outcome === 'up' ? '✅' : '❌'} ${markdownCode(shorten(name, NAME))} ${markdownText(words)}`;
    const own = fenced(journal.map((one) => visible(shorten(one, SENTENCE))));
    return journal.length === 0
      ? [line]
      : [
          `${line}\n\n<details${outcome === 'up' ? '' : ' open'}><summary>journal</summary>\n\n${own}\n\n</details>`,
        ];
  });
  const shown = fitting(blocks, bytes);
  const left = blocks.length - shown.length;
  return [
    '### Start',
    ...shown,
    ...(left === 0 ? [] : [`and ${counted(left, 'more service')}; see the log`]),
  ];
}

function findingBlocks(
  findings: readonly Finding[],
  ruleUri: GenerateSummaryOptions['ruleUri'],
  bytes: number,
): string[] {
  if (findings.length === 0) return [];
  const groups = groupFindings(errorsFirst(findings), SENTENCE);
  const shown = fitting(
    groups.map((group) => findingLine(group, ruleUri)),
    bytes,
  );
  const left = groups.slice(shown.length).reduce((sum, { length }) => sum + length, 0);
  const more = left === 0 ? [] : [`- and ${counted(left, 'more finding')}; see the log`];
  return [`### ${describeCounts(countsOf(findings))}`, [...shown, ...more].join('\n')];
}

/** Places of equal findings that are shown. */
const PLACES = 10;

/** A finding, or several that differ only in their place. */
function findingLine(group: FindingGroup, ruleUri: GenerateSummaryOptions['ruleUri']): string {
  const { code, severity, message } = group[0];
  const places = group
    .slice(0, PLACES)
    .map(({ file, line, column }) => markdownCode(`${shorten(file, NAME)}:${line}:${column}`));
  const text = markdownText(shorten(message, SENTENCE));
  const rule = markdownLink(code, ruleUri(code));
  if (group.length === 1) return `- **${severity}** ${places[0]} ${text} (${rule})`;
  const left = group.length - places.length;
  const more = left === 0 ? '' : ` and ${counted(left, 'more place')}`;
  return `- **${severity}** ${text} (${rule}) in ${group.length} places: ${places.join(', ')}${more}`;
}

function serviceBlocks({ result: { made } }: GenerateReport, bytes: number): string[] {
  if (made === undefined || made.generation.set.services.length === 0) return [];
  const { services, links } = made.generation.set;
  const enabled = new Map<string, string[]>();
  for (const { path } of links) {
    const [directory = '', name] = path.split('/');
    if (name === undefined) continue;
    enabled.set(name, [...(enabled.get(name) ?? []), directory.replace(/\.(?:wants|requires|upholds)$/, '')]);
  }
  const rows = services.map(({ name, source }) => {
    const by = (enabled.get(name) ?? []).map((one) => markdownCode(shorten(one, NAME))).join(', ');
    return `| ${markdownCode(shorten(name, NAME))} | ${source === '' ? '' : markdownCode(shorten(source, NAME))} | ${by} |`;
  });
  const shown = fitting(rows, bytes);
  const left = rows.length - shown.length;
  const table = ['| unit | source | started by |', '| --- | --- | --- |', ...shown].join('\n');
  const more = left === 0 ? '' : `\n\nand ${counted(left, 'more unit')}`;
  return [`<details><summary>${counted(services.length, 'unit')}</summary>\n\n${table}${more}\n\n</details>`];
}

function closingBlocks(report: GenerateReport): string[] {
  const { generator, made, mode } = report.result;
  const verified = made?.verification?.units;
  const words = [
    `generated by ${markdownText(generator.description)} with mode ${mode}`,
    ...(verified === undefined || verified === 0 ? [] : [`verified by systemd`]),
    ...(made === undefined ? [] : [comparedWith(made.comparison)]),
  ];
  const notes = notesOf(report.result)
    .slice(0, 20)
    .map((note) => `- ${markdownText(shorten(note, SENTENCE))}`);
  return [...(notes.length === 0 ? [] : [notes.join('\n')]), `${words.join('; ')}.`];
}

function comparedWith({ kind, words }: { readonly kind: string; readonly words: string }): string {
  if (kind === 'failed') return 'not compared';
  return markdownText(shorten(kind === 'compared' ? `compared with ${words}` : words, SENTENCE));
}
