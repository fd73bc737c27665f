import { type BundleFault, MOST_PARTS } from '../set/bundle.js';
import { MOST_IN_TREE } from '../set/expand-bundles.js';
import type { Context } from './context.js';
import { reportTooLarge } from './PQ092-file-too-large.js';
import type { Rule, SetFiles } from './rule.js';

export const bundleFormat: Rule = {
  code: 'PQ190',
  name: 'bundle-format',
  severity: 'error',
  summary: 'podman quadlet install refuses the bundle.',
  explanation:
    'A `.quadlets` file contains several Quadlet files, between which there is a line `---`. Each needs a comment ' +
    '`# FileName=NAME` with the name of the file without its extension, and the section of its kind, such as ' +
    '`[Container]`, from which the extension is derived. If one is not valid, `podman quadlet install` installs ' +
    'nothing of the bundle. The name may not contain `/` or `\\`. Add the comment or the section, or remove a ' +
    'superfluous `---`. The linter checks at most 1,000 Quadlets of a bundle and 20,000 of all bundles.',
  sources: ['pkg/domain/infra/abi/quadlet.go, parseMultiQuadletFile', 'podman-quadlet-install(1)'],
  checkSet: checkFormat,
};

const REFUSED = 'so podman installs nothing of this bundle';

const MESSAGES: Readonly<Record<BundleFault['kind'], string>> = {
  nothing: `the bundle contains no Quadlet, ${REFUSED}; add one with a comment "# FileName=NAME"`,
  kind: `there is no section of a Quadlet such as [Container] up to the next "---", ${REFUSED}; add the section or remove a "---"`,
  'no-name': `this Quadlet has no comment "# FileName=NAME", ${REFUSED}; add the comment`,
  'empty-name': `FileName= is empty, ${REFUSED}; write the name of the file without its extension`,
  path: `the name of FileName= contains a path separator, ${REFUSED}; write only the name of the file`,
  long: `Linux does not allow a file with the name of FileName=, ${REFUSED}; use a shorter one of printable characters`,
  more: `the linter checks at most ${MOST_PARTS} Quadlets of a bundle and ${MOST_IN_TREE} of all bundles, and this one and those below are not checked; split the bundle`,
};

function checkFormat(context: Context, { bundles }: SetFiles): void {
  for (const { directory, entry, source, faults } of bundles) {
    if (entry.tooLarge !== undefined) reportTooLarge(context, directory, entry, entry.tooLarge);
    if (entry.unreadable !== undefined) {
      const message = `the bundle cannot be read: ${entry.unreadable}`;
      context.report('PQ190', { source, start: 0, end: 0 }, message);
    }
    for (const { kind, start, end } of faults)
      context.report('PQ190', { source, start, end }, MESSAGES[kind]);
  }
}
