import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../platform/errors.js';
import type { Condition } from '../check.js';

/**
 * The page about a check.
 * @param wanted its id, in upper or lower case
 * @param pages the directory of the pages, `RP014.md` and so on
 * @throws UserError if there is no such check
 */
export function explainCheck(wanted: string, conditions: readonly Condition[], pages: string): string {
  const found = conditions.find(({ id }) => id === wanted.toUpperCase());
  if (found === undefined) {
    const ids = conditions.map(({ id }) => id).sort();
    throw new UserError(`unknown check "${wanted}"; the IDs are ${ids[0]} to ${ids.at(-1)}, with gaps`);
  }
  const { id, title, cause, cure } = found;
  try {
    return readFileSync(join(pages, `${id}.md`), 'utf8');
  } catch {
    // The bundle may have been copied without the pages.
    return `# ${id} ${title}\n\n${cause}\n\n${cure}\n`;
  }
}
