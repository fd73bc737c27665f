import { UserError } from '../../platform/errors.js';
import { behaviourOf } from '../catalogue/behaviour.js';
import { parseUnitFile } from '../syntax/parse.js';
import { SourceText } from '../syntax/source-text.js';
import type { LaidOutFile } from './lay-out.js';

// Of these the generator makes names of files and links, without a look at where they lead.
const NAMING = /^(?:Alias|DefaultInstance|ServiceName)$/;

/**
 * Refuses names by which the generator would write outside of its output directory.
 * @throws UserError
 */
export function refusePaths(files: readonly LaidOutFile[], version: string): void {
  const behaviour = behaviourOf(version);
  for (const { file, content } of files) {
    const text = typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
    if (!text.includes('/') || !/Alias|DefaultInstance|ServiceName/.test(text)) continue;
    const { entries } = parseUnitFile(new SourceText(file, content), behaviour);
    const found = entries.find(({ key, value }) => NAMING.test(key) && value.includes('/'));
    if (found === undefined) continue;
    const { line } = found.source.position(found.keyStart);
    throw new UserError(
      `${file}:${line}: ${found.key} is ${JSON.stringify(found.value)}; allowed: a name without "/", for the generator would write a file there`,
    );
  }
}
