import type { Rule } from './rule.js';

export const rejectedSource: Rule = {
  code: 'PQ130',
  name: 'rejected-source',
  severity: 'warning',
  summary: 'A unit that is referred to is itself rejected, and this one is generated without its name.',
  explanation:
    'The generator gives an error for the other file only, and writes this service all the same. From Podman ' +
    '5.3 on it has no name for the volume or image then, and the command is a wrong one: `-v /data`, a ' +
    'nameless volume that is new at each start, or `--rootfs` without a directory. Before, the name is the ' +
    'default one, and the start fails because the other service does not exist. Mend the other file first.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, handleStorageSource',
    'pkg/systemd/quadlet/quadlet.go, handleImageSource',
  ],
};
