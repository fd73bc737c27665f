import type { Rule } from './rule.js';

export const missingUnit: Rule = {
  code: 'PQ030',
  name: 'missing-unit',
  severity: 'error',
  summary: 'A Quadlet file that is referred to is not in the search path.',
  explanation:
    'A value that ends like a Quadlet file is the name of one, without a directory, and it must be among the ' +
    'files that the generator has read: `requested Quadlet unit front.network was not found`, `requested ' +
    'Quadlet source data.volume was not found`, `requested Quadlet image app.build was not found`, `quadlet ' +
    'pod unit blog.pod does not exist`. For networks and volumes it is so from Podman 5.3 on; before, the ' +
    'service is made, and waits for another one that does not exist (see PQ136). The case counts, and a ' +
    'template is named as its file is, `data@.volume`. Put the file into the search path or correct the name; ' +
    'what was made without Quadlet is named without an ending.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, addNetworks',
    'pkg/systemd/quadlet/quadlet.go, handleStorageSource',
    'pkg/systemd/quadlet/quadlet.go, handleImageSource',
    'pkg/systemd/quadlet/quadlet.go, handlePod',
  ],
};
