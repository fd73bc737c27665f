import { counted, shorten } from '../../../platform/text.js';
import { fitting, markdownCode } from '../../../report/markdown.js';
import type { LintResult, Severity } from '../../finding.js';
import { SEVERITIES } from './wording.js';

/** More rows would stand between a person and the findings. */
const ROWS = 100;
const SERVICES = 3;
/** The longest name, in UTF-16 units. */
const NAME = 250;

interface FileRow {
  readonly file: string;
  readonly counts: Record<Severity, number>;
  readonly services: string[];
}

/** The files that have findings or services as a Markdown table of at most so many bytes, the worst first. */
export function fileTable(result: LintResult, bytes: number): string[] {
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
