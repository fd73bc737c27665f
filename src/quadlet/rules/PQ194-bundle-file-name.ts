import type { BundlePart } from '../set/bundle.js';
import type { SourceText } from '../syntax/source-text.js';
import type { Context } from './context.js';
import { replace } from './edits.js';
import type { Rule, SetFiles } from './rule.js';

export const bundleFileName: Rule = {
  code: 'PQ194',
  name: 'bundle-file-name',
  severity: 'warning',
  summary: 'A FileName= comment of a bundle has another effect than expected.',
  explanation:
    'podman uses the first comment `# FileName=NAME` of a Quadlet and ignores a second one, so there is probably a ' +
    'line `---` missing, and two Quadlets become one file. podman always adds the extension: ' +
    '`# FileName=web.container` becomes `web.container.container`. If another file or bundle of the directory gives ' +
    'a file of the same name, `podman quadlet install DIRECTORY` installs only one of them; the linter then ' +
    'checks only the other file or the first bundle. Add the `---`, remove the extension, or use another name.',
  sources: ['pkg/domain/infra/abi/quadlet.go, extractFileNameFromSection'],
  fix: 'removes the extension',
  checkSet: checkNames,
};

function checkNames({ report }: Context, { bundles }: SetFiles): void {
  for (const { source, parts, taken } of bundles) {
    for (const { part, by } of taken) {
      if (by === source.path) continue;
      const message = `${by} gives a file ${part.name} too, so podman cannot install both, and this one is not checked; use another FileName=`;
      report('PQ194', { source, ...part.comment }, message);
    }
    for (const part of parts) checkName(report, source, part);
  }
}

function checkName(report: Context['report'], source: SourceText, part: BundlePart): void {
  const { name, extension, comment, ignored } = part;
  if (ignored !== undefined) {
    const message = `podman ignores a second FileName= and writes all lines to ${name}; add a line "---" above this Quadlet`;
    report('PQ194', { source, ...ignored }, message);
  }
  if (!name.endsWith(extension + extension)) return;
  const { end } = comment;
  const start = end - extension.length;
  report(
    'PQ194',
    { source, ...comment },
    `podman adds the extension, so this Quadlet becomes ${name}; remove ${extension}`,
    { title: `remove ${extension}`, edits: [replace({ source, start, end }, '')] },
  );
}
