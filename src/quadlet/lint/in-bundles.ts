import { byLocation, type Edit, type Finding, type LintResult } from '../finding.js';
import type { ExpandedTree, PartOrigin } from '../set/expand-bundles.js';

/** Moves what was found in the parts of bundles to the same places in the bundles. */
export function inBundles(result: LintResult, { bundles, origins }: ExpandedTree): LintResult {
  if (bundles.length === 0) return result;
  const texts = new Map(bundles.map(({ source }) => [source.path, source.text]));
  return {
    ...result,
    units: result.units.map((unit) => ({ ...unit, file: origins.get(unit.file)?.source.path ?? unit.file })),
    findings: result.findings.map((finding) => moved(finding, origins)).sort(byLocation),
    textOf: (file) => texts.get(file) ?? result.textOf(file),
  };
}

function moved(finding: Finding, origins: ExpandedTree['origins']): Finding {
  const origin = origins.get(finding.file);
  const own = origin === undefined ? finding : { ...finding, ...locationIn(origin, finding) };
  const { fix } = finding;
  if (fix === undefined) return own;
  const edits = fix.edits.map((edit) => movedEdit(edit, origins.get(edit.file)));
  return { ...own, fix: { ...fix, edits } };
}

function locationIn({ source, part }: PartOrigin, { line, column, endLine, endColumn }: Finding) {
  const first = source.position(part.start);
  // Only the first line of a part can begin within a line of the bundle.
  const columnIn = (at: number, own: number) => (at === 1 ? own + first.column - 1 : own);
  return {
    file: source.path,
    line: line + first.line - 1,
    column: columnIn(line, column),
    endLine: endLine + first.line - 1,
    endColumn: columnIn(endLine, endColumn),
  };
}

function movedEdit(edit: Edit, origin: PartOrigin | undefined): Edit {
  if (origin === undefined) return edit;
  const { source, part } = origin;
  return { ...edit, file: source.path, start: edit.start + part.start, end: edit.end + part.start };
}
