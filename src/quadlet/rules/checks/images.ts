import { versionNumber } from '../../catalogue/versions.js';
import type { Context } from '../../convert/context.js';
import type { Member } from '../../set/unit-set.js';
import { partSpan, type Span, valueSpan } from '../../syntax/unit-file.js';
import { quoted } from './values/quoted.js';

const VOLUME_IMAGES_SINCE = versionNumber('4.8.0');
const TRANSPORT = /^(?:containers-storage|dir|docker|docker-archive|docker-daemon|oci|oci-archive):/;

/** Names of images without a registry (`warnIfAmbiguousName` in `cmd/quadlet/main.go`). */
export function adviseShortImages(context: Context, { unit, kind }: Member): void {
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
    `${quoted(image)} does not say from which registry, so the machine's configuration decides what it is: write the whole name, such as docker.io/library/nginx:1.29 or localhost/NAME for one built here`,
  );
}

/** Names that may be another image on another machine (`isUnambiguousName`); those that only systemd knows are not. */
function isShort(image: string): boolean {
  if (image === '' || /\.(?:image|build)$/.test(image) || TRANSPORT.test(image)) return false;
  if (/^(?:sha256:|[0-9a-f]{64}$)/i.test(image)) return false;
  const slash = image.indexOf('/');
  const domain = slash < 0 ? image : image.slice(0, slash);
  if (/[%$]/.test(domain)) return false;
  return slash < 0 || !(/[.:]/.test(domain) || domain === 'localhost');
}

/** `AutoUpdate=registry` where there is nothing to ask the registry for (`validateAutoUpdateImageReference`). */
export function adviseAutoUpdate(context: Context, member: Member): void {
  if (member.kind.section !== 'Container') return;
  const span = autoUpdateOf(member);
  const image = span && imageOf(context, member);
  if (span === undefined || image === undefined || /[%$]/.test(image)) return;
  const reason = isShort(image)
    ? `podman refuses to start it with a name that has no registry, ${quoted(image)}: write the whole name`
    : image.startsWith('localhost/')
      ? `${quoted(image)} is in no registry; for images of this machine it is AutoUpdate=local`
      : image.includes('@')
        ? 'the digest in Image= always means the same image: write a tag instead, or take AutoUpdate= away'
        : undefined;
  if (reason !== undefined) context.report('PQ114', span, `this never updates the image: ${reason}`);
}

/** Where the container asks for updates from the registry: by the key, or by the label that it becomes. */
function autoUpdateOf({ unit }: Member): Span | undefined {
  const entry = unit.last('Container', 'AutoUpdate');
  if (entry !== undefined && /^(?:registry|image)$/.test(unit.unquoted(entry))) return valueSpan(entry);
  const label = unit
    .args('Container', 'Label')
    .findLast(({ text }) => /^io\.containers\.autoupdate=(?:registry|image)$/.test(text));
  return label && partSpan(label.entry, label.start, label.end);
}

function imageOf({ set }: Context, { unit }: Member): string | undefined {
  const image = unit.value('Container', 'Image');
  if (!image) return undefined;
  return /\.(?:image|build)$/.test(image) ? set.byName.get(image)?.resource || undefined : image;
}
