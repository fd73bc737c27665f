import { counted, shorten } from '../../../platform/text.js';
import { drawExcerpt, excerptOf } from '../../../report/excerpt.js';
import { type LineFinder, lineFinder } from '../../../report/excerpt-lines.js';
import {
  fenced,
  fitting,
  markdownCode,
  markdownLink,
  markdownText,
  summaryBudget,
} from '../../../report/markdown.js';
import type { Finding, LintResult, Severity } from '../../finding.js';
import type { Rule } from '../../rules/rule.js';
import { countsOf, describeCounts, errorsFirst, onlyFor, SEVERITIES, verdict } from './wording.js';

interface LintSummaryOptions {
  /** The page of a rule. */
  readonly ruleUri: (code: string) => string;
  /** Where Podman's own generator judged otherwise, as sentences. */
  readonly disagreements?: readonly string[];
  /** The longest summary, in bytes of UTF-8; 900 KiB where it is not said. */
  readonly budgetBytes?: number;
}

/** What the parts before the findings may use up, as shares of the budget. */
const TABLE = 0.3;
const DISAGREEMENTS = 0.2;
/** Kept for the words about what had no place, in bytes. */
const CLOSING = 500;
/** The longest sentence and name, in UTF-16 units. */
const SENTENCE = 2000;
const NAME = 250;

/**
 * The job summary in Markdown: the verdict, a table by file, and the findings with the lines that they are about,
 * errors first. It is never longer than its budget, and says how many findings had no place in it.
 */
export function lintSummary(
  result: LintResult,
  rules: readonly Rule[],
  { ruleUri, disagreements = [], budgetBytes }: LintSummaryOptions,
): string {
  const budget = summaryBudget(budgetBytes);
  const head = [
    `## Quadlet: ${sentence(verdict(result))}`,
    ...fileTable(result, budget * TABLE),
    ...disagreementList(disagreements, budget * DISAGREEMENTS),
  ];
  const findings = errorsFirst(result.findings);
  const used = Buffer.byteLength(head.join('\n\n')) + CLOSING;
  const names = new Map(rules.map(({ code, name }) => [code, name]));
  const context = { targets: result.targets, names, lineOf: lineFinder(result), ruleUri };
  const shown = fitting(findingBlocks(findings, context), budget - used);
  const left = findings.slice(shown.length);
  const closing = left.length === 0 ? [] : [leftOut(left)];
  return fitting([...head, ...shown, ...closing], budget)
    .map((block) => `${block}\n`)
    .join('\n');
}

/** More rows would stand between a person and the findings. */
const ROWS = 100;
const SERVICES = 3;

interface FileRow {
  readonly file: string;
  readonly counts: Record<Severity, number>;
  readonly services: string[];
}

/** The files that have findings or services as a Markdown table of at most so many bytes, the worst first. */
function fileTable(result: LintResult, bytes: number): string[] {
  const rows = rowsOf(result);
  if (rows.length === 0) return [];
  const head = ['| file | errors | warnings | notes | services |', '| --- | ---: | ---: | ---: | --- |'];
  const shown = fitting(rows.slice(0, ROWS).map(tableRow), bytes);
  const left = rows.length - shown.length;
  const table = [...head, ...shown].join('\n');
  return left === 0 ? [table] : [table, `and ${counted(left, 'more file')}`];
}

function rowsOf({ findings, units }: LintResult): FileRow[] {
  const byFile = new Map<string, FileRow>();
  const rowOf = (file: string): FileRow => {
    const known = byFile.get(file);
    if (known !== undefined) return known;
    const row = { file, counts: { error: 0, warning: 0, note: 0 }, services: [] };
    byFile.set(file, row);
    return row;
  };
  for (const { file, severity } of findings) rowOf(file).counts[severity]++;
  for (const { file, service } of units) rowOf(file).services.push(service);
  const rows = [...byFile.values()];
  return [...SEVERITIES, undefined].flatMap((worst) =>
    rows.filter(({ counts }) => worstOf(counts) === worst),
  );
}

function worstOf(counts: FileRow['counts']): Severity | undefined {
  return SEVERITIES.find((severity) => counts[severity] > 0);
}

function tableRow({ file, counts, services }: FileRow): string {
  const numbers = SEVERITIES.map((severity) => (counts[severity] === 0 ? '' : String(counts[severity])));
  const names = services.slice(0, SERVICES).map((service) => markdownCode(shorten(service, NAME)));
  const left = services.length - names.length;
  const all = [...names, ...(left > 0 ? [`${left} more`] : [])].join(', ');
  return `| ${[markdownCode(shorten(file, NAME)), ...numbers, all].join(' | ')} |`;
}

/** Each finding as a block; the first of a severity brings its heading. */
function* findingBlocks(findings: readonly Finding[], context: Context): Generator<string> {
  const counts = countsOf(findings);
  let last: Severity | undefined;
  for (const finding of findings) {
    const { severity } = finding;
    const heading = `### ${counted(counts[severity], severity)}\n\n`;
    yield `${severity === last ? '' : heading}${findingBlock(finding, context)}`;
    last = severity;
  }
}

interface Context {
  readonly targets: readonly string[];
  readonly names: ReadonlyMap<string, string>;
  readonly lineOf: LineFinder;
  readonly ruleUri: LintSummaryOptions['ruleUri'];
}

function findingBlock(finding: Finding, { targets, names, lineOf, ruleUri }: Context): string {
  const { code, file, line, column, message, fix } = finding;
  const place = markdownCode(`${shorten(file, NAME)}:${line}:${column}`);
  const name = names.get(code);
  const rule = markdownLink(name === undefined ? code : `${code} ${name}`, ruleUri(code));
  const only = onlyFor(finding, targets);
  const source = lineOf(finding);
  return [
    `${place} ${sentence(message)} (${only === '' ? rule : `${rule}, ${only}`})`,
    ...(source === undefined ? [] : [fenced(drawExcerpt(excerptOf(finding, source)))]),
    ...(fix === undefined ? [] : [`Fix: ${sentence(fix.title)} (\`--fix\`)`]),
  ].join('\n\n');
}

function sentence(text: string): string {
  return markdownText(shorten(text, SENTENCE));
}

function disagreementList(disagreements: readonly string[], bytes: number): string[] {
  if (disagreements.length === 0) return [];
  const lines = fitting(bullets(disagreements), bytes);
  const left = disagreements.length - lines.length;
  const more = left === 0 ? [] : [`- and ${left} more`];
  return [`### Podman's own generator judges otherwise\n\n${[...lines, ...more].join('\n')}`];
}

function* bullets(sentences: readonly string[]): Generator<string> {
  for (const one of sentences) yield `- ${sentence(one)}`;
}

function leftOut(findings: readonly Finding[]): string {
  const words = describeCounts(countsOf(findings), 'more ');
  return `${words} had no place here: GitHub takes no longer summary. The log has them all.`;
}
