import type { Rule } from './rule.js';

export const missingUnit: Rule = {
  code: 'PQ030',
  name: 'missing-unit',
  severity: 'error',
  summary: 'A referenced Quadlet file is not in the search path.',
  explanation:
    'A value with the extension of a Quadlet file names such a file, without a directory. The file must be among ' +
    'those that the generator has read: `requested Quadlet unit front.network was not found`, `requested Quadlet ' +
    'source data.volume was not found`, `requested Quadlet image app.build was not found`, `quadlet pod unit ' +
    'blog.pod does not exist`. For networks and volumes this applies from Podman 5.3 on; earlier versions ' +
    'generate a service that requires one that does not exist (see PQ136). Names are case-sensitive, and a ' +
    'template is referenced by its file name, `data@.volume`. Add the file to the search path, or correct the ' +
    'name. For resources created without Quadlet omit the extension.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, addNetworks',
    'pkg/systemd/quadlet/quadlet.go, handleStorageSource',
    'pkg/systemd/quadlet/quadlet.go, handleImageSource',
    'pkg/systemd/quadlet/quadlet.go, handlePod',
  ],
};
