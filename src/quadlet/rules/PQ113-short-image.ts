import { versionNumber } from '../catalogue/versions.js';
import type { Member } from '../set/unit-set.js';
import { valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { quoted } from './values/quoted.js';

export const shortImage: Rule = {
  code: 'PQ113',
  name: 'short-image',
  severity: 'warning',
  summary: 'The name of an image does not include the registry.',
  explanation:
    'The meaning of a short name depends on the aliases and search registries of the machine ' +
    '(`containers-registries.conf(5)`), and without a terminal podman may reject it. The generator warns about ' +
    'it. Write the full name, `docker.io/library/nginx:1.29`.',
  sources: ['cmd/quadlet/main.go, warnIfAmbiguousName', 'containers-registries.conf(5)'],
  checkUnit: checkShortImages,
  units: ['Image='],
};

const VOLUME_IMAGES_SINCE = versionNumber('4.8.0');
const TRANSPORT = /^(?:containers-storage|dir|docker|docker-archive|docker-daemon|oci|oci-archive):/;

/** Names of images without a registry (`warnIfAmbiguousName` in `cmd/quadlet/main.go`). */
function checkShortImages(context: Context, { unit, kind }: Member): void {
  const { section } = kind;
  if (section !== 'Container' && section !== 'Image' && section !== 'Volume') return;
  if (section === 'Volume') {
    if (context.behaviour.version < VOLUME_IMAGES_SINCE) return;
    if (unit.value('Volume', 'Driver') !== 'image') return;
  }
  const entry = unit.last(section, 'Image');
  const image = entry === undefined ? '' : unit.unquoted(entry);
  if (entry === undefined || !isShort(image)) return;
  context.report(
    'PQ113',
    valueSpan(entry),
    `${quoted(image)} does not name a registry, so the configuration of the machine selects the image; use the full name, such as docker.io/library/nginx:1.29, or localhost/NAME for an image built there`,
  );
}

/** Whether a name may mean different images on different machines (`isUnambiguousName`). Specifiers are not resolved. */
export function isShort(image: string): boolean {
  if (image === '' || /\.(?:image|build)$/.test(image) || TRANSPORT.test(image)) return false;
  if (/^(?:sha256:|[0-9a-f]{64}$)/i.test(image)) return false;
  const slash = image.indexOf('/');
  const domain = slash < 0 ? image : image.slice(0, slash);
  if (/[%$]/.test(domain)) return false;
  return slash < 0 || !(/[.:]/.test(domain) || domain === 'localhost');
}
