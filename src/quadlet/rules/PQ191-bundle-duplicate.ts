import type { Context } from './context.js';
import type { Rule, SetFiles } from './rule.js';

export const bundleDuplicate: Rule = {
  code: 'PQ191',
  name: 'bundle-duplicate',
  severity: 'error',
  summary: 'Two Quadlets of a bundle have the same file name.',
  explanation:
    'The comment `# FileName=NAME` and the section of a kind give the name of the file. ' +
    '`podman quadlet install` writes the first file of a name and reports ' +
    '`a Quadlet with name … already exists, refusing to overwrite` for the second. With `--replace`, the second ' +
    'replaces the first. The linter checks only the first. Use another name for one of them.',
  sources: ['pkg/domain/infra/abi/quadlet.go, installQuadlet'],
  checkSet: checkDuplicates,
};

function checkDuplicates(context: Context, { bundles }: SetFiles): void {
  for (const { source, taken } of bundles) {
    for (const { part, by } of taken) {
      if (by !== source.path) continue;
      const message = `this bundle already contains ${part.name}, and podman refuses to install the second; use another FileName=`;
      context.report('PQ191', { source, ...part.comment }, message);
    }
  }
}
