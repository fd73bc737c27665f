import { extensionOf } from '../catalogue/keys.js';
import type { UnitSet } from '../set/unit-set.js';
import type { Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
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

/** Reports a referenced unit that is not in the set, with the reason or the nearest name. */
export function reportMissing(context: Context, span: Span, name: string): void {
  context.report('PQ030', span, `${name} not found: ${hintFor(context, name)}`);
}

function hintFor({ set, similarName }: Context, name: string): string {
  // Each call counts towards the limit of the search.
  const near = similarName(name);
  const broken = set.notLoaded.get(name);
  if (broken !== undefined) {
    return `the generator rejects ${broken.unit.path} because of ${broken.droppedBy ?? 'its syntax'}`;
  }
  const passed = set.passedOverByName.get(name);
  if (passed?.reason === 'kind') return 'this Podman version ignores files of this type';
  if (passed?.reason === 'place') return 'it is in a directory that this Podman version does not read';
  if (near !== undefined) return `did you mean ${near}?`;
  return isInstanceOfTemplate(set, name)
    ? 'use the name of the template, without an instance'
    : 'no file in the search path has exactly this name; add it or correct the name';
}

function isInstanceOfTemplate(set: UnitSet, name: string): boolean {
  const template = `${name.slice(0, name.indexOf('@') + 1)}${extensionOf(name)}`;
  return name.includes('@') && set.byName.has(template);
}
