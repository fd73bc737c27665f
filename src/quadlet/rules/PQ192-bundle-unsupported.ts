import { versionNumber } from '../catalogue/versions.js';
import { firstLineOf } from '../set/parsed-files.js';
import type { Context } from './context.js';
import type { Rule, SetFiles } from './rule.js';

export const bundleUnsupported: Rule = {
  code: 'PQ192',
  name: 'bundle-unsupported',
  severity: 'warning',
  summary: 'A target Podman version does not know bundles.',
  explanation:
    '`podman quadlet install` splits `.quadlets` files from Podman 5.8 on. Podman 5.6 and 5.7 refuse such a file, ' +
    'and older versions do not have the command. The generator ignores the file in all versions. Install separate ' +
    'files, or stop targeting the old version.',
  sources: ['pkg/domain/infra/abi/quadlet.go, QuadletInstall', 'podman-quadlet-install(1)'],
  checkSet: checkSupport,
};

const SINCE = versionNumber('5.8');

function checkSupport({ behaviour, report }: Context, { bundles }: SetFiles): void {
  if (behaviour.version >= SINCE) return;
  for (const { source } of bundles) {
    const message =
      'podman quadlet install splits .quadlets files from Podman 5.8 on; earlier versions install none of these Quadlets';
    report('PQ192', firstLineOf(source), message);
  }
}
