import { basename, dirname } from 'node:path/posix';
import type { Finding } from '../finding.js';
import { messagesOf } from '../generator/verdict/messages.js';
import { isDropinDirectory } from '../lint/names.js';
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
  const { unreadable, unconverted } = messagesOf(result.stderr);
  const made = new Set(set.services.map(({ source }) => source));
  const errors = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.severity !== 'error') continue;
    const others = errors.get(finding.file);
    if (others) others.push(finding);
    else errors.set(finding.file, [finding]);
  }
  return layout.files.flatMap(({ path, file }) => {
    if (made.has(path)) return [];
    const read = unreadable.get(`${generation.sourceDirectory}/${path}`);
    const isDropIn = isDropinDirectory(basename(dirname(path)));
    const words = read ?? (isDropIn ? undefined : unconverted.get(basename(path)));
    const own = errors.get(file) ?? [];
    if (words === undefined && (isDropIn || own.length === 0)) return [];
    return [{ source: path, file, words: words && withoutRun(words, generation), findings: own }];
  });
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
