import { basename } from 'node:path/posix';
import { extensionOf } from '../../catalogue/keys.js';

/** A unit in a generator's output. */
export interface PrintedService {
  readonly service: string;
  /** The file that it was made of; `undefined` where none of those that were read can be it. */
  readonly source: string | undefined;
}

/**
 * Finds the units in what a dry run prints, and the file that each was made of. Before 5.3 those of a .volume or a
 * .network do not name it, but there their names follow from the file's.
 * @param stdout `---NAME---`, then the unit's text, again for each
 * @param sources the unit files that it read, as `name` names them
 * @param name names a path as it stands in `SourcePath=`
 */
export function servicesOf(
  stdout: string,
  sources: readonly string[],
  name: (path: string) => string,
): PrintedService[] {
  const known = new Set(sources);
  const byService = new Map(sources.flatMap((source) => plainServices(source).map((text) => [text, source])));
  // Lines end with \n alone here: a name can hold what else JavaScript takes for the end of one.
  return `\n${stdout}`
    .split(/\n---(?=[^\n]*\.service---\n)/)
    .slice(1)
    .map((block) => {
      const end = block.indexOf('---\n');
      const service = block.slice(0, end);
      // The generator's own line comes behind any that the file brings along.
      const named = [...block.matchAll(/\nSourcePath=([^\n]*)(?=\n)/g)]
        .map((match) => name(match[1] ?? ''))
        .filter((path) => known.has(path));
      return { service, source: named.at(-1) ?? byService.get(service) };
    });
}

function plainServices(source: string): string[] {
  const extension = extensionOf(source);
  if (extension !== '.volume' && extension !== '.network') return [];
  const stem = basename(source, extension);
  const suffix = `-${extension.slice(1)}`;
  const at = stem.endsWith('@') ? [`${stem.slice(0, -1)}${suffix}@.service`] : [];
  return [`${stem}${suffix}.service`, ...at];
}
