import type { Member } from '../set/unit-set.js';
import { partSpan, type Span, valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { isShort } from './PQ113-short-image.js';
import type { Rule } from './rule.js';
import { quoted } from './values/quoted.js';

export const autoUpdateImage: Rule = {
  code: 'PQ114',
  name: 'auto-update-image',
  severity: 'warning',
  summary: 'AutoUpdate=registry cannot update this image.',
  explanation:
    '`podman auto-update` checks whether the tag now refers to another image in the registry. This requires a ' +
    'name with a registry and a tag: a digest always refers to the same image, and an image built on the machine ' +
    'is in no registry (`podman-auto-update(1)`). Write the full name with a tag, or use `AutoUpdate=local` for ' +
    'images of the machine.',
  sources: ['podman-auto-update(1)', 'podman-systemd.unit(5), AutoUpdate='],
  checkUnit: checkAutoUpdate,
  units: ['--label'],
};

/** `AutoUpdate=registry` with an image that no registry can update (`validateAutoUpdateImageReference`). */
function checkAutoUpdate(context: Context, member: Member): void {
  if (member.kind.section !== 'Container') return;
  const span = autoUpdateOf(member);
  const image = span && imageOf(context, member);
  if (span === undefined || image === undefined || /[%$]/.test(image)) return;
  const reason = isShort(image)
    ? `podman rejects the short name ${quoted(image)}; use the full name`
    : image.startsWith('localhost/')
      ? `${quoted(image)} is in no registry; use AutoUpdate=local`
      : image.includes('@')
        ? 'Image= has a digest, which never changes; use a tag instead, or remove AutoUpdate='
        : undefined;
  if (reason !== undefined)
    context.report('PQ114', span, `AutoUpdate=registry cannot update this image: ${reason}`);
}

/** Where the container enables updates from the registry: the key, or the label that the key sets. */
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
