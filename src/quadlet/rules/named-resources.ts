import type { Member } from '../set/unit-set.js';
import { partSpan, type Span, valueSpan } from '../syntax/unit-file.js';
import { optionsIn, spanOf } from './PQ120-podman-args.js';

/** A resource by its name in podman. */
interface Named {
  /** The extension of the files that create such resources. */
  readonly extension: string;
  readonly name: string;
  /** The key that takes the file instead. */
  readonly key: string;
}

/** A resource that a unit uses by its name in podman, and not by the file that creates it. */
export interface NamedResource extends Named {
  readonly span: () => Span;
  /** Whether the span is only the name, and the file can replace it. */
  readonly isPlain: boolean;
}

/** The networks, volumes, images and pods that a unit names. The names may be empty, or those of files. */
export function namedResources(member: Member): readonly NamedResource[] {
  const { unit, kind } = member;
  const { section } = kind;
  const found: NamedResource[] = [];
  for (const entry of unit.list(section, 'Network')) {
    const network = networkIn(entry.value);
    const prefix = network.extension === '.container' ? 'container:'.length : 0;
    const length = prefix + network.name.length;
    found.push({ ...network, span: () => partSpan(entry, 0, length), isPlain: true });
  }
  for (const entry of unit.list(section, 'Volume')) {
    const volume = volumeIn(entry.value);
    found.push({ ...volume, span: () => partSpan(entry, 0, volume.name.length), isPlain: true });
  }
  for (const { text, entry, start, end } of unit.args(section, 'Mount')) {
    found.push({ ...mountedIn(text), span: () => partSpan(entry, start, end), isPlain: false });
  }
  const image = kind.extension === '.image' ? undefined : unit.last(section, 'Image');
  if (image !== undefined) {
    const one = { name: image.value.trimEnd(), key: 'Image', span: () => valueSpan(image), isPlain: false };
    found.push({ ...one, extension: '.build' }, { ...one, extension: '.image' });
  }
  for (const option of optionsIn(member)) {
    const named = BY_OPTION[option.option]?.(option.value);
    if (named !== undefined) found.push({ ...named, span: () => spanOf(option), isPlain: false });
  }
  return found;
}

const BY_OPTION: Readonly<Record<string, (value: string) => Named>> = {
  '--network': networkIn,
  '--volume': volumeIn,
  '--mount': mountedIn,
  '--pod': (name) => ({ extension: '.pod', name, key: 'Pod' }),
};

function networkIn(value: string): Named {
  const [name = '', container] = value.trimEnd().split(':', 2);
  return name === 'container' && container !== undefined
    ? { extension: '.container', name: container, key: 'Network' }
    : { extension: '.network', name, key: 'Network' };
}

function volumeIn(value: string): Named {
  return { extension: '.volume', name: value.slice(0, Math.max(value.indexOf(':'), 0)), key: 'Volume' };
}

/** The source of a mount of type volume. */
function mountedIn(value: string): Named {
  const fields = new Map(value.split(',').map((field) => field.split('=', 2) as [string, string]));
  const name = (fields.get('type') === 'volume' && (fields.get('source') ?? fields.get('src'))) || '';
  return { extension: '.volume', name, key: 'Mount' };
}
