import { basename } from 'node:path/posix';
import { extensionOf } from '../../catalogue/keys.js';

/** A unit in a generator's output. */
export interface PrintedService {
  readonly service: string;
  /** The file that it was generated from; `undefined` if none of the files that were read matches. */
  readonly source: string | undefined;
}

/**
 * Finds the units in the output of a dry run, and the file that each was generated from. Before 5.3 units of a .volume or
 * .network do not contain its path, but their names are derived from the file's.
 * @param stdout `---NAME---`, then the unit's text, again for each
 * @param sources the unit files that it read, converted by `name`
 * @param name converts a path of `SourcePath=`
 */
export function servicesOf(
  stdout: string,
  sources: readonly string[],
  name: (path: string) => string,
): PrintedService[] {
  const known = new Set(sources);
  const byService = new Map(sources.flatMap((source) => plainServices(source).map((text) => [text, source])));
  // Only \n ends a line: a name can contain JavaScript's other line terminators.
  return `\n${stdout}`
    .split(/\n---(?=[^\n]*\.service---\n)/)
    .slice(1)
    .map((block) => {
      const end = block.indexOf('---\n');
      const service = block.slice(0, end);
      // The generator's SourcePath= comes after those of the file.
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
