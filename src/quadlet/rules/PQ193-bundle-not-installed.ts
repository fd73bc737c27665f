import { firstLineOf } from '../set/parsed-files.js';
import { managerOfDirectory } from '../set/search-directories.js';
import type { Context } from './context.js';
import type { Rule, SetFiles } from './rule.js';

export const bundleNotInstalled: Rule = {
  code: 'PQ193',
  name: 'bundle-not-installed',
  severity: 'warning',
  summary: 'The bundle is in a search directory of the generator, which ignores it.',
  explanation:
    'Only `podman quadlet install` splits a `.quadlets` file; the generator ignores it. In a directory such as ' +
    '`/etc/containers/systemd` or `~/.config/containers/systemd` the file has no effect, and there is no message. ' +
    'Keep the bundle in another directory and install it with `podman quadlet install FILE.quadlets`, or write its ' +
    'Quadlets to separate files.',
  sources: ['pkg/systemd/quadlet/unitdirs.go, IsExtSupported', 'podman-quadlet-install(1)'],
  checkSet: checkPlace,
};

function checkPlace({ report }: Context, { bundles }: SetFiles): void {
  for (const { directory, source } of bundles) {
    if (managerOfDirectory(directory) === undefined) continue;
    const message =
      'the generator ignores .quadlets files in its directories; move this one elsewhere and run: podman quadlet install FILE.quadlets';
    report('PQ193', firstLineOf(source), message);
  }
}
