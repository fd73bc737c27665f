import { visible } from '../../../platform/cells.js';
import { singleLine } from '../../../platform/text.js';
import { drawExcerpt, type ExcerptPaint, excerptOf } from '../../../report/excerpt.js';
import { type LineFinder, lineFinder } from '../../../report/excerpt-lines.js';
import type { LintResult, Severity } from '../../finding.js';
import { type FindingGroup, groupFindings } from './groups.js';
import { excerptLine, fixOption, onlyFor, verdict, versionsRemark } from './wording.js';

/** A colour: the parameters of the terminal sequence "select graphic rendition". */
type Ink = '1' | '1;31' | '1;33' | '1;36' | '1;34' | '1;32';
type Paint = (ink: Ink, text: string) => string;

const INK: Readonly<Record<Severity, Ink>> = { error: '1;31', warning: '1;33', note: '1;36' };
const GUTTER: Ink = '1;34';
const FIX: Ink = '1;32';

interface TextOptions {
  readonly colours: boolean;
  /** Only findings. */
  readonly quiet?: boolean;
  /** Sentences for the end of the report. */
  readonly remarks?: readonly string[];
}

/**
 * The findings for a log or a terminal, each with its line, and a last paragraph with their number. Findings that differ only
 * in their place share a block. Text from files and their
 * names cannot control the terminal or begin a line. The caller escapes workflow commands of GitHub's runner.
 */
export function lintText(result: LintResult, { colours, quiet, remarks = [] }: TextOptions): string {
  const paint: Paint = colours ? (ink, text) => `\x1b[${ink}m${text}\x1b[0m` : (_, text) => text;
  const lineOf = lineFinder(result);
  const groups = groupFindings(result.findings);
  const blocks = groups.map((group) => block(group, result.targets, lineOf, paint));
  const closing = [paint('1', verdict(result)), ...versionsRemark(result), ...remarks].join('\n');
  return [...blocks, ...(quiet ? [] : [closing])].map((one) => `${one}\n`).join('\n');
}

function block(
  [finding, ...others]: FindingGroup,
  targets: readonly string[],
  lineOf: LineFinder,
  paint: Paint,
): string {
  const { code, severity, file, line, column, fix } = finding;
  const ink = INK[severity];
  const source = excerptLine(lineOf, finding);
  const margin = ' '.repeat(source === undefined ? 1 : String(line).length);
  const gutter = (text: string) => paint(GUTTER, text);
  const excerptPaint: ExcerptPaint = { gutter, mark: (text) => paint(ink, text) };
  const remark = (text: string) => `${margin} ${gutter('=')} ${text}`;
  const only = onlyFor(finding, targets);
  return [
    `${paint(ink, `${severity}[${code}]`)}${paint('1', `: ${singleLine(finding.message)}`)}`,
    `${margin}${gutter('-->')} ${visible(file)}:${line}:${column}`,
    ...(source === undefined
      ? []
      : [`${margin} ${gutter('|')}`, ...drawExcerpt(excerptOf(finding, source), excerptPaint)]),
    ...others.map((other) => remark(`also at ${visible(other.file)}:${other.line}:${other.column}`)),
    ...(only === '' ? [] : [remark(only)]),
    ...(fix === undefined
      ? []
      : [remark(`${paint(FIX, 'fix')}: ${singleLine(fix.title)} (${fixOption(fix)})`)]),
  ].join('\n');
}
