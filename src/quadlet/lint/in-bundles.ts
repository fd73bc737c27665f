import type { Edit, Finding, LintResult } from '../finding.js';
import type { ExpandedTree } from '../set/expand-bundles.js';
import type { Enclosing } from '../syntax/source-text.js';

/** Moves the fixes and units of parts to their bundles. The findings already have their places in the bundle. */
export function inBundles(result: LintResult, { bundles, origins }: ExpandedTree): LintResult {
  if (bundles.length === 0) return result;
  const texts = new Map(bundles.map(({ source }) => [source.path, source.text]));
  return {
    ...result,
    units: result.units.map((unit) => ({ ...unit, file: origins.get(unit.file)?.source.path ?? unit.file })),
    findings: result.findings.map((finding) => moved(finding, origins)),
    textOf: (file) => texts.get(file) ?? result.textOf(file),
  };
}

function moved(finding: Finding, origins: ExpandedTree['origins']): Finding {
  const { fix } = finding;
  if (fix === undefined) return finding;
  const edits = fix.edits.map((edit) => movedEdit(edit, origins.get(edit.file)));
  return { ...finding, fix: { ...fix, edits } };
}

function movedEdit(edit: Edit, within: Enclosing | undefined): Edit {
  if (within === undefined) return edit;
  const { source, start } = within;
  return { ...edit, file: source.path, start: edit.start + start, end: edit.end + start };
}
