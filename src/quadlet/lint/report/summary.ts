import { counted, isOrAre, shorten } from '../../../platform/text.js';
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
import { type Finding, type LintResult, SEVERITIES, type Severity } from '../../finding.js';
import type { Rule } from '../../rules/rule.js';
import { type FindingGroup, groupFindings, LONGEST_MESSAGE } from './groups.js';
import {
  countsOf,
  describeCounts,
  errorsFirst,
  excerptLine,
  fixOption,
  onlyFor,
  verdict,
  versionsRemark,
} from './wording.js';

interface LintSummaryOptions {
  /** The page of a rule. */
  readonly ruleUri: (code: string) => string;
  /** Sentences below the title. */
  readonly remarks?: readonly string[];
  /** Disagreements of Podman's generator, as sentences. */
  readonly disagreements?: readonly string[];
  /** The longest summary, in bytes of UTF-8; by default 900 KiB. */
  readonly budgetBytes?: number;
}

/** Limits of the parts after the findings, as shares of the budget. */
const TABLE = 0.2;
const CLEAN = 0.1;
const DISAGREEMENTS = 0.2;
/** Bytes reserved for the number of findings that are not shown. */
const CLOSING = 500;
/** The longest name, in UTF-16 units. */
const NAME = 250;

/**
 * The job summary in Markdown: the verdict, then the findings, errors first. Findings that differ only in their place
 * share one heading. Then the files with findings as a table, and a collapsed list of the other units. The summary never
 * exceeds its budget, and gives the number of findings that are not shown.
 */
export function lintSummary(
  result: LintResult,
  rules: readonly Rule[],
  { ruleUri, remarks = [], disagreements = [], budgetBytes }: LintSummaryOptions,
): string {
  const budget = summaryBudget(budgetBytes);
  const title = [
    `## Quadlet: ${sentence(verdict(result))}`,
    ...[...versionsRemark(result), ...remarks].map(sentence),
  ].join('\n\n');
  const rows = rowsOf(result);
  const rest = [
    ...disagreementList(disagreements, budget * DISAGREEMENTS),
    ...fileTable(
      rows.filter(({ worst }) => worst !== undefined),
      budget * TABLE,
    ),
    ...cleanUnits(
      rows.filter(({ worst }) => worst === undefined),
      budget * CLEAN,
    ),
  ];
  const used = Buffer.byteLength([title, ...rest].join('\n\n')) + CLOSING;
  const names = new Map(rules.map(({ code, name }) => [code, name]));
  const context = { targets: result.targets, names, lineOf: lineFinder(result), ruleUri };
  const { blocks, left } = findingBlocks(errorsFirst(result.findings), context, budget - used);
  const closing = left.length === 0 ? [] : [leftOut(left)];
  return fitting([title, ...blocks, ...closing, ...rest], budget)
    .map((block) => `${block}\n`)
    .join('\n');
}

/** Limits for rows, and for services in a row. */
const ROWS = 100;
const CLEAN_ROWS = 1000;
const SERVICES = 3;

interface FileRow {
  readonly file: string;
  readonly counts: Record<Severity, number>;
  readonly worst: Severity | undefined;
  readonly services: readonly string[];
}

/** The files with findings as a Markdown table of limited size, the worst first. */
function fileTable(rows: readonly FileRow[], bytes: number): string[] {
  if (rows.length === 0) return [];
  const worstFirst = SEVERITIES.flatMap((severity) => rows.filter(({ worst }) => worst === severity));
  const head = ['| file | errors | warnings | notes | services |', '| --- | ---: | ---: | ---: | --- |'];
  const shown = fitting(worstFirst.slice(0, ROWS).map(tableRow), bytes);
  const left = rows.length - shown.length;
  const table = [...head, ...shown].join('\n');
  return left === 0 ? [table] : [table, `and ${counted(left, 'more file')}`];
}

/** The units without findings as a collapsed list of limited size. */
function cleanUnits(rows: readonly FileRow[], bytes: number): string[] {
  if (rows.length === 0) return [];
  const lines = fitting(
    rows
      .slice(0, CLEAN_ROWS)
      .map(({ file, services }) => `- ${markdownCode(shorten(file, NAME))}: ${describeServices(services)}`),
    bytes,
  );
  const left = rows.length - lines.length;
  const list = [...lines, ...(left === 0 ? [] : [`- and ${counted(left, 'more unit')}`])].join('\n');
  return [collapsed(`${counted(rows.length, 'unit')} without findings`, list)];
}

function collapsed(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

function rowsOf({ findings, units }: LintResult): FileRow[] {
  const byFile = new Map<string, { counts: Record<Severity, number>; services: string[] }>();
  const rowOf = (file: string) => {
    const known = byFile.get(file);
    if (known !== undefined) return known;
    const row = { counts: { error: 0, warning: 0, note: 0 }, services: [] };
    byFile.set(file, row);
    return row;
  };
  for (const { file, severity } of findings) rowOf(file).counts[severity]++;
  for (const { file, service } of units) rowOf(file).services.push(service);
  return [...byFile].map(([file, { counts, services }]) => ({
    file,
    counts,
    worst: SEVERITIES.find((severity) => counts[severity] > 0),
    services,
  }));
}

function tableRow({ file, counts, services }: FileRow): string {
  const numbers = SEVERITIES.map((severity) => (counts[severity] === 0 ? '' : String(counts[severity])));
  return `| ${[markdownCode(shorten(file, NAME)), ...numbers, describeServices(services)].join(' | ')} |`;
}

function describeServices(services: readonly string[]): string {
  const names = services.slice(0, SERVICES).map((service) => markdownCode(shorten(service, NAME)));
  const left = services.length - names.length;
  return [...names, ...(left > 0 ? [`${left} more`] : [])].join(', ');
}

interface Context {
  readonly targets: readonly string[];
  readonly names: ReadonlyMap<string, string>;
  readonly lineOf: LineFinder;
  readonly ruleUri: LintSummaryOptions['ruleUri'];
}

/** A block for each group of findings, up to the first that does not fit, and the findings that are not shown. */
function findingBlocks(
  findings: readonly Finding[],
  context: Context,
  bytes: number,
): { readonly blocks: readonly string[]; readonly left: readonly Finding[] } {
  const counts = countsOf(findings);
  const blocks: string[] = [];
  const left: Finding[] = [];
  let room = bytes;
  let last: Severity | undefined;
  for (const group of groupFindings(findings)) {
    const { severity } = group[0];
    const heading = severity === last ? '' : `### ${counted(counts[severity], severity)}\n\n`;
    const block = room < 0 ? NOT_SHOWN : groupBlock(group, context, room - heading.length);
    const bytesNeeded = Buffer.byteLength(`${heading}${block.text}`) + 2;
    if (block.shown === 0 || bytesNeeded > room) {
      // Nothing follows the first group that does not fit: shown notes would hide that errors are missing.
      room = -1;
      left.push(...group);
      continue;
    }
    room -= bytesNeeded;
    last = severity;
    blocks.push(`${heading}${block.text}`);
    left.push(...group.slice(block.shown));
  }
  return { blocks, left };
}

interface GroupBlock {
  readonly text: string;
  /** How many findings of the group are shown. */
  readonly shown: number;
}

const NOT_SHOWN: GroupBlock = { text: '', shown: 0 };

/** Limits for the places of a group: always visible, and with the collapsed ones. */
const VISIBLE = 10;
const PLACES = 1000;

/** A finding with its line, or the places of several equal ones, as far as they fit into so many bytes. */
function groupBlock(
  group: FindingGroup,
  { targets, names, lineOf, ruleUri }: Context,
  bytes: number,
): GroupBlock {
  const [first] = group;
  const { code, message, fix } = first;
  const name = names.get(code);
  const rule = markdownLink(name === undefined ? code : `${code} ${name}`, ruleUri(code));
  const only = onlyFor(first, targets);
  const source = excerptLine(lineOf, first);
  const details = [
    ...(source === undefined ? [] : [fenced(drawExcerpt(excerptOf(first, source)))]),
    ...(fix === undefined ? [] : [`Fix: ${sentence(fix.title)} (\`${fixOption(fix)}\`)`]),
  ];
  if (group.length === 1) {
    const line = `${placeOf(first)} ${sentence(message)} (${only === '' ? rule : `${rule}, ${only}`})`;
    return { text: [line, ...details].join('\n\n'), shown: 1 };
  }
  const text = `${sentence(message)}${only === '' ? '' : ` (${only})`}`;
  const head = [`#### ${rule}: ${group.length} places`, text, ...details].join('\n\n');
  const lines = group.slice(0, PLACES).map((finding) => `- ${placeOf(finding)}`);
  const shown = fitting(lines, bytes - Buffer.byteLength(head) - 100);
  const hidden = shown.slice(VISIBLE);
  const more =
    hidden.length === 0 ? [] : [collapsed(`${counted(hidden.length, 'more place')}`, hidden.join('\n'))];
  return {
    text: [head, shown.slice(0, VISIBLE).join('\n'), ...more].join('\n\n'),
    shown: shown.length,
  };
}

function placeOf({ file, line, column }: Finding): string {
  return markdownCode(`${shorten(file, NAME)}:${line}:${column}`);
}

function sentence(text: string): string {
  return markdownText(shorten(text, LONGEST_MESSAGE));
}

function disagreementList(disagreements: readonly string[], bytes: number): string[] {
  if (disagreements.length === 0) return [];
  const lines = fitting(bullets(disagreements), bytes);
  const left = disagreements.length - lines.length;
  const more = left === 0 ? [] : [`- and ${left} more`];
  return [`### Podman's generator disagrees\n\n${[...lines, ...more].join('\n')}`];
}

function* bullets(sentences: readonly string[]): Generator<string> {
  for (const one of sentences) yield `- ${sentence(one)}`;
}

function leftOut(findings: readonly Finding[]): string {
  const described = describeCounts(countsOf(findings), 'more ');
  return `${described} ${isOrAre(findings.length)} not shown, because of GitHub's size limit for summaries; see the log.`;
}
