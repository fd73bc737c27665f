import { visible } from '../../../platform/cells.js';
import { singleLine } from '../../../platform/text.js';
import { drawExcerpt, type ExcerptPaint, excerptOf } from '../../../report/excerpt.js';
import { type LineFinder, lineFinder } from '../../../report/excerpt-lines.js';
import type { Finding, LintResult, Severity } from '../../finding.js';
import { onlyFor, verdict } from './wording.js';

/** A colour: the parameters of the terminal sequence "select graphic rendition". */
type Ink = '1' | '1;31' | '1;33' | '1;36' | '1;34' | '1;32';
type Paint = (ink: Ink, text: string) => string;

const INK: Readonly<Record<Severity, Ink>> = { error: '1;31', warning: '1;33', note: '1;36' };
const GUTTER: Ink = '1;34';
const FIX: Ink = '1;32';

/**
 * The findings for a log or a terminal, each with its line, and a last line with their number. Text from files and their
 * names cannot control the terminal or begin a line. The caller escapes workflow commands of GitHub's runner.
 */
export function lintText(result: LintResult, options: { readonly colours: boolean }): string {
  const paint: Paint = options.colours ? (ink, text) => `\x1b[${ink}m${text}\x1b[0m` : (_, text) => text;
  const lineOf = lineFinder(result);
  const blocks = result.findings.map((finding) => block(finding, result.targets, lineOf, paint));
  return `${[...blocks, paint('1', verdict(result))].join('\n\n')}\n`;
}

function block(finding: Finding, targets: readonly string[], lineOf: LineFinder, paint: Paint): string {
  const { code, severity, file, line, column, fix } = finding;
  const ink = INK[severity];
  const source = lineOf(finding);
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
    ...(only === '' ? [] : [remark(only)]),
    ...(fix === undefined ? [] : [remark(`${paint(FIX, 'fix')}: ${singleLine(fix.title)} (--fix)`)]),
  ].join('\n');
}
