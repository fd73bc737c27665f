import type { Rule } from './rule.js';

// Reported by the check of PQ118, which reads the same lines.
export const instanceName: Rule = {
  code: 'PQ135',
  name: 'instance-name',
  severity: 'warning',
  summary: 'The generator gives the resource of an instance a wrong name.',
  explanation:
    "From Podman 5.7 on the generator makes the name of an instance's volume or network as if the file were a " +
    'template, and cuts off one character: `data@blog.volume` becomes `systemd-data@blo-%i` ' +
    '(`getResourceName` in `pkg/systemd/quadlet/quadlet.go`). The service starts, with another volume than ' +
    'before. Set `VolumeName=` or `NetworkName=`.',
};
