import { basename, dirname } from 'node:path/posix';
import { groupBy } from '../../platform/group-by.js';
import type { Finding } from '../finding.js';
import { isDropinDirectory } from '../lint/names.js';
import type { Enclosing } from '../syntax/source-text.js';
import type { Generation } from './generate-set.js';

/** A file from which the generator made no unit. */
export interface RejectedFile {
  /** Relative to the set's directory. */
  readonly source: string;
  /** Its path in findings. */
  readonly file: string;
  /** The message of the generator, without paths of this run; some versions print none. */
  readonly words: string | undefined;
  /** The linter's errors in the file. */
  readonly findings: readonly Finding[];
}

/** The files that the generator rejects: those that its log names, and those without a unit that have an error. */
export function rejectedFiles(generation: Generation, findings: readonly Finding[]): RejectedFile[] {
  const { layout, set, result } = generation;
  const said = messages(result.stderr);
  const made = new Set(set.services.map(({ source }) => source));
  const errors = groupBy(
    findings.filter(({ severity }) => severity === 'error'),
    ({ file }) => file,
  );
  return layout.files.flatMap(({ path, file, within }) => {
    if (made.has(path)) return [];
    const isDropIn = isDropinDirectory(basename(dirname(path)));
    const words =
      said.get(`${generation.sourceDirectory}/${path}`) ?? (isDropIn ? undefined : said.get(basename(path)));
    const own = (errors.get(file) ?? []).filter((finding) => isWithin(finding, within));
    if (words === undefined && (isDropIn || own.length === 0)) return [];
    return [{ source: path, file, words: words && withoutRun(words, generation), findings: own }];
  });
}

function isWithin({ line }: Finding, within: Enclosing | undefined): boolean {
  if (within === undefined) return true;
  const { source, start, end } = within;
  return line >= source.position(start).line && line <= source.position(end).line;
}

// Before 4.6 with apostrophes; the last message of some versions has more lines, each with an error.
const MESSAGE =
  /^(?:quadlet-generator\[\d+\]: )?(?:error loading|error reading directory|(?:error )?converting) (["'])(.+?)\1(?:, ignoring)?[:,] (.*)$/i;

/** The first message for each name: that of a unit, or the path of a file that cannot be read. */
function messages(stderr: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of stderr.split('\n')) {
    const [, , name = '', words = ''] = MESSAGE.exec(line) ?? [];
    if (!found.has(name)) found.set(name, words);
  }
  return found;
}

/** The name of a file in place of its path in this run. */
export function withoutRun(
  text: string,
  { sourceDirectory, root }: Pick<Generation, 'sourceDirectory' | 'root'>,
): string {
  return text
    .replaceAll(`${sourceDirectory}/`, '')
    .replaceAll(sourceDirectory, '.')
    .replaceAll(`${root}/`, '');
}
