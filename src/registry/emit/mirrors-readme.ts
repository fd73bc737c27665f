import { shellWord } from '../../platform/shell-word.js';
import { mirrorData } from '../spec/mirrors.js';
import type { RegistrySpec } from '../spec/registry-spec.js';
import { CLASSIC_DIRECTORY } from './classic-unit.js';
import { OBJECTS } from './kube-yaml.js';

/** The README section about the size of the caches; empty without caches. */
export function mirrorsSection(spec: RegistrySpec): string {
  if (spec.mirrors.length === 0) return '';
  const { name } = spec;
  // Distribution's own directory below its root.
  const empty = (path: string) => `podman unshare rm -rf ${path}/docker`;
  const quadlets = spec.mirrors.map((mirror) =>
    mirror.path === undefined
      ? `podman volume rm ${OBJECTS.data(spec, mirrorData(mirror))}`
      : empty(shellWord(mirror.path)),
  );
  const classic = spec.mirrors.map((mirror) =>
    empty(mirror.path ? shellWord(mirror.path) : `~/${CLASSIC_DIRECTORY}/${mirrorData(mirror)}`),
  );
  const block = (lines: readonly string[]) => `\`\`\`sh\n${lines.join('\n')}\n\`\`\``;
  return `
## The size of the caches

The caches of ${spec.mirrors.map(({ upstream }) => upstream).join(', ')} keep everything that they have fetched, without a limit. These commands empty them; they
then fetch again what is pulled. With the .kube Quadlet, and with the .pod Quadlet if the service is \`${name}-pod.service\`:

${block([`systemctl --user stop ${name}.service`, ...quadlets, `systemctl --user start ${name}.service`])}

With the classic unit:

${block([`systemctl --user stop ${name}.service`, ...classic, `systemctl --user start ${name}.service`])}

On Kubernetes, delete the claim of a cache and apply the files again.
`;
}
