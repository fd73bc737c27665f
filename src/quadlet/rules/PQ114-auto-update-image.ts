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
    '`podman auto-update` asks the registry whether the tag now means another image. That needs a name with a registry, ' +
    'and a tag: a digest always means the same image, and what is built on the machine is in no registry ' +
    '(`podman-auto-update(1)`). Write the whole name with a tag, or `AutoUpdate=local` for images of the machine.',
  sources: ['podman-auto-update(1)', 'podman-systemd.unit(5), AutoUpdate='],
  checkUnit: checkAutoUpdate,
};

/** `AutoUpdate=registry` where there is nothing to ask the registry for (`validateAutoUpdateImageReference`). */
function checkAutoUpdate(context: Context, member: Member): void {
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
