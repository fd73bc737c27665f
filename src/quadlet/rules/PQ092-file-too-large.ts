import { formatBytes } from '../../platform/amounts.js';
import { pathOf } from '../set/parsed-files.js';
import type { SourceDirectory, SourceEntry } from '../set/source-tree.js';
import { SourceText } from '../syntax/source-text.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const fileTooLarge: Rule = {
  code: 'PQ092',
  name: 'file-too-large',
  severity: 'error',
  summary: 'The file is too large to be checked.',
  explanation:
    'The limits are 1 MiB for a unit or drop-in, 4 MiB for a manifest and 500,000 YAML tokens for all manifests ' +
    'together. Podman has no such limits. The linter has them because it also checks pull requests from untrusted ' +
    'contributors: a file of some megabytes could use up the time and memory of the machine. Exceeding one is an ' +
    'error, so that nothing passes unchecked. Other files may refer to the file and are checked as if it were ' +
    'correct. Move data into files that the unit names, such as an `EnvironmentFile=`, and split large manifests.',
  sources: [],
  checkSet: checkSizes,
};

/** The rule for files that are too large to be checked. */
export const TOO_LARGE = 'PQ092';

function checkSizes(context: Context): void {
  for (const { directory, entry, limit } of context.set.tooLarge)
    reportTooLarge(context, directory, entry, limit);
}

/**
 * Reports a file that was not read because of its size.
 * @param limit in bytes
 */
export function reportTooLarge(
  context: Context,
  directory: SourceDirectory,
  entry: SourceEntry,
  limit: number,
): void {
  const source = new SourceText(pathOf(directory, entry.name), '');
  const message = `this file is larger than ${formatBytes(limit, 0)} and is not checked; move data into files that it names`;
  context.report(TOO_LARGE, { source, start: 0, end: 0 }, message);
}
