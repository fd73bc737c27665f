import type { Rule } from './rule.js';

export const rejectedSource: Rule = {
  code: 'PQ130',
  name: 'rejected-source',
  severity: 'warning',
  summary: 'A referenced unit is rejected, and this one is generated without its name.',
  explanation:
    'The generator reports an error for the other file only and still generates this service. From Podman 5.3 on ' +
    'the name of the volume or image is then missing, and the command is wrong: `-v /data`, an anonymous volume ' +
    'that is new at each start, or `--rootfs` without a directory. Earlier versions use the default name, and the ' +
    'start fails because the other service does not exist. Fix the other file first.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, handleStorageSource',
    'pkg/systemd/quadlet/quadlet.go, handleImageSource',
  ],
};
